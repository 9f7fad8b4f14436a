import { unmeasured, type Unmeasured } from './unmeasured.ts';

export interface Discoveries {
  readonly kind: 'measured';
  /** Each p, adjusted: the least false discovery rate at which it would be flagged; in the order given. */
  readonly adjusted: readonly number[];
  readonly flagged: readonly boolean[];
  /** How many would lie beyond 95 % by chance alone: the number of tests × 0.05. */
  readonly expectedByChance: number;
  /** How many do. */
  readonly beyond95: number;
}

/** Of false discoveries among the flagged, and of a single test. */
const LEVEL = 0.05;

/**
 * Among many tests, those to flag so that of the flagged no more than 5 % are expected to be false: the largest k with
 * p_(k) ≤ k·q/m at q = 0.05. Benjamini and Hochberg 1995, JRSS B 57:289.
 */
export function benjaminiHochberg(ps: readonly number[]): Discoveries | Unmeasured {
  if (ps.length === 0) return unmeasured('nothing-given');
  const wrong = ps.findIndex((p) => !(p >= 0 && p <= 1));
  if (wrong >= 0) return unmeasured('not-a-chance', wrong);
  const rising = ps.map((p, at) => ({ p, at })).toSorted((a, b) => a.p - b.p);
  const adjusted = Array.from(ps, () => 1);
  let least = 1;
  for (const [rank, { p, at }] of [...rising.entries()].toReversed()) {
    least = Math.min(least, (p * ps.length) / (rank + 1));
    adjusted[at] = least;
  }
  return {
    kind: 'measured',
    adjusted,
    flagged: adjusted.map((p) => p <= LEVEL),
    expectedByChance: ps.length * LEVEL,
    beyond95: ps.filter((p) => p <= LEVEL).length,
  };
}
