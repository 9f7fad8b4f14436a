import { sum, type Interval } from './observed.ts';
import { studentQuantile } from './student.ts';

/**
 * One thing that several people judged: how many chose each category. Who chose is not in it: no coefficient here needs
 * it, and so nothing can be said of one person.
 */
export type Rated = readonly number[];

/** How far choices agree: `agreed` of pairs as seen, `chance` as expected, and the coefficient that sets them off. */
export interface Agreement {
  readonly kind: 'told';
  readonly coefficient: number;
  /** 95 %, as if the things judged had been drawn from many like them. */
  readonly interval: Interval;
  readonly error: number;
  readonly agreed: number;
  readonly chance: number;
}

/** Why there is nothing to say: fewer than two things judged by two people each, or one category alone was ever chosen. */
export interface NoAgreement {
  readonly kind: 'not-told';
  readonly why: 'too-few' | 'one-category';
}

/** How many chose anything. */
export const ratersOf = (rated: Rated): number => sum(rated);

/** How many categories anybody chose: what nobody ever chose adds nothing to chance. */
export const categoriesOf = (units: readonly Rated[]): number =>
  chosenCounts(units).filter((count) => count > 0).length;

/** How many chose each category over all units, in the order of the categories. */
export function chosenCounts(units: readonly Rated[]): readonly number[] {
  const counts: number[] = [];
  // In one pass, however many units there are: their widths as arguments of one call would overflow the stack.
  for (const rated of units)
    for (const [category, count] of rated.entries()) counts[category] = (counts[category] ?? 0) + count;
  return counts;
}

/** Ordered pairs of two people who chose the same. */
export const alikePairs = (rated: Rated): number => sum(rated.map((count) => count * (count - 1)));

export const mean = (values: readonly number[]): number => sum(values) / values.length;

/**
 * The interval of a coefficient from what each unit adds to it, each already linearised. Gwet 2008, BJMSP 61:29, section 4;
 * Student’s t on one less than the units, cut off at 1, which no coefficient passes.
 */
export function intervalOf(coefficient: number, parts: readonly number[]): { error: number; interval: Interval } {
  const n = parts.length;
  const error = Math.sqrt(sum(parts.map((part) => (part - coefficient) ** 2)) / (n * (n - 1)));
  const reach = studentQuantile(n - 1) * error;
  return { error, interval: [Math.max(-1, coefficient - reach), Math.min(1, coefficient + reach)] };
}
