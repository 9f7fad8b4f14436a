import { CHI_SQUARED_1_95 } from './distribution.ts';
import { EXACT_SLOPES } from './random-intercept.ts';
import { parabolaTop, root } from './search.ts';

/** No likelihood that still rises at this SD is read as having a greatest value. */
export const WIDEST_SD = 20;

/** A gain in log likelihood below this is rounding, not evidence that groups differ. */
const QUADRATURE_NOISE = 1e-9;

/** Lower end, and upper end where there is one: null when the data do not bound it. */
export type OpenInterval = readonly [lower: number, upper: number | null];

/** A model at its most likely for each SD between groups. */
export interface Profiled {
  /** The greatest log likelihood at this SD. */
  readonly height: (sd: number) => number;
  /** Its slope in the SD. */
  readonly rise: (sd: number) => number;
  /** Which of these SDs, in rising order, is the most likely. */
  readonly best: (sds: readonly number[]) => number;
}

/** The best of some heights. */
export const highest = (heights: readonly number[]): number => heights.indexOf(Math.max(...heights));

/** A model known by its heights alone. Its slope is had by differences: four digits of the SD are enough. */
export function byHeights(height: (sd: number) => number): Profiled {
  return {
    height,
    rise: (sd) => {
      const h = 1e-4 * (1 + sd);
      const below = Math.max(0, sd - h);
      return (height(sd + h) - height(below)) / (sd + h - below);
    },
    best: (sds) => highest(sds.map(height)),
  };
}

/** From the least SD worth telling from 0 to the widest. */
const GRID = Array.from({ length: 15 }, (_, i) => 0.02 * (WIDEST_SD / 0.02) ** (i / 14));

/** The most likely SD: the best of a coarse grid, then the root of the profile's slope between its neighbours. */
export function mostLikelySd({ height, rise, best: bestOf }: Profiled): number {
  const best = bestOf(GRID);
  const [from, to] = [GRID[best - 1] ?? 1e-5, GRID[best + 1] ?? WIDEST_SD];
  // Still rising at the end of the grid: `fitSpread` then says that the data set it no bound.
  if (rise(to) >= 0) return to;
  const found = rise(from) > 0 ? root(rise, from, to, 1e-9) : 0;
  const sd = found < EXACT_SLOPES ? found : parabolaTop(height, found);
  // Not above what 0 gives is 0: rounding must not be published as forces that differ.
  return sd > 0 && height(sd) > height(0) + QUADRATURE_NOISE ? sd : 0;
}

/**
 * The 95 % profile-likelihood interval: every SD whose profile is within half the chi-squared point of the greatest
 * (Venzon and Moolgavkar 1988, Applied Statistics 37:87). Its lower end is 0 when SD 0 is among them.
 */
export function profileInterval({ height }: Profiled, sd: number): OpenInterval {
  const floor = height(sd) - CHI_SQUARED_1_95 / 2;
  const above = (at: number): number => height(at) - floor;
  const lower = sd === 0 || above(0) >= 0 ? 0 : root(above, 0, sd, 1e-9);
  let upper = Math.max(2 * sd, 0.1);
  while (upper < WIDEST_SD && above(upper) > 0) upper *= 2;
  const end = above(upper) > 0 ? null : root(above, sd, upper, 1e-9);
  // Beyond the widest SD the likelihood is all but flat, and where it is crossed is rounding.
  return [lower, end !== null && end > WIDEST_SD ? null : end];
}
