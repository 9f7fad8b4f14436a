import { binomialAbove, binomialCdf, binomialPmf } from './binomial.ts';
import type { Interval, Observed } from './observed.ts';

const clip = (share: number): number => Math.min(1, Math.max(0, share));

/** The point that a standard normal is below with chance a, to 4.5e-4. Abramowitz and Stegun 1964, 26.2.23. */
function nearNormalQuantile(a: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(a, 1 - a)));
  const above = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return a < 0.5 ? -above : above;
}

/** The normal’s point, bent by the skewness: Johnson, Kemp and Kotz 2005, 3.6. A place to begin, mostly within a count or two. */
function nearCount(a: number, n: number, p0: number): number {
  const z = nearNormalQuantile(a);
  return Math.round(n * p0 + z * Math.sqrt(n * p0 * (1 - p0)) + ((z * z - 1) * (1 - 2 * p0)) / 6 - 0.5);
}

/**
 * The smallest r with P(R ≤ r) ≥ a: the distribution function never falls. Each sum takes time where n is vast: begun close by,
 * with steps that double until they hold it between them, it takes four or five for the twenty-four of halving ten million.
 */
function smallestCount(a: number, n: number, p0: number): number {
  let [below, above] = [-1, n];
  let next = nearCount(a, n, p0);
  for (let step = 1; above - below > 1; step *= 2) {
    const r = Math.min(above - 1, Math.max(below + 1, next));
    if (binomialCdf(r, n, p0) >= a) above = r;
    else below = r;
    const isHeld = below >= 0 && above < n;
    next = isHeld ? Math.floor((below + above) / 2) : above < n ? above - step : below + step;
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
