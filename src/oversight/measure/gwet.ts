import { sum } from './observed.ts';
import {
  alikePairs,
  categoriesOf,
  chosenCounts,
  intervalOf,
  mean,
  ratersOf,
  type Agreement,
  type NoAgreement,
  type Rated,
} from './rating.ts';

/** What one unit has of each category, as a share of who judged it. */
const sharesIn = (rated: Rated, width: number): readonly number[] =>
  Array.from({ length: width }, (_, category) => (rated[category] ?? 0) / ratersOf(rated));

/**
 * Gwet's AC1 for any number of people, any of them missing anywhere. Gwet 2008, BJMSP 61:29, equations 16 to 18: chance is
 * how often two people agree who were both unsure, which stays small where nearly everybody rightly chooses the same.
 */
export function gwetAc1(given: readonly Rated[]): Agreement | NoAgreement {
  const units = given.filter((rated) => ratersOf(rated) >= 1);
  const paired = units.filter((rated) => ratersOf(rated) >= 2);
  if (paired.length < 2) return { kind: 'not-told', why: 'too-few' };
  // Where one category alone was chosen another could have been: two at least.
  const categories = Math.max(2, categoriesOf(units));
  const width = chosenCounts(units).length;
  const own = units.map((rated) => sharesIn(rated, width));
  const shares = Array.from({ length: width }, (_, category) => mean(own.map((each) => each[category] ?? 0)));
  const chance = sum(shares.map((share) => share * (1 - share))) / (categories - 1);
  const agreedIn = (rated: Rated): number => alikePairs(rated) / (ratersOf(rated) * (ratersOf(rated) - 1));
  const agreed = mean(paired.map(agreedIn));
  const coefficient = (agreed - chance) / (1 - chance);
  const weight = units.length / paired.length;
  const parts = units.map((rated, unit) => {
    const seen = ratersOf(rated) >= 2 ? weight * (agreedIn(rated) - chance) : 0;
    const unsure = sum(shares.map((share, category) => (1 - share) * (own[unit]?.[category] ?? 0))) / (categories - 1);
    return (seen - 2 * (1 - coefficient) * (unsure - chance)) / (1 - chance);
  });
  return { kind: 'told', coefficient, ...intervalOf(coefficient, parts), agreed, chance };
}
