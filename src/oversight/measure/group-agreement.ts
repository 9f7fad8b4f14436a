import { sum, type Interval, type Observed } from './observed.ts';
import { alikePairs, ratersOf, type Rated } from './rating.ts';
import { studentQuantile } from './student.ts';

/** One thing judged by people of several groups: for each group, how many of it chose each category. */
export type RatedByGroup = readonly Rated[];

/** Pairs of people who judged the same: how many there are, and how many of them chose alike. */
export interface GroupAgreement {
  readonly kind: 'told';
  readonly within: Observed;
  readonly across: Observed;
  /** Share alike within groups, less the share alike across them: 0 where it makes no odds of which group somebody is. */
  readonly difference: number;
  readonly interval: Interval;
}

interface Pairs {
  readonly within: Observed;
  readonly across: Observed;
}

const pairsIn = (rated: Rated): Observed => ({
  y: alikePairs(rated) / 2,
  n: (ratersOf(rated) * (ratersOf(rated) - 1)) / 2,
});

const added = (all: readonly Observed[]): Observed => ({
  y: sum(all.map(({ y }) => y)),
  n: sum(all.map(({ n }) => n)),
});

const pairsOf = (groups: RatedByGroup): Pairs => {
  // Groups may have been counted over fewer categories than others: what is not there was chosen by nobody.
  const width = Math.max(0, ...groups.map((rated) => rated.length));
  const together = Array.from({ length: width }, (_, category) => sum(groups.map((rated) => rated[category] ?? 0)));
  const [all, within] = [pairsIn(together), added(groups.map(pairsIn))];
  return { within, across: { y: all.y - within.y, n: all.n - within.n } };
};

const totalOf = (units: readonly Pairs[]): Pairs => ({
  within: added(units.map(({ within }) => within)),
  across: added(units.map(({ across }) => across)),
});

const differenceOf = ({ within, across }: Pairs): number => within.y / within.n - across.y / across.n;

/**
 * Whether people of one group agree with each other more than with those of other groups. No group is told from another.
 * The interval leaves out one unit at a time (Tukey’s jackknife: Efron and Stein 1981, Annals of Statistics 9:586).
 */
export function groupAgreement(given: readonly RatedByGroup[]): GroupAgreement | undefined {
  const units = given.map(pairsOf);
  const total = totalOf(units);
  const left = units.map((_, out) => differenceOf(totalOf(units.toSpliced(out, 1))));
  // A share of no pairs is no share, and nor is one that hangs on a single thing judged.
  if (units.length < 2 || [differenceOf(total), ...left].some((each) => Number.isNaN(each))) return undefined;
  const centre = sum(left) / left.length;
  const spread = sum(left.map((each) => (each - centre) ** 2));
  const reach = studentQuantile(units.length - 1) * Math.sqrt((spread * (units.length - 1)) / units.length);
  const difference = differenceOf(total);
  const interval: Interval = [Math.max(-1, difference - reach), Math.min(1, difference + reach)];
  return { kind: 'told', ...total, difference, interval };
}
