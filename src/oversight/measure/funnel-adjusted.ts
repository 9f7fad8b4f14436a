import { chiSquaredAbove } from './chances.ts';
import { overallShare, type Interval, type Observed } from './observed.ts';
import { arcsineTau2, arcsineZ, overdispersion, pearsonZ } from './overdispersion.ts';
import { refusedGroups, unmeasured, type Unmeasured } from './unmeasured.ts';

/** The z of the two pairs of limits, as the exact funnel has them. */
export const Z95 = 1.959963984540054;
export const Z998 = 3.090232306167813;

/** Is there more variation than chance brings? I·φ, of the z as they are, on chi-squared with I − 1 degrees of freedom. */
export interface DispersionTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

export interface AdjustedFunnel {
  readonly kind: 'measured';
  readonly overall: number;
  readonly test: DispersionTest;
  /** Mean squared Pearson z, Winsorised at 10 %, never below 1. */
  readonly phi: number;
  /** Between-group variance on the arcsine scale. */
  readonly tau2: number;
  readonly groups: readonly AdjustedGroup[];
}

export interface AdjustedGroup {
  readonly multiplicative: { readonly z: number; readonly limits95: Interval; readonly limits998: Interval };
  readonly additive: { readonly z: number; readonly limits95: Interval; readonly limits998: Interval };
}

const clip = (share: number): number => Math.min(1, Math.max(0, share));

/** p0 ± z·√(φ·p0(1 − p0)/n), clipped to [0, 1]. Spiegelhalter 2005, Stat Med 24:1185, 3.1. */
export function multiplicativeLimits(n: number, p0: number, phi: number, z: number): Interval {
  const half = z * Math.sqrt((phi * p0 * (1 - p0)) / n);
  return [clip(p0 - half), clip(p0 + half)];
}

/**
 * sin²(asin √p0 ± z·√(1/4n + τ²)). Spiegelhalter 2005, QSHC 14:347, on the arcsine scale of Spiegelhalter et al. 2012.
 * The angle is kept within 0 and π/2: beyond them the squared sine turns back, and a wider limit would come out narrower.
 */
export function additiveLimits(n: number, p0: number, tau2: number, z: number): Interval {
  const half = z * Math.sqrt(1 / (4 * n) + tau2);
  const at = (angle: number): number => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;
  const middle = Math.asin(Math.sqrt(p0));
  return [at(middle - half), at(middle + half)];
}

/** (asin √p − asin √p0)/√(1/4n + τ²). Spiegelhalter et al. 2012, JRSS A 175:1. */
export const additiveZ = (group: Observed, p0: number, tau2: number): number =>
  arcsineZ(group, p0) / Math.sqrt(1 + 4 * group.n * tau2);

/**
 * The funnel widened by the variation that is there: it finds who is odd in a system that already differs. It is no
 * evidence of consistency, and is never shown without the plain limits and the spread (statistics 2.3).
 */
export function adjustedFunnel(groups: readonly Observed[]): AdjustedFunnel | Unmeasured {
  const refused = refusedGroups(groups);
  if (refused !== undefined) return refused;
  if (groups.length < 2) return unmeasured('too-few-groups');
  const overall = overallShare(groups);
  const { phi: raw, phiWinsorised } = overdispersion(groups);
  if (raw === null || phiWinsorised === null) return unmeasured('none-or-all');
  // Below 1 the groups differ less than chance makes them: limits are not narrowed on that account.
  const [phi, tau2] = [Math.max(1, phiWinsorised), arcsineTau2(groups, overall)];
  const [statistic, df] = [groups.length * raw, groups.length - 1];
  return {
    kind: 'measured',
    overall,
    test: { statistic, df, p: chiSquaredAbove(statistic, df) },
    phi,
    tau2,
    groups: groups.map((group) => ({
      multiplicative: {
        z: (pearsonZ(group, overall) ?? 0) / Math.sqrt(phi),
        limits95: multiplicativeLimits(group.n, overall, phi, Z95),
        limits998: multiplicativeLimits(group.n, overall, phi, Z998),
      },
      additive: {
        z: additiveZ(group, overall, tau2),
        limits95: additiveLimits(group.n, overall, tau2, Z95),
        limits998: additiveLimits(group.n, overall, tau2, Z998),
      },
    })),
  };
}
