import type { Observed } from './observed.ts';

/** Why a measure cannot be taken of what it was given. */
export type Why =
  | 'nothing-given'
  | 'not-a-count'
  | 'more-than-all'
  | 'no-cases'
  | 'none-or-all'
  | 'too-few-groups'
  | 'too-few-periods'
  | 'single-cases'
  | 'unbounded'
  | 'not-a-chance'
  | 'not-a-ratio'
  | 'no-population'
  | 'uneven-strata'
  | 'no-upper-bound'
  | 'too-few-to-split'
  | 'nothing-varies'
  | 'setting-is-force'
  | 'too-many-cases'
  | 'no-run-length';

/** A refusal is data: why, and at which of the things given, counted from 0. */
export interface Unmeasured {
  readonly kind: 'unmeasured';
  readonly why: Why;
  readonly at?: number;
}

export const unmeasured = (why: Why, at?: number): Unmeasured => ({
  kind: 'unmeasured',
  why,
  ...(at === undefined ? {} : { at }),
});

export const isUnmeasured = (found: object): found is Unmeasured => 'kind' in found && found.kind === 'unmeasured';

export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const refusedGroup = ({ y, n }: Observed, least: number): Why | undefined => {
  if (!isCount(y) || !isCount(n)) return 'not-a-count';
  if (n < least) return 'no-cases';
  return y > n ? 'more-than-all' : undefined;
};

/** The first group that is no `y` of `n`; `least` is the smallest n that will do. */
export function refusedGroups(groups: readonly Observed[], least = 1): Unmeasured | undefined {
  if (groups.length === 0) return unmeasured('nothing-given');
  for (const [at, group] of groups.entries()) {
    const why = refusedGroup(group, least);
    if (why !== undefined) return unmeasured(why, at);
  }
  return undefined;
}
