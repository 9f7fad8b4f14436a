import { log1pexp, plogis } from './distribution.ts';
import type { Observed } from './observed.ts';
import { gaussHermite } from './quadrature.ts';

const RULE = gaussHermite(25);

/** Cases of one group in one stratum. */
export interface StratumCount extends Observed {
  readonly stratum: number;
}

/** One group's cases in the strata where it has any. */
export type StratumGroup = readonly StratumCount[];

export interface StrataParameters {
  /** The log odds of each stratum in a group whose own intercept is 0. */
  readonly beta: readonly number[];
  readonly sd: number;
}

/** Log likelihood with its slopes and bends in the strata's log odds, and its slope in the SD. */
export interface Curvature {
  logLikelihood: number;
  readonly slope: Float64Array;
  /** Minus the second derivatives, row by row. */
  readonly bend: Float64Array;
  inSd: number;
}

export const logJoint = (group: StratumGroup, { beta, sd }: StrataParameters, u: number): number => {
  let total = -(u * u) / 2;
  for (const { stratum, y, n } of group) {
    const eta = (beta[stratum] ?? 0) + sd * u;
    total += y * eta - n * log1pexp(eta);
  }
  return total;
};

interface Rise {
  readonly rise: number;
  readonly bend: number;
}

function riseAt(group: StratumGroup, { beta, sd }: StrataParameters, u: number): Rise {
  let [rise, bend] = [-u, 1];
  for (const { stratum, y, n } of group) {
    const p = plogis((beta[stratum] ?? 0) + sd * u);
    rise += sd * (y - n * p);
    bend += sd * sd * n * p * (1 - p);
  }
  return { rise, bend };
}

/** The u that makes a group's joint density greatest, as `conditionalMode` finds it for a single stratum. */
export function strataMode(group: StratumGroup, parameters: StrataParameters): number {
  const cases = group.reduce((total, { n }) => total + n, 0);
  let [low, high] = [-parameters.sd * cases - 1, parameters.sd * cases + 1];
  let [u, stride] = [0, high - low];
  for (let step = 0; step < 200; step++) {
    const { rise, bend } = riseAt(group, parameters, u);
    if (rise > 0) low = u;
    else high = u;
    const newton = u + rise / bend;
    const next = newton > low && newton < high && Math.abs(newton - u) < stride / 2 ? newton : (low + high) / 2;
    stride = Math.abs(next - u);
    u = next;
    if (stride <= 1e-13 * (1 + Math.abs(u))) break;
  }
  return u;
}

/** Adds one node's share of a group's slopes to the sums over nodes. */
function addNode(group: StratumGroup, parameters: StrataParameters, u: number, weight: number, sums: NodeSums): void {
  let residual = 0;
  for (const [i, { stratum, y, n }] of group.entries()) {
    const p = plogis((parameters.beta[stratum] ?? 0) + parameters.sd * u);
    const score = y - n * p;
    sums.score[i] = score;
    sums.mean[i] = (sums.mean[i] ?? 0) + weight * score;
    sums.information[i] = (sums.information[i] ?? 0) + weight * n * p * (1 - p);
    residual += score;
  }
  for (let i = 0; i < group.length; i++)
    for (let j = 0; j <= i; j++) {
      const at = i * group.length + j;
      sums.product[at] = (sums.product[at] ?? 0) + weight * (sums.score[i] ?? 0) * (sums.score[j] ?? 0);
    }
  sums.mass += weight;
  sums.inSd += weight * residual * u;
}

interface NodeSums {
  mass: number;
  inSd: number;
  readonly score: Float64Array;
  readonly mean: Float64Array;
  readonly information: Float64Array;
  readonly product: Float64Array;
}

const emptySums = (size: number): NodeSums => ({
  ...{ mass: 0, inSd: 0 },
  score: new Float64Array(size),
  mean: new Float64Array(size),
  information: new Float64Array(size),
  product: new Float64Array(size * size),
});

/** E(information) − Var(score) of a group, its observed information, into that of all. Louis 1982, JRSS B 44:226. */
function addBend(group: StratumGroup, sums: NodeSums, into: Curvature): void {
  const size = into.slope.length;
  for (const [i, one] of group.entries()) {
    const mean = (sums.mean[i] ?? 0) / sums.mass;
    into.slope[one.stratum] = (into.slope[one.stratum] ?? 0) + mean;
    for (const [j, other] of group.entries()) {
      const product = (sums.product[Math.max(i, j) * group.length + Math.min(i, j)] ?? 0) / sums.mass;
      const own = i === j ? (sums.information[i] ?? 0) / sums.mass : 0;
      const at = one.stratum * size + other.stratum;
      into.bend[at] = (into.bend[at] ?? 0) + own - product + (mean * (sums.mean[j] ?? 0)) / sums.mass;
    }
  }
}

function addGroup(group: StratumGroup, parameters: StrataParameters, into: Curvature): void {
  const mode = strataMode(group, parameters);
  const scale = Math.SQRT2 / Math.sqrt(riseAt(group, parameters, mode).bend);
  const peak = logJoint(group, parameters, mode);
  const sums = emptySums(group.length);
  for (const { x, logWeight } of RULE) {
    const u = mode + scale * x;
    addNode(group, parameters, u, Math.exp(logWeight + logJoint(group, parameters, u) - peak), sums);
  }
  into.logLikelihood += peak + Math.log(sums.mass) + Math.log(scale) - Math.log(2 * Math.PI) / 2;
  into.inSd += sums.inSd / sums.mass;
  addBend(group, sums, into);
}

/**
 * The marginal log likelihood over all groups by adaptive Gauss–Hermite quadrature with 25 nodes (Pinheiro and Bates 1995,
 * JCGS 4:12), its slopes by Fisher's identity and its bends by Louis's.
 */
export function curvature(groups: readonly StratumGroup[], parameters: StrataParameters): Curvature {
  const size = parameters.beta.length;
  const found: Curvature = {
    ...{ logLikelihood: 0, inSd: 0 },
    slope: new Float64Array(size),
    bend: new Float64Array(size * size),
  };
  for (const group of groups) addGroup(group, parameters, found);
  return found;
}
