import { CHI_SQUARED_1_95, NORMAL_75, NORMAL_90, plogis } from './distribution.ts';
import { overallShare, type Interval, type Observed } from './observed.ts';
import {
  EXACT_SLOPES,
  bestIntercept,
  conditionalMode,
  logLikelihood,
  slope,
  type Parameters,
} from './random-intercept.ts';
import { parabolaTop, root } from './search.ts';

/** No likelihood that still rises at this SD is read as having a greatest value. */
const WIDEST_SD = 20;

/** A gain in log likelihood below this is rounding, not evidence that groups differ. */
const QUADRATURE_NOISE = 1e-9;

/** Lower end, and upper end where there is one: null when the data do not bound it. */
export type OpenInterval = readonly [lower: number, upper: number | null];

export interface Spread {
  readonly sd: number;
  readonly sdInterval: OpenInterval;
  /** Median odds ratio, 1 when all groups are alike. */
  readonly mor: number;
  readonly morInterval: OpenInterval;
  /** The shares between which the middle 80 % of groups lie. */
  readonly range80: Interval;
  readonly b0: number;
}

/** Why no spread can be told. */
export type NoSpread = 'one-group' | 'none-or-all' | 'single-cases' | 'unbounded';

export type Fit =
  | { readonly kind: 'fitted'; readonly spread: Spread; readonly pooled: readonly number[] }
  | { readonly kind: 'no-spread'; readonly why: NoSpread; readonly pooled: readonly number[] };

/** exp(√2 · 0.6745 · σ). Larsen and Merlo 2005, American Journal of Epidemiology 161:81. */
export const medianOddsRatio = (sd: number): number => Math.exp(Math.SQRT2 * NORMAL_75 * sd);

type Profile = (sd: number) => number;

const profileOf =
  (groups: readonly Observed[]): Profile =>
  (sd) =>
    logLikelihood(groups, { b0: bestIntercept(groups, sd), sd });

/** From the least SD worth telling from 0 to the widest. */
const GRID = Array.from({ length: 15 }, (_, i) => 0.02 * (WIDEST_SD / 0.02) ** (i / 14));

/** The most likely SD: the best of a coarse grid, then the root of the profile's slope between its neighbours. */
function mostLikelySd(groups: readonly Observed[], profile: Profile): number {
  const heights = GRID.map(profile);
  const best = heights.indexOf(Math.max(...heights));
  const [from, to] = [GRID[best - 1] ?? 1e-5, GRID[best + 1] ?? WIDEST_SD];
  const rise = (sd: number): number => slope(groups, { b0: bestIntercept(groups, sd), sd }, 'sd');
  // Still rising at the end of the grid: `fitSpread` then says that the data set it no bound.
  if (rise(to) >= 0) return to;
  const found = rise(from) > 0 ? root(rise, from, to, 1e-9) : 0;
  const sd = found < EXACT_SLOPES ? found : parabolaTop(profile, found);
  // Not above what 0 gives is 0: rounding must not be published as forces that differ.
  return sd > 0 && profile(sd) > profile(0) + QUADRATURE_NOISE ? sd : 0;
}

/**
 * The 95 % profile-likelihood interval: every SD whose profile is within half the chi-squared point of the greatest
 * (Venzon and Moolgavkar 1988, Applied Statistics 37:87). Its lower end is 0 when SD 0 is among them.
 */
function profileInterval(profile: Profile, sd: number): OpenInterval {
  const floor = profile(sd) - CHI_SQUARED_1_95 / 2;
  const above: Profile = (at) => profile(at) - floor;
  const lower = sd === 0 || above(0) >= 0 ? 0 : root(above, 0, sd, 1e-9);
  let upper = Math.max(2 * sd, 0.1);
  while (upper < WIDEST_SD && above(upper) > 0) upper *= 2;
  return [lower, above(upper) > 0 ? null : root(above, sd, upper, 1e-9)];
}

const pooledShare = (group: Observed, parameters: Parameters): number =>
  plogis(parameters.b0 + parameters.sd * conditionalMode(group, parameters));

const unfitted = (groups: readonly Observed[], why: NoSpread): Fit => ({
  kind: 'no-spread',
  why,
  pooled: groups.map(({ y, n }) => (why === 'none-or-all' ? overallShare(groups) : y / n)),
});

/**
 * How far groups differ: logit(p_i) = b0 + u_i, u_i ~ N(0, σ²), by maximum likelihood (statistics 2.5), with the median
 * odds ratio, the 80 % range plogis(b0 ± 1.2816 σ) and each group's partially pooled share plogis(b0 + conditional mode).
 */
export function fitSpread(groups: readonly Observed[]): Fit {
  const p0 = overallShare(groups);
  if (p0 === 0 || p0 === 1) return unfitted(groups, 'none-or-all');
  // A spread is between groups: of one there is none, and 0 would claim that there is no difference.
  if (groups.length < 2) return unfitted(groups, 'one-group');
  if (groups.every(({ n }) => n === 1)) return unfitted(groups, 'single-cases');
  const profile = profileOf(groups);
  const sd = mostLikelySd(groups, profile);
  // No greatest likelihood was found: a figure from the edge of the search would look like an estimate.
  if (sd > 0.99 * WIDEST_SD) return unfitted(groups, 'unbounded');
  const [lower, upper] = profileInterval(profile, sd);
  const b0 = bestIntercept(groups, sd);
  return {
    kind: 'fitted',
    spread: {
      sd,
      sdInterval: [lower, upper],
      mor: medianOddsRatio(sd),
      morInterval: [medianOddsRatio(lower), upper === null ? null : medianOddsRatio(upper)],
      range80: [plogis(b0 - NORMAL_90 * sd), plogis(b0 + NORMAL_90 * sd)],
      b0,
    },
    pooled: groups.map((group) => pooledShare(group, { b0, sd })),
  };
}
