import { chiSquaredAbove } from './chances.ts';
import { logit } from './distribution.ts';
import { overallShare, type Observed } from './observed.ts';
import { logLikelihood } from './random-intercept.ts';
import { fitSpread, type NoSpread } from './spread.ts';
import { refusedGroups, unmeasured, type Unmeasured, type Why } from './unmeasured.ts';

export interface SpreadTest {
  readonly kind: 'measured';
  /** Twice the gain in log likelihood over a spread of 0. */
  readonly statistic: number;
  readonly p: number;
  /** σ²/(σ² + π²/3): the part of the latent variance that lies between groups. */
  readonly icc: number;
}

/** σ²/(σ² + π²/3). Merlo 2006, Journal of Epidemiology and Community Health 60:290. */
export const latentIcc = (sd: number): number => (sd * sd) / (sd * sd + Math.PI ** 2 / 3);

/**
 * Half chi-squared on one degree of freedom and half nothing: a spread lies at the edge of what it can be when it is 0. Self
 * and Liang 1987, JASA 82:605, case 5.
 */
export const halfChiSquared = (statistic: number): number => (statistic <= 0 ? 1 : chiSquaredAbove(statistic, 1) / 2);

export const NO_SPREAD: Readonly<Record<NoSpread, Why>> = {
  'not-counts': 'not-a-count',
  'one-group': 'too-few-groups',
  'none-or-all': 'none-or-all',
  'single-cases': 'single-cases',
  unbounded: 'unbounded',
};

/** Is there any spread at all? The likelihood-ratio test of σ = 0, which with many cases finds spreads too small to matter. */
export function spreadTest(groups: readonly Observed[]): SpreadTest | Unmeasured {
  const refused = refusedGroups(groups);
  if (refused !== undefined) return refused;
  const fit = fitSpread(groups);
  if (fit.kind === 'no-spread') return unmeasured(NO_SPREAD[fit.why]);
  const { b0, sd } = fit.spread;
  const none = logLikelihood(groups, { b0: logit(overallShare(groups)), sd: 0 });
  const statistic = sd === 0 ? 0 : Math.max(0, 2 * (logLikelihood(groups, { b0, sd }) - none));
  return { kind: 'measured', statistic, p: halfChiSquared(statistic), icc: latentIcc(sd) };
}
