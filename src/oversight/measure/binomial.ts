import { deviance, stirlingError } from './loader.ts';

/** Loader 2000, section 3. The two chances are given apart: 1 − (1 − p) has lost the digits of a small p. */
function saddlePoint(r: number, n: number, p: number, q: number): number {
  if (r === 0) return Math.exp(n * (p < 0.5 ? Math.log1p(-p) : Math.log(q)));
  if (r === n) return Math.exp(n * (q < 0.5 ? Math.log1p(-q) : Math.log(p)));
  const log = stirlingError(n) - stirlingError(r) - stirlingError(n - r) - deviance(r, n * p) - deviance(n - r, n * q);
  return Math.sqrt(n / (2 * Math.PI * r * (n - r))) * Math.exp(log);
}

/** P(R ≤ r) by adding down from r: for r below the mean, where terms fall. */
function lowerSum(r: number, n: number, p: number, q: number): number {
  let term = saddlePoint(r, n, p, q);
  let total = term;
  for (let k = r; k > 0 && term > total * 1e-17; k--) {
    term *= (k / (n - k + 1)) * (q / p);
    total += term;
  }
  return total;
}

/** P(R = r) for R ~ Binomial(n, p), 0 < p < 1. Johnson, Kemp and Kotz 2005, *Univariate Discrete Distributions*, 3.2. */
export const binomialPmf = (r: number, n: number, p: number): number =>
  r < 0 || r > n ? 0 : saddlePoint(r, n, p, 1 - p);

/** P(R ≤ r) for R ~ Binomial(n, p), 0 < p < 1. Johnson, Kemp and Kotz 2005, 3.4. */
export function binomialCdf(r: number, n: number, p: number): number {
  if (r < 0) return 0;
  if (r >= n) return 1;
  return r <= n * p ? lowerSum(r, n, p, 1 - p) : 1 - lowerSum(n - r - 1, n, 1 - p, p);
}

/** P(R > r), without the loss of digits of 1 − P(R ≤ r) when it is small. */
export function binomialAbove(r: number, n: number, p: number): number {
  if (r < 0) return 1;
  if (r >= n) return 0;
  return r < n * p ? 1 - lowerSum(r, n, p, 1 - p) : lowerSum(n - r - 1, n, 1 - p, p);
}
