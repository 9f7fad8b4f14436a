import { binomialAbove, binomialCdf, binomialPmf } from './binomial.ts';
import type { Interval, Observed } from './observed.ts';

const clip = (share: number): number => Math.min(1, Math.max(0, share));

/** The smallest r with P(R ≤ r) ≥ a, by bisection: the distribution function never falls. */
function smallestCount(a: number, n: number, p0: number): number {
  let below = -1;
  let above = n;
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (binomialCdf(middle, n, p0) >= a) above = middle;
    else below = middle;
  }
  return above;
}

/**
 * One exact binomial control limit: (r − α)/n with r the smallest count of P(R ≤ r) ≥ a and
 * α = (P(R ≤ r) − a)/P(R = r). Spiegelhalter 2005, Statistics in Medicine 24:1185, appendix A.1.1; clipped to [0, 1].
 * Where p0 is 0 or 1 nothing varies and the limit is p0 itself.
 */
export function funnelLimit(a: number, n: number, p0: number): number {
  if (p0 <= 0 || p0 >= 1) return clip(p0);
  const r = smallestCount(a, n, p0);
  // Interpolated between whole counts, as the paper has it: a warning says where few cases make that mislead.
  const alpha = (binomialCdf(r, n, p0) - a) / binomialPmf(r, n, p0);
  return clip((r - alpha) / n);
}

export const limits95 = (n: number, p0: number): Interval => [funnelLimit(0.025, n, p0), funnelLimit(0.975, n, p0)];

export const limits998 = (n: number, p0: number): Interval => [funnelLimit(0.001, n, p0), funnelLimit(0.999, n, p0)];

export type Outside = 'no' | '95' | '99.8';

const beyond = (share: number, [lower, upper]: Interval): boolean => share < lower || share > upper;

/** Which pair of limits a group's share lies strictly beyond. */
export function outside({ y, n }: Observed, p0: number): Outside {
  if (beyond(y / n, limits998(n, p0))) return '99.8';
  return beyond(y / n, limits95(n, p0)) ? '95' : 'no';
}

/** The chance, were p0 true, of a count at least as far out on the same side: P(R ≤ y) or P(R ≥ y). */
export function tailProbability({ y, n }: Observed, p0: number): number {
  return y / n <= p0 ? binomialCdf(y, n, p0) : binomialAbove(y - 1, n, p0);
}

/**
 * Which pair of limits a group lies beyond by the exact chance of its count or one further out, at most 2.5 % and 0.1 %: never
 * oftener than that by chance, where limits drawn between whole counts are (Spiegelhalter 2005, appendix A.1.1).
 */
export function outsideByTail(group: Observed, p0: number): Outside {
  const tail = tailProbability(group, p0);
  if (tail <= 0.001) return '99.8';
  return tail <= 0.025 ? '95' : 'no';
}
