import { sum } from './observed.ts';
import {
  alikePairs,
  chosenCounts,
  intervalOf,
  mean,
  ratersOf,
  type Agreement,
  type NoAgreement,
  type Rated,
} from './rating.ts';

/**
 * Krippendorff's alpha for names without order: any number of people, any of them missing anywhere. Krippendorff 2011,
 * *Computing Krippendorff's alpha-reliability*, section C: what only one person judged is left out.
 */
export function krippendorffAlpha(given: readonly Rated[]): Agreement | NoAgreement {
  const units = given.filter((rated) => ratersOf(rated) >= 2);
  if (units.length < 2) return { kind: 'not-told', why: 'too-few' };
  const values = sum(units.map(ratersOf));
  const shares = chosenCounts(units).map((count) => count / values);
  const expected = sum(shares.map((share) => share * share));
  // Nothing was told apart: agreement and chance are both whole, and their ratio is nothing over nothing.
  if (shares.some((share) => share === 1)) return { kind: 'not-told', why: 'one-category' };
  // With n values in place of pairs, alpha is the same as by its matrix of coincidences: 1 − (n − 1)·Do/De.
  const small = 1 / values;
  const people = values / units.length;
  const own = units.map((rated) => alikePairs(rated) / (people * (ratersOf(rated) - 1)));
  const alike = mean(own);
  const seen = (1 - small) * alike + small;
  const coefficient = (seen - expected) / (1 - expected);
  const parts = units.map((rated, unit) => {
    const more = (ratersOf(rated) - people) / people;
    const agreed = (1 - small) * ((own[unit] ?? 0) - alike * more) + small;
    const chance = sum(rated.map((count, category) => (count / people) * (shares[category] ?? 0))) - expected * more;
    return (agreed - expected - 2 * (1 - coefficient) * (chance - expected)) / (1 - expected);
  });
  return { kind: 'told', coefficient, ...intervalOf(coefficient, parts), agreed: seen, chance: expected };
}
