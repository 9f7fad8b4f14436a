import { poissonCdf, poissonFrom } from './chances.ts';
import type { Interval } from './observed.ts';
import { root } from './search.ts';

/** The mean at which a tail has fallen to its size, on the log scale so that small means keep their digits. */
function meanWhere(tail: (mean: number) => number, size: number, start: number, stride: number): number {
  const above = (x: number): number => Math.log(Math.max(tail(Math.exp(x)), Number.MIN_VALUE) / size);
  let [from, to] = [Math.log(start), Math.log(start) + stride];
  while (above(to) > 0) [from, to] = [to, to + stride];
  return Math.exp(root(above, from, to, 1e-15));
}

/**
 * Exact interval for the mean of a Poisson count: lower end where P(R ≥ y) is α/2, upper end where P(R ≤ y) is. Garwood
 * 1936, Biometrika 28:437; the same as half the chi-squared quantiles on 2y and 2y + 2 degrees of freedom.
 */
export function poissonInterval(y: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  const stride = 1 / Math.sqrt(y + 1);
  return [
    y === 0 ? 0 : meanWhere((mean) => poissonFrom(y, mean), tail, y, -stride),
    meanWhere((mean) => poissonCdf(y, mean), tail, y + 1, stride),
  ];
}
