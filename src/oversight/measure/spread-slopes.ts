import { climbed } from './bfgs.ts';
import { chiSquaredAbove, levelZ } from './chances.ts';
import { cholesky, solve } from './cholesky.ts';
import { logit } from './distribution.ts';
import { overallShare, type Interval } from './observed.ts';
import { slopesHeight, type SlopesAt } from './slopes-likelihood.ts';
import { fitSpread } from './spread.ts';
import type { PeriodCount } from './trend.ts';
import { refusedGroups, unmeasured, type Unmeasured } from './unmeasured.ts';

export interface SpreadSlopes {
  readonly kind: 'measured';
  /** The SD between groups in the first period and in the last, as one model of all periods has it. */
  readonly first: number;
  readonly last: number;
  /** Last over first: below 1 the spread shrinks. Its interval is Wald's on the log scale; null where the bend is not to be had. */
  readonly ratio: number;
  readonly ratioInterval: Interval | null;
  /** The SD of the groups' slopes, and the test that all change alike. */
  readonly slopeSd: number;
  readonly test: { readonly statistic: number; readonly p: number };
  /** Of all groups together, log odds a period. */
  readonly slope: number;
}

type Groups = readonly (readonly PeriodCount[])[];

const sdAt = (at: SlopesAt, t: number): number => Math.hypot((at[2] ?? 0) + (at[3] ?? 0) * t, (at[4] ?? 0) * t);

/** Minus the second derivatives, by differences of the slopes. */
function bendAt(groups: Groups, at: SlopesAt): Float64Array {
  const size = at.length;
  const bend = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const [up, down] = [1e-4, -1e-4].map((by) => slopesHeight(groups, at.with(i, (at[i] ?? 0) + by)).slope);
    for (let j = 0; j < size; j++) bend[i * size + j] = ((down?.[j] ?? 0) - (up?.[j] ?? 0)) / 2e-4;
  }
  // Both halves are the same but for rounding.
  return bend.map((value, k) => (value + (bend[(k % size) * size + Math.floor(k / size)] ?? 0)) / 2);
}

/** log(SD at the last / SD at the first) and its standard error by the delta method. */
function ratioOf(groups: Groups, at: SlopesAt, from: number, to: number): readonly [log: number, error: number | null] {
  const log = (there: SlopesAt): number => Math.log(sdAt(there, to) / sdAt(there, from));
  const triangle = cholesky(bendAt(groups, at), at.length);
  if (triangle === undefined) return [log(at), null];
  const gradient = at.map((value, i) => (log(at.with(i, value + 1e-5)) - log(at.with(i, value - 1e-5))) / 2e-5);
  const variance = solve(triangle, gradient).reduce((sum, value, i) => sum + value * (gradient[i] ?? 0), 0);
  return [log(at), Math.sqrt(variance)];
}

function refusedSeries(groups: Groups): Unmeasured | undefined {
  if (groups.length < 3) return unmeasured('too-few-groups');
  const wrong = groups.map((group) => refusedGroups(group));
  const which = wrong.findIndex((each) => each !== undefined);
  if (which >= 0) return unmeasured(wrong[which]?.why ?? 'no-cases', which);
  const all = groups.flat();
  if (new Set(all.map(({ at }) => at)).size < 3) return unmeasured('too-few-periods');
  const share = overallShare(all);
  return share === 0 || share === 1 ? unmeasured('none-or-all') : undefined;
}

/** A model without slopes of their own: the same with c and r at 0. */
function alikeHeight(groups: Groups, from: SlopesAt): number {
  const held = (at: SlopesAt) => {
    const { height, slope } = slopesHeight(groups, at.with(3, 0).with(4, 0));
    return { height, slope: slope.with(3, 0).with(4, 0) };
  };
  return climbed(held, from, diagonal(groups), 1e-7).height;
}

/** Half the sum of chi-squared on one and on two degrees of freedom: the slopes' variance lies at its edge. Stram and Lee 1994, Biometrics 50:1171. */
const mixed = (statistic: number): number =>
  statistic <= 0 ? 1 : (chiSquaredAbove(statistic, 1) + chiSquaredAbove(statistic, 2)) / 2;

function diagonal(groups: Groups): Float64Array {
  const inverse = new Float64Array(25);
  for (let i = 0; i < 5; i++) inverse[6 * i] = 0.2 / groups.length;
  return inverse;
}

/**
 * Is the spread between groups shrinking? logit(p_it) = b0 + u_i + (b1 + v_i)·t with u and v normal and correlated (group ×
 * period slopes), by maximum likelihood with 9 × 9-node adaptive quadrature (Pinheiro and Bates 1995). Each series of one group's
 * periods; `at` counts periods. Where all change alike the ratio is 1.
 */
export function spreadSlopes(series: Groups): SpreadSlopes | Unmeasured {
  const refused = refusedSeries(series);
  if (refused !== undefined) return refused;
  const periods = series.flat().map(({ at }) => at);
  const [least, most] = [Math.min(...periods), Math.max(...periods)];
  // In units of half the time, about its middle, so that every parameter is of one size.
  const [middle, half] = [(least + most) / 2, (most - least) / 2];
  const groups = series.map((group) => group.map((period) => ({ ...period, at: (period.at - middle) / half })));
  const plain = fitSpread(series.map((group) => ({ y: total(group, 'y'), n: total(group, 'n') })));
  const sd = plain.kind === 'fitted' ? Math.max(0.05, plain.spread.sd) : 0.5;
  const start = Float64Array.from([logit(overallShare(series.flat())), 0, sd, 0, 0.1]);
  const { at, height } = climbed((there) => slopesHeight(groups, there), start, diagonal(groups), 1e-8);
  const [log, error] = ratioOf(groups, at, -1, 1);
  const wide = error === null ? null : levelZ(0.95) * error;
  const statistic = Math.max(0, 2 * (height - alikeHeight(groups, at.with(3, 0).with(4, 0))));
  return {
    kind: 'measured',
    ...{ first: sdAt(at, -1), last: sdAt(at, 1), ratio: Math.exp(log) },
    ratioInterval: wide === null ? null : [Math.exp(log - wide), Math.exp(log + wide)],
    slopeSd: Math.hypot(at[3] ?? 0, at[4] ?? 0) / half,
    test: { statistic, p: mixed(statistic) },
    slope: (at[1] ?? 0) / half,
  };
}

const total = (group: readonly PeriodCount[], of: 'y' | 'n'): number => group.reduce((sum, each) => sum + each[of], 0);
