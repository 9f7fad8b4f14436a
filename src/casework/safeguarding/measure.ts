import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

/** What protects a child for a limited time, or is to be finished within one (handbook 6.3, T07 and T03). */
export const MEASURES = ['police-protection', 'assessment'] as const;
export type Measure = (typeof MEASURES)[number];

/** That police protection, or an assessment by children's social care, ended. */
export interface EndMeasure {
  readonly case: string;
  readonly person: string;
  readonly measure: Measure;
  readonly at: Date | 'now';
}

export interface MeasureState {
  readonly entry: string;
  /** Since when each one of this kind has run for the child. */
  readonly since: readonly Date[];
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
  | { readonly code: 'BeforeItBegan'; readonly since: Date };

/** Ends every one of the kind that had begun by then: two people who wrote down one protection mean the same. */
export const decideMeasureEnd = (
  { entry, since }: MeasureState,
  { at, ...of }: EndMeasure,
  { now }: Moment,
): Result<readonly MeasureEnded[], MeasureRefusal> => {
  const [first] = since.toSorted((one, other) => one.getTime() - other.getTime());
  if (first === undefined) return refused({ code: 'NothingRuns' });
  const endedAt = at === 'now' ? now : at;
  if (endedAt > now) return refused({ code: 'StillToCome' });
  if (endedAt < first) return refused({ code: 'BeforeItBegan', since: first });
  return ok([{ ...of, type: 'MeasureEnded', entry, endedAt, recordedAt: now }]);
};
