import { log1pexp, logit, plogis } from './distribution.ts';
import { overallShare, type Observed } from './observed.ts';
import { gaussHermite } from './quadrature.ts';
import { parabolaTop } from './search.ts';

/** Nodes of the adaptive rule, as fixed for every published figure. */
const RULE = gaussHermite(25);

/** Below this SD the rule's slopes and its likelihood agree beyond the digits that are published; above, the likelihood decides. */
export const EXACT_SLOPES = 1;

export interface Parameters {
  /** The intercept: logit of the share in a group whose own intercept is 0. */
  readonly b0: number;
  /** The standard deviation of the groups' intercepts, on the logit scale. */
  readonly sd: number;
}

/** log f(y | u) + log φ(u) at standard-normal u, without the constants. */
const logJoint = ({ y, n }: Observed, { b0, sd }: Parameters, u: number): number => {
  const eta = b0 + sd * u;
  return y * eta - n * log1pexp(eta) - (u * u) / 2;
};

/**
 * The u that makes the joint density greatest. Its slope falls strictly: Newton's step is taken where it stays inside the
 * bracket and halves the step before it, else the bracket is halved (Press et al. 2007, *Numerical Recipes*, 9.4).
 */
export function conditionalMode({ y, n }: Observed, { b0, sd }: Parameters): number {
  let [low, high] = [-sd * n - 1, sd * n + 1];
  let [u, stride] = [0, high - low];
  for (let step = 0; step < 200; step++) {
    const p = plogis(b0 + sd * u);
    const rise = sd * (y - n * p) - u;
    if (rise > 0) low = u;
    else high = u;
    const newton = rise / (sd * sd * n * p * (1 - p) + 1);
    const fits = u + newton > low && u + newton < high && Math.abs(newton) < stride / 2;
    const next = fits ? u + newton : (low + high) / 2;
    stride = Math.abs(next - u);
    u = next;
    // At the last digits of a number: the quadrature is centred here, and an error would show in every likelihood.
    if (stride <= 1e-13 * (1 + Math.abs(u))) break;
  }
  return u;
}

interface Marginal {
  logLikelihood: number;
  /** Its slopes, by Fisher's identity: E(y − n·p | y) in b0, and E(u·(y − n·p) | y) in the SD. */
  inB0: number;
  inSd: number;
  /** Minus its second derivative in b0, by Louis's (1982, JRSS B 44:226): E(n·p(1 − p) | y) − Var(y − n·p | y). */
  bend: number;
}

const NODES = Float64Array.from(RULE, ({ x }) => x);
const LOG_WEIGHTS = Float64Array.from(RULE, ({ logWeight }) => logWeight);

/**
 * Adds a group's marginal log likelihood by adaptive Gauss–Hermite quadrature: nodes centred on the conditional mode and
 * scaled by its curvature. Pinheiro and Bates 1995, JCGS 4:12. The binomial coefficient, a constant, is left out.
 */
function addMarginal(group: Observed, parameters: Parameters, into: Marginal): void {
  const { y, n } = group;
  const { b0, sd } = parameters;
  const mode = conditionalMode(group, parameters);
  const atMode = plogis(b0 + sd * mode);
  const scale = Math.SQRT2 / Math.sqrt(sd * sd * n * atMode * (1 - atMode) + 1);
  const peak = logJoint(group, parameters, mode);
  let mass = 0;
  let inB0 = 0;
  let inSd = 0;
  let information = 0;
  let square = 0;
  for (let k = 0; k < NODES.length; k++) {
    const u = mode + scale * (NODES[k] ?? 0);
    const eta = b0 + sd * u;
    // One exponential for both the chance and log(1 + e^eta): this loop is where all the time goes.
    const e = Math.exp(-Math.abs(eta));
    const p = eta >= 0 ? 1 / (1 + e) : e / (1 + e);
    const log = eta > 0 ? eta + Math.log1p(e) : Math.log1p(e);
    const weight = Math.exp((LOG_WEIGHTS[k] ?? 0) + (y * eta - n * log - (u * u) / 2) - peak);
    mass += weight;
    const score = y - n * p;
    const residual = weight * score;
    inB0 += residual;
    inSd += residual * u;
    information += weight * n * p * (1 - p);
    square += residual * score;
  }
  into.logLikelihood += peak + Math.log(mass) + Math.log(scale) - Math.log(2 * Math.PI) / 2;
  into.inB0 += inB0 / mass;
  into.inSd += inSd / mass;
  into.bend += (information - square) / mass + (inB0 / mass) ** 2;
}

function marginal(groups: readonly Observed[], parameters: Parameters): Marginal {
  const all = { logLikelihood: 0, inB0: 0, inSd: 0, bend: 0 };
  for (const group of groups) addMarginal(group, parameters, all);
  return all;
}

export const logLikelihood = (groups: readonly Observed[], parameters: Parameters): number =>
  marginal(groups, parameters).logLikelihood;

/** The slope of the log likelihood in the SD. */
export const slopeInSd = (groups: readonly Observed[], parameters: Parameters): number =>
  marginal(groups, parameters).inSd;

export interface Top {
  readonly b0: number;
  readonly height: number;
  /** How much the counts tell of the intercept: minus the second derivative there. */
  readonly information: number;
}

/**
 * The intercept of greatest likelihood at a given SD, and that likelihood, by Newton's method from an intercept near by. The
 * marginal likelihood is log-concave in b0 (Prékopa 1973, Acta Scientiarum Mathematicarum 34:335), so there is one top; it
 * exists when some, and not all, have the outcome. What is left after a step is of the size of its square: one as short as
 * `last` is the last, and the likelihood is put right by it.
 */
function climb(groups: readonly Observed[], sd: number, near: number, last: number): Top {
  let b0 = near;
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let step = 0; step < 100; step++) {
    const { logLikelihood: here, inB0, bend } = marginal(groups, { b0, sd });
    if (inB0 > 0) low = b0;
    else high = b0;
    const newton = bend > 0 ? inB0 / bend : Number.POSITIVE_INFINITY * inB0;
    if (Math.abs(newton) <= last) return { b0: b0 + newton, height: here + (inB0 * newton) / 2, information: bend };
    // Far from the top a whole step can overshoot: none is longer than the groups lie apart, nor leaves what is known.
    const next = b0 + Math.max(-1 - sd, Math.min(1 + sd, newton));
    b0 = next > low && next < high ? next : (low + high) / 2;
  }
  return topAt(groups, { b0, sd });
}

function topAt(groups: readonly Observed[], parameters: Parameters): Top {
  const { logLikelihood: height, bend } = marginal(groups, parameters);
  return { b0: parameters.b0, height, information: bend };
}

/** To the last digits that count: a step of 10⁻⁶ leaves some 10⁻¹². */
export function bestIntercept(groups: readonly Observed[], sd: number, near: number): Top {
  if (sd === 0) return topAt(groups, { b0: logit(overallShare(groups)), sd });
  const top = climb(groups, sd, near, 1e-6);
  if (sd < EXACT_SLOPES) return top;
  // Above it the slope's own root is a little off: one step on the likelihood itself puts it right.
  return topAt(groups, { b0: parabolaTop((x) => logLikelihood(groups, { b0: x, sd }), top.b0), sd });
}

/** The greatest likelihood at an SD to some six digits: enough to tell which of a few SDs is the best. */
export const roughTop = (groups: readonly Observed[], sd: number, near: number): Top => climb(groups, sd, near, 1e-3);
