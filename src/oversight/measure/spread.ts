import { NORMAL_75, NORMAL_90, logit, plogis } from './distribution.ts';
import { overallShare, type Interval, type Observed } from './observed.ts';
import { highest, mostLikelySd, profileInterval, WIDEST_SD, type OpenInterval, type Profiled } from './profile.ts';
import { bestIntercept, conditionalMode, roughTop, slopeInSd, type Parameters, type Top } from './random-intercept.ts';
import { remembered } from './search.ts';
import { refusedGroups } from './unmeasured.ts';

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
export type NoSpread = 'not-counts' | 'one-group' | 'none-or-all' | 'single-cases' | 'unbounded';

export type Fit =
  | { readonly kind: 'fitted'; readonly spread: Spread; readonly pooled: readonly number[] }
  | { readonly kind: 'no-spread'; readonly why: NoSpread; readonly pooled: readonly number[] };

/** exp(√2 · 0.6745 · σ). Larsen and Merlo 2005, American Journal of Epidemiology 161:81. */
export const medianOddsRatio = (sd: number): number => Math.exp(Math.SQRT2 * NORMAL_75 * sd);

/** The top for any SD, each climb begun where the last ended: SDs are asked in order, or close together. */
export function topsOf(groups: readonly Observed[]): (sd: number) => Top {
  let near = logit(overallShare(groups));
  return remembered((sd) => {
    const found = bestIntercept(groups, sd, near);
    near = found.b0;
    return found;
  });
}

function profileOf(groups: readonly Observed[]): Profiled & { readonly intercept: (sd: number) => number } {
  const top = topsOf(groups);
  let near = logit(overallShare(groups));
  const rough = (sd: number): number => {
    const found = roughTop(groups, sd, near);
    near = found.b0;
    return found.height;
  };
  return {
    intercept: (sd) => top(sd).b0,
    height: (sd) => top(sd).height,
    rise: (sd) => slopeInSd(groups, { b0: top(sd).b0, sd }),
    best: (sds) => highest(sds.map(rough)),
  };
}

export const pooledShare = (group: Observed, parameters: Parameters): number =>
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
  // Half a case, or more with the outcome than there are, has a likelihood too, and no meaning.
  if (groups.length > 0 && refusedGroups(groups) !== undefined) return unfitted(groups, 'not-counts');
  const p0 = overallShare(groups);
  if (p0 === 0 || p0 === 1) return unfitted(groups, 'none-or-all');
  // A spread is between groups: of one there is none, and 0 would claim that there is no difference.
  if (groups.length < 2) return unfitted(groups, 'one-group');
  if (groups.every(({ n }) => n === 1)) return unfitted(groups, 'single-cases');
  const profile = profileOf(groups);
  const sd = mostLikelySd(profile);
  // No greatest likelihood was found: a figure from the edge of the search would look like an estimate.
  if (sd > 0.99 * WIDEST_SD) return unfitted(groups, 'unbounded');
  const [lower, upper] = profileInterval(profile, sd);
  const b0 = profile.intercept(sd);
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
