import { gammaAbove, gammaBelow } from './gamma.ts';
import { root } from './search.ts';

/** P(X > x) for X ~ chi-squared on df degrees of freedom. Abramowitz and Stegun 26.4.19. */
export const chiSquaredAbove = (x: number, df: number): number => gammaAbove(df / 2, x / 2);

/** P(R ≤ r) for R ~ Poisson(mean). Johnson, Kemp and Kotz 2005, *Univariate Discrete Distributions*, 4.5. */
export const poissonCdf = (r: number, mean: number): number => (r < 0 ? 0 : gammaAbove(r + 1, mean));

/** P(R ≥ r), without the loss of digits of 1 − P(R < r) when it is small. */
export const poissonFrom = (r: number, mean: number): number => (r <= 0 ? 1 : gammaBelow(r, mean));

/** P(Z > z) for a standard normal Z. Abramowitz and Stegun 26.2.29 with 6.5.17. */
export const normalAbove = (z: number): number =>
  z < 0 ? 1 - gammaAbove(0.5, (z * z) / 2) / 2 : gammaAbove(0.5, (z * z) / 2) / 2;

/** P(|Z| > |z|) for a standard normal Z. */
export const normalTwoSided = (z: number): number => Math.min(1, 2 * normalAbove(Math.abs(z)));

/** The z of P(Z ≤ z) = p, 0 < p < 1, by the root of its tail on the log scale, so that far tails keep their digits. */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const z = root((at) => Math.log(normalAbove(at) / tail), 0, 38, 1e-15);
  return p < 0.5 ? -z : z;
}

/** The z beyond which a normal lies, either way, with the chance that a level leaves: 1.96 for 95 %. */
export const levelZ = (level: number): number => -normalQuantile((1 - level) / 2);
