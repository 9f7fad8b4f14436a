import { overallShare, sum, type Observed } from './observed.ts';

/** Pearson's z: (p − p0)/√(p0(1 − p0)/n). Undefined where p0 is 0 or 1. Spiegelhalter 2005, Stat Med 24:1185, 2.2. */
export function pearsonZ({ y, n }: Observed, p0: number): number | undefined {
  return p0 > 0 && p0 < 1 ? (y / n - p0) / Math.sqrt((p0 * (1 - p0)) / n) : undefined;
}

/** The arcsine z of the Care Quality Commission: (asin √p − asin √p0)·2√n. Spiegelhalter 2012, JRSS A 175:1. */
export const arcsineZ = ({ y, n }: Observed, p0: number): number =>
  (Math.asin(Math.sqrt(y / n)) - Math.asin(Math.sqrt(p0))) * 2 * Math.sqrt(n);

/** The type 7 quantile of Hyndman and Fan 1996, American Statistician 50:361 (R's default). */
export function quantile7(values: readonly number[], p: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  const at = (ordered.length - 1) * p;
  const below = ordered[Math.floor(at)] ?? Number.NaN;
  const above = ordered[Math.ceil(at)] ?? below;
  return below + (at - Math.floor(at)) * (above - below);
}

/** Values beyond the 10th and 90th percentile are set to them. Spiegelhalter 2005, QSHC 14:347. */
export function winsorise(values: readonly number[], proportion = 0.1): readonly number[] {
  const lower = quantile7(values, proportion);
  const upper = quantile7(values, 1 - proportion);
  return values.map((value) => Math.min(upper, Math.max(lower, value)));
}

const meanSquare = (values: readonly number[]): number => sum(values.map((value) => value * value)) / values.length;

/** Between-group variance on the arcsine scale: max(0, (I·φw − (I − 1))/(Σw − Σw²/Σw)), w = 4n. Spiegelhalter 2012. */
export function arcsineTau2(groups: readonly Observed[], p0: number): number {
  const excess =
    groups.length * meanSquare(winsorise(groups.map((group) => arcsineZ(group, p0)))) - (groups.length - 1);
  const weights = groups.map(({ n }) => 4 * n);
  const total = sum(weights);
  const scale = total - sum(weights.map((weight) => weight * weight)) / total;
  return scale > 0 ? Math.max(0, excess / scale) : 0;
}

export interface Overdispersion {
  /** Mean squared Pearson z; null where the overall share is 0 or 1, so that no z exists. */
  readonly phi: number | null;
  /** The same after Winsorising z at 10 %. */
  readonly phiWinsorised: number | null;
  /** Arcsine scale, Winsorised. */
  readonly tau2: number | null;
}

/** How much more the groups differ than chance alone would make them. Spiegelhalter 2005, QSHC 14:347. */
export function overdispersion(groups: readonly Observed[]): Overdispersion {
  const p0 = overallShare(groups);
  const zs = groups.map((group) => pearsonZ(group, p0)).filter((z) => z !== undefined);
  if (zs.length === 0) return { phi: null, phiWinsorised: null, tau2: null };
  // Stated, and never used to widen the plain limits: that would hide the spread between forces which they are there to show.
  // What limits widened by it would leave is told apart, and never alone (`adjustedFunnel`).
  return { phi: meanSquare(zs), phiWinsorised: meanSquare(winsorise(zs)), tau2: arcsineTau2(groups, p0) };
}
