import { levelZ } from './chances.ts';
import { sum, type Interval, type Observed } from './observed.ts';
import { poissonInterval } from './poisson.ts';
import { refusedGroups, unmeasured, type Unmeasured } from './unmeasured.ts';

/** One group's `y` of `n` in every stratum, all groups in the same order; 0 of 0 where it has no case. */
export type Strata = readonly Observed[];

export interface Standardised {
  readonly observed: number;
  /** What it would be if each stratum had the share of all groups together. */
  readonly expected: number;
  /** Observed over expected: to be held against 1, never against another group's. */
  readonly ratio: number;
  /** Σ n·p(1 − p). */
  readonly variance: number;
  /** (O − E)/√V; null where nothing can vary. */
  readonly z: number | null;
  /** O/E ± 1.96·√V/E. */
  readonly interval: Interval;
  readonly byar: Interval;
  readonly exact: Interval;
  /** The ratio times the overall share. */
  readonly share: number;
}

/**
 * Byar's approximation to the exact Poisson limits, over E: O(1 − 1/9O − z/3√O)³ and (O + 1)(1 − 1/9(O + 1) + z/3√(O + 1))³.
 * Breslow and Day 1987, *Statistical Methods in Cancer Research* II, 2.3. Too wide where shares are large.
 */
export function byar(observed: number, expected: number, level = 0.95): Interval {
  const z = levelZ(level);
  const at = (count: number, sign: number): number =>
    (count * (1 - 1 / (9 * count) + (sign * z) / (3 * Math.sqrt(count))) ** 3) / expected;
  return [observed === 0 ? 0 : Math.max(0, at(observed, -1)), at(observed + 1, 1)];
}

function standardised(strata: Strata, shares: readonly number[], overall: number): Standardised {
  const of = (k: number): number => shares[k] ?? 0;
  const observed = sum(strata.map(({ y }) => y));
  const expected = sum(strata.map(({ n }, k) => n * of(k)));
  const variance = sum(strata.map(({ n }, k) => n * of(k) * (1 - of(k))));
  const [half, [lower, upper]] = [levelZ(0.95) * Math.sqrt(variance), poissonInterval(observed)];
  return {
    observed,
    expected,
    ratio: observed / expected,
    variance,
    z: variance > 0 ? (observed - expected) / Math.sqrt(variance) : null,
    interval: [Math.max(0, (observed - half) / expected), (observed + half) / expected],
    byar: byar(observed, expected),
    exact: [lower / expected, upper / expected],
    share: (observed / expected) * overall,
  };
}

function refusedStrata(groups: readonly Strata[]): Unmeasured | undefined {
  const [first] = groups;
  if (first === undefined || first.length === 0) return unmeasured('nothing-given');
  for (const [at, strata] of groups.entries()) {
    if (strata.length !== first.length) return unmeasured('uneven-strata', at);
    const refused = refusedGroups(strata, 0);
    if (refused !== undefined) return unmeasured(refused.why, at);
    if (strata.every(({ n }) => n === 0)) return unmeasured('no-cases', at);
  }
  return undefined;
}

/** A stratum that no group has a case in counts for nothing, and its share is never asked. */
const shareOfAll = (groups: readonly Strata[], k: number): number => {
  const n = sum(groups.map((strata) => strata[k]?.n ?? 0));
  return n === 0 ? 0 : sum(groups.map((strata) => strata[k]?.y ?? 0)) / n;
};

/**
 * Indirect standardisation: what each group would show if its cases of each stratum had the share of all groups together,
 * E = Σ n·p, with V = Σ n·p(1 − p). Breslow and Day 1987, 2.3; Spiegelhalter 2005, Stat Med 24:1185, 2.3. ΣO = ΣE.
 */
export function standardise(
  groups: readonly Strata[],
): { readonly kind: 'measured'; readonly overall: number; readonly groups: readonly Standardised[] } | Unmeasured {
  const refused = refusedStrata(groups);
  if (refused !== undefined) return refused;
  const all = groups.flat();
  const y = sum(all.map((stratum) => stratum.y));
  // A group's expected count would be 0, and its ratio nothing over nothing.
  if (y === 0) return unmeasured('none-or-all');
  const overall = y / sum(all.map(({ n }) => n));
  const shares = (groups[0] ?? []).map((_, k) => shareOfAll(groups, k));
  const found = groups.map((strata) => standardised(strata, shares, overall));
  const empty = found.findIndex(({ expected }) => expected === 0);
  return empty >= 0 ? unmeasured('none-or-all', empty) : { kind: 'measured', overall, groups: found };
}
