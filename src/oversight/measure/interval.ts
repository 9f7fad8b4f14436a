import { binomialAbove, binomialCdf } from './binomial.ts';
import { levelZ } from './chances.ts';
import { logit, plogis } from './distribution.ts';
import type { Interval, Observed } from './observed.ts';
import { root } from './search.ts';
import { refusedGroups, type Unmeasured } from './unmeasured.ts';

/**
 * The share at which a tail probability has fallen to the given size: first by strides of a standard error, then by its
 * root, on the logit scale so that small shares keep their digits.
 */
function shareWhere(tail: (p: number) => number, size: number, start: number, stride: number): number {
  const above = (x: number): number => Math.log(Math.max(tail(plogis(x)), Number.MIN_VALUE) / size);
  let [from, to] = [start, start + stride];
  while (above(to) > 0) [from, to] = [to, to + stride];
  return plogis(root(above, from, to, 1e-15));
}

/**
 * Exact interval for a share: lower end where P(R ≥ y) is α/2, upper end where P(R ≤ y) is. Clopper and Pearson 1934,
 * Biometrika 26:404; the same as the beta quantiles of statistics 2.1.
 */
export function clopperPearson({ y, n }: Observed, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  // A start inside 0 and 1 also where nobody, or everybody, has the outcome.
  const share = (y + 0.5) / (n + 1);
  const [start, stride] = [logit(share), 1 / Math.sqrt(n * share * (1 - share))];
  return [
    y === 0 ? 0 : shareWhere((p) => binomialAbove(y - 1, n, p), tail, start, -stride),
    y === n ? 1 : shareWhere((p) => binomialCdf(y, n, p), tail, start, stride),
  ];
}

/**
 * Wilson's score interval: (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²))/(1 + z²/n). Wilson 1927, JASA 22:209. Closer to its
 * level than the exact one, which is never below it.
 */
export function wilson({ y, n }: Observed, level = 0.95): Interval | Unmeasured {
  const refused = refusedGroups([{ y, n }]);
  if (refused !== undefined) return refused;
  const z = levelZ(level);
  const [p, square] = [y / n, (z * z) / n];
  const half = z * Math.sqrt((p * (1 - p)) / n + square / (4 * n));
  return [
    y === 0 ? 0 : Math.max(0, (p + square / 2 - half) / (1 + square)),
    y === n ? 1 : Math.min(1, (p + square / 2 + half) / (1 + square)),
  ];
}
