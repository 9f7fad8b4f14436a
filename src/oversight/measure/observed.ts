/** What is seen of one group: `y` of `n` with the outcome in question. Whole numbers, 0 ≤ y ≤ n, n ≥ 1. */
export interface Observed {
  readonly y: number;
  readonly n: number;
}

/** Lower and upper end. */
export type Interval = readonly [lower: number, upper: number];

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Σy / Σn. */
export const overallShare = (groups: readonly Observed[]): number =>
  sum(groups.map((group) => group.y)) / sum(groups.map((group) => group.n));
