import { cholesky, logDeterminant, solve } from './cholesky.ts';
import { logit, plogis } from './distribution.ts';
import { sum } from './observed.ts';
import {
  byHeights,
  highest,
  mostLikelySd,
  profileInterval,
  WIDEST_SD,
  type OpenInterval,
  type Profiled,
} from './profile.ts';
import { halfChiSquared, latentIcc } from './spread-test.ts';
import { medianOddsRatio } from './spread.ts';
import type { Strata } from './standardise.ts';
import { curvature, strataMode, type Curvature, type StratumGroup } from './strata-intercept.ts';
import { refusedGroups, unmeasured, type Unmeasured } from './unmeasured.ts';

export interface AdjustedSpread {
  readonly kind: 'measured';
  readonly sd: number;
  readonly sdInterval: OpenInterval;
  readonly mor: number;
  readonly morInterval: OpenInterval;
  readonly icc: number;
  /** Likelihood-ratio test of no spread, half chi-squared on one degree of freedom. */
  readonly test: { readonly statistic: number; readonly p: number };
  /** Log odds of each stratum; null where all or none of its cases have the outcome, so that it tells nothing of spread. */
  readonly strata: readonly (number | null)[];
  /** Each group's pooled share, were its cases of each stratum as many as all groups' together. */
  readonly pooled: readonly number[];
}

/** A step is halved until it gains: far from the top the curve is flatter than its bend there says. */
function climb(
  groups: readonly StratumGroup[],
  from: readonly number[],
  sd: number,
): readonly [readonly number[], Curvature] {
  let beta = from;
  let here = curvature(groups, { beta, sd });
  for (let step = 0; step < 60; step++) {
    const triangle = cholesky(here.bend, beta.length);
    if (triangle === undefined) break;
    const whole = solve(triangle, here.slope);
    if (whole.every((d, i) => Math.abs(d) < 1e-9 * (1 + Math.abs(beta[i] ?? 0)))) break;
    let [part, next, there] = [1, beta, here];
    do {
      next = beta.map((b, i) => b + part * (whole[i] ?? 0));
      there = curvature(groups, { beta: next, sd });
      part /= 2;
    } while (there.logLikelihood < here.logLikelihood - 1e-9 && part > 1e-6);
    const gain = there.logLikelihood - here.logLikelihood;
    if (gain > 0) [beta, here] = [next, there];
    // Where groups lie far apart, slopes and likelihood of the rule part in their last digits: no step gains then.
    if (gain < 1e-11) break;
  }
  return [beta, here];
}

interface Model extends Profiled {
  /** The strata’s log odds at an SD. */
  readonly at: (sd: number) => readonly number[];
  /** How much the counts tell of them there: the logarithm of the determinant of the observed information. */
  readonly told: (sd: number) => number;
}

/** The model at its most likely for each SD, each climb begun where the last ended. */
function profiled(groups: readonly StratumGroup[], start: readonly number[]): Model {
  let last = start;
  const known = new Map<number, readonly [readonly number[], Curvature]>();
  const at = (sd: number): readonly [readonly number[], Curvature] => {
    const found = known.get(sd) ?? climb(groups, last, sd);
    known.set(sd, found);
    [last] = found;
    return found;
  };
  const height = (sd: number): number => at(sd)[1].logLikelihood;
  const told = (sd: number): number => {
    const triangle = cholesky(at(sd)[1].bend, start.length);
    return triangle === undefined ? Number.POSITIVE_INFINITY : logDeterminant(triangle, start.length);
  };
  return {
    ...{ height, told, rise: (sd) => at(sd)[1].inSd, best: (sds) => highest(sds.map(height)) },
    at: (sd) => at(sd)[0],
  };
}

interface Usable {
  readonly groups: readonly StratumGroup[];
  /** The number of each stratum of the fit among those given, or -1. */
  readonly places: readonly number[];
  readonly start: readonly number[];
}

/** Strata in which all or none have the outcome have log odds without end, and say nothing of differences: they are left out. */
function usable(groups: readonly Strata[]): Usable {
  const totals = (groups[0] ?? []).map((_, k) => ({
    y: sum(groups.map((strata) => strata[k]?.y ?? 0)),
    n: sum(groups.map((strata) => strata[k]?.n ?? 0)),
  }));
  const kept = totals.map(({ y, n }) => y > 0 && y < n);
  const places = kept.map((keep, k) => (keep ? kept.slice(0, k).filter(Boolean).length : -1));
  return {
    places,
    start: totals.filter((_, k) => kept[k]).map(({ y, n }) => logit(y / n)),
    groups: groups.map((strata) =>
      strata.flatMap(({ y, n }, k) => (n > 0 && kept[k] === true ? [{ stratum: places[k] ?? 0, y, n }] : [])),
    ),
  };
}

function refusedStrata(groups: readonly Strata[]): Unmeasured | undefined {
  const [first] = groups;
  if (first === undefined || first.length === 0) return unmeasured('nothing-given');
  for (const [at, strata] of groups.entries()) {
    const refused = strata.length === first.length ? refusedGroups(strata, 0) : unmeasured('uneven-strata');
    if (refused !== undefined) return unmeasured(refused.why, at);
    if (strata.every(({ n }) => n === 0)) return unmeasured('no-cases', at);
  }
  return groups.length < 2 ? unmeasured('too-few-groups') : undefined;
}

/** Weights of the strata in all groups together. */
const mixOf = (groups: readonly Strata[]): readonly number[] => {
  const totals = (groups[0] ?? []).map((_, k) => sum(groups.map((strata) => strata[k]?.n ?? 0)));
  return totals.map((n) => n / sum(totals));
};

function pooledShares(
  groups: readonly Strata[],
  { places, groups: fitted }: Usable,
  beta: readonly number[],
  sd: number,
): readonly number[] {
  const mix = mixOf(groups);
  // A stratum that was left out has the same share everywhere: all or none.
  const all = (groups[0] ?? []).map((_, k) => (groups.some((strata) => (strata[k]?.y ?? 0) > 0) ? 1 : 0));
  return fitted.map((group) => {
    const own = sd * strataMode(group, { beta, sd });
    return sum(
      mix.map(
        (weight, k) => weight * ((places[k] ?? -1) < 0 ? (all[k] ?? 0) : plogis((beta[places[k] ?? 0] ?? 0) + own)),
      ),
    );
  });
}

type FewAdjusted = Omit<AdjustedSpread, 'test'>;

interface Fitted {
  readonly kind: 'fitted';
  readonly spread: FewAdjusted;
  readonly model: Model;
}

function fitted(groups: readonly Strata[], profileOf: (model: Model) => Profiled): Fitted | Unmeasured {
  const refused = refusedStrata(groups);
  if (refused !== undefined) return refused;
  const use = usable(groups);
  if (use.start.length === 0) return unmeasured('none-or-all');
  if (use.groups.flat().every(({ n }) => n === 1) && use.groups.every((group) => group.length <= 1))
    return unmeasured('single-cases');
  const model = profiled(use.groups, use.start);
  const profile = profileOf(model);
  const sd = mostLikelySd(profile);
  if (sd > 0.99 * WIDEST_SD) return unmeasured('unbounded');
  const [lower, upper] = profileInterval(profile, sd);
  const beta = model.at(sd);
  const spread: FewAdjusted = {
    kind: 'measured',
    ...{ sd, sdInterval: [lower, upper], mor: medianOddsRatio(sd) },
    morInterval: [medianOddsRatio(lower), upper === null ? null : medianOddsRatio(upper)],
    icc: latentIcc(sd),
    strata: use.places.map((place) => (place < 0 ? null : (beta[place] ?? 0))),
    pooled: pooledShares(groups, use, beta, sd),
  };
  return { kind: 'fitted', spread, model };
}

/**
 * How far groups differ in cases of the same kind: logit(p_ik) = β_k + u_i, u_i ~ N(0, σ²), a fixed effect for each stratum
 * k (offence, age band …), by maximum likelihood with 25-node adaptive quadrature; profile interval (Venzon and Moolgavkar
 * 1988), median odds ratio (Larsen and Merlo 2005), test of σ = 0 (Self and Liang 1987). Statistics 2.5.
 */
export function adjustedSpread(groups: readonly Strata[]): AdjustedSpread | Unmeasured {
  const found = fitted(groups, (model) => model);
  if (found.kind === 'unmeasured') return found;
  const { model, spread } = found;
  const statistic = spread.sd === 0 ? 0 : Math.max(0, 2 * (model.height(spread.sd) - model.height(0)));
  return { ...spread, test: { statistic, p: halfChiSquared(statistic) } };
}

/**
 * The same of few groups: the profile less half of what the counts tell of the strata (Cox and Reid 1987, JRSS B 49:1), as
 * `spreadOfFew` has it of the intercept, so that a spread that is adjusted for cases stands beside one that is not.
 */
export function adjustedSpreadOfFew(groups: readonly Strata[]): FewAdjusted | Unmeasured {
  const found = fitted(groups, ({ height, told }) => byHeights((sd) => height(sd) - told(sd) / 2));
  return found.kind === 'unmeasured' ? found : found.spread;
}
