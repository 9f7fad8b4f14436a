import { overallShare, type Observed } from './observed.ts';
import { fitSpread, type Fit } from './spread.ts';
import { refusedGroups, unmeasured, type Unmeasured } from './unmeasured.ts';

/** What every group showed in one period; groups without a case in it are left out and listed by whoever asks. */
export interface PeriodGroups {
  readonly at: number;
  readonly groups: readonly Observed[];
}

export interface PeriodSpread {
  readonly at: number;
  readonly overall: number;
  readonly fit: Fit;
}

/**
 * The spread between groups in each period, with its interval: is it shrinking? To be read off the intervals, never off how
 * many groups are flagged, which grows with the number of cases (statistics 2.7).
 */
export function spreadByPeriod(
  periods: readonly PeriodGroups[],
): { readonly kind: 'measured'; readonly periods: readonly PeriodSpread[] } | Unmeasured {
  if (periods.length === 0) return unmeasured('nothing-given');
  const refused = periods.map(({ groups }) => refusedGroups(groups));
  const at = refused.findIndex((each) => each !== undefined);
  if (at >= 0) return unmeasured(refused[at]?.why ?? 'no-cases', at);
  return {
    kind: 'measured',
    periods: periods.map((period) => ({
      ...{ at: period.at, overall: overallShare(period.groups), fit: fitSpread(period.groups) },
    })),
  };
}
