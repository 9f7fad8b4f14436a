import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

/** What protects a child for a limited time, or is to be finished or held within one (handbook 6.3, T07 and T03 to T06). */
export const MEASURES = ['police-protection', 'assessment', 'conference', 'core-group', 'review'] as const;
export type Measure = (typeof MEASURES)[number];

/** What came of a conference or a core group: what follows a conference runs only where the child is on a plan. */
export const RESULTS = ['plan', 'no-plan', 'held', 'not-held'] as const;
export type MeasureResult = (typeof RESULTS)[number];

/** What can have come of it: a plan that exists is reviewed, and a core group meets or never does. */
export const resultsOf = (measure: Measure): readonly MeasureResult[] => {
  switch (measure) {
    case 'conference':
      return ['plan', 'no-plan', 'not-held'];
    case 'review':
      return ['plan', 'no-plan'];
    case 'core-group':
      return ['held', 'not-held'];
    case 'assessment':
    case 'police-protection':
      return [];
  }
};

/** That police protection, or an assessment by children's social care, ended; that a conference or a core group was held. */
export interface EndMeasure {
  readonly case: string;
  readonly person: string;
  readonly measure: Measure;
  readonly at: Date | 'now';
  /** Of a conference, its core group and its reviews alone. */
  readonly result: MeasureResult | undefined;
}

export interface MeasureState {
  readonly entry: string;
  /** Since when each one of this kind has run for the child. */
  readonly since: readonly Date[];
  /** When the last conference or review of the child was, where it was of this kind: what came of it can be put right. */
  readonly last: Date | undefined;
}

export interface MeasureEnded extends Omit<EndMeasure, 'at'> {
  readonly type: 'MeasureEnded';
  readonly entry: string;
  readonly endedAt: Date;
  readonly recordedAt: Date;
}

export type MeasureRefusal =
  | { readonly code: 'NothingRuns' }
  | { readonly code: 'StillToCome' }
  | { readonly code: 'ResultNeeded' }
  | { readonly code: 'BeforeItBegan'; readonly since: Date };

/**
 * Ends every one of the kind that had begun by then: two people who wrote down one protection mean the same. Where none runs, it
 * puts right what came of the last, which stays as it was recorded: of one day the newest entry counts.
 */
export const decideMeasureEnd = (
  { entry, since, last }: MeasureState,
  { at, ...of }: EndMeasure,
  { now }: Moment,
): Result<readonly MeasureEnded[], MeasureRefusal> => {
  const [oldest] = since.toSorted((one, other) => one.getTime() - other.getTime());
  const first = oldest ?? last;
  if (first === undefined) return refused({ code: 'NothingRuns' });
  const justNow = oldest === undefined ? first : now;
  const endedAt = at === 'now' ? justNow : at;
  if (endedAt > now) return refused({ code: 'StillToCome' });
  if (endedAt < first) return refused({ code: 'BeforeItBegan', since: first });
  // Not said is not *no plan*: a child on a plan would be reviewed by nobody's clock.
  const results = resultsOf(of.measure);
  const result = results.find((one) => one === of.result);
  if (results.length > 0 && result === undefined) return refused({ code: 'ResultNeeded' });
  return ok([{ ...of, result, type: 'MeasureEnded', entry, endedAt, recordedAt: now }]);
};
