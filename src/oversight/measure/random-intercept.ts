import { log1pexp, logit, plogis } from './distribution.ts';
import { overallShare, type Observed } from './observed.ts';
import { gaussHermite } from './quadrature.ts';
import { parabolaTop, root } from './search.ts';

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

interface Slopes {
  readonly b0: number;
  readonly sd: number;
}

interface Marginal {
  readonly logLikelihood: number;
  /** Its slopes, by Fisher's identity: E(y − n·p | y) in b0, and E(u·(y − n·p) | y) in the SD. */
  readonly slopes: Slopes;
}

/**
 * A group's marginal log likelihood by adaptive Gauss–Hermite quadrature: nodes centred on the conditional mode and
 * scaled by its curvature. Pinheiro and Bates 1995, JCGS 4:12. The binomial coefficient, a constant, is left out.
 */
function marginal(group: Observed, parameters: Parameters): Marginal {
  const { b0, sd } = parameters;
  const mode = conditionalMode(group, parameters);
  const p = plogis(b0 + sd * mode);
  const scale = Math.SQRT2 / Math.sqrt(sd * sd * group.n * p * (1 - p) + 1);
  const peak = logJoint(group, parameters, mode);
  let [mass, inB0, inSd] = [0, 0, 0];
  for (const { x, logWeight } of RULE) {
    const u = mode + scale * x;
    const weight = Math.exp(logWeight + logJoint(group, parameters, u) - peak);
    mass += weight;
    const residual = weight * (group.y - group.n * plogis(b0 + sd * u));
    inB0 += residual;
    inSd += residual * u;
  }
  return {
    logLikelihood: peak + Math.log(mass) + Math.log(scale) - Math.log(2 * Math.PI) / 2,
    slopes: { b0: inB0 / mass, sd: inSd / mass },
  };
}

export const logLikelihood = (groups: readonly Observed[], parameters: Parameters): number =>
  groups.reduce((total, group) => total + marginal(group, parameters).logLikelihood, 0);

/** The slope of the log likelihood in one parameter. */
export const slope = (groups: readonly Observed[], parameters: Parameters, along: keyof Slopes): number =>
  groups.reduce((total, group) => total + marginal(group, parameters).slopes[along], 0);

/**
 * The intercept of greatest likelihood at a given SD. The marginal likelihood is log-concave in b0 (Prékopa 1973, Acta
 * Scientiarum Mathematicarum 34:335), so its slope has one root; it exists when some, and not all, have the outcome.
 */
export function bestIntercept(groups: readonly Observed[], sd: number): number {
  const start = logit(overallShare(groups));
  if (sd === 0) return start;
  const at = (b0: number): number => slope(groups, { b0, sd }, 'b0');
  let [low, high] = [start - 1 - sd, start + 1 + sd];
  while (at(low) < 0) low -= 1 + sd;
  while (at(high) > 0) high += 1 + sd;
  const b0 = root(at, low, high, 1e-10);
  // Above it the slope's own root is a little off: one step on the likelihood itself puts it right.
  return sd < EXACT_SLOPES ? b0 : parabolaTop((x) => logLikelihood(groups, { b0: x, sd }), b0);
}
