import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Stage } from '../case/index.ts';
import { standing, type OutcomeRow } from '../notice/index.ts';

/** Why a closed case is opened again (handbook 1.12). */
export const CAUSES = [
  'new-report',
  'new-aggravating-factor',
  'challenge',
  'adult-involvement',
  'error-in-checks',
  'registrar-audit',
  'court-or-iopc',
] as const;
export type Cause = (typeof CAUSES)[number];

/** An outcome as it stood when the case was opened again: kept, never overwritten. */
export interface EarlierOutcome {
  readonly crime: string;
  readonly outcome: string;
  readonly person: string | undefined;
  readonly at: Date;
  readonly by: string | undefined;
}

export interface Upheld {
  readonly at: Date;
  readonly by: string;
  readonly passage: string;
}

export interface ReconsiderationRow {
  readonly reconsideration: string;
  readonly cause: Cause | 'newly-recorded';
  /** What was recorded, where that opened the case by itself. */
  readonly event: string | null;
  readonly passage: string | null;
  readonly reopenedAt: Date;
  readonly reopenedBy: string;
  readonly earlier: readonly EarlierOutcome[];
  readonly upheld: Upheld | undefined;
}

export type ReconsiderationState = 'reopened' | 'upheld' | 'changed';

/** How a reconsideration stands: upheld by a supervisor, changed by a decision made since, or still open. */
export const stateOf = (row: ReconsiderationRow, outcomes: readonly OutcomeRow[]): ReconsiderationState => {
  if (row.upheld !== undefined) return 'upheld';
  const since = standing(outcomes).filter(({ at }) => at > row.reopenedAt);
  const anew = (crime: string): boolean => since.some((one) => one.crime === crime);
  return since.length > 0 && row.earlier.every(({ crime }) => anew(crime)) ? 'changed' : 'reopened';
};

/** Evidence of an adult turns the child into somebody it was done to: said at the next decision, which must be made anew. */
export const recasts = ({ cause }: Pick<ReconsiderationRow, 'cause'>): boolean => cause === 'adult-involvement';

export interface Reopen {
  readonly case: string;
  readonly cause: Cause;
  readonly why: string;
}

/** Something that was recorded in a closed case, and opens it by itself. */
export interface Recorded {
  readonly case: string;
  readonly event: string;
}

export interface ReopenState {
  readonly reconsideration: string;
  readonly stage: Stage;
  readonly outcomes: readonly OutcomeRow[];
  readonly children: readonly string[];
}

export interface CaseReopened {
  readonly type: 'CaseReopened';
  readonly case: string;
  readonly reconsideration: string;
  readonly cause: Cause | 'newly-recorded';
  readonly event: string | undefined;
  readonly why: string | undefined;
  readonly concerns: readonly string[];
  readonly earlier: readonly EarlierOutcome[];
  readonly at: Date;
}

export interface NotClosed {
  readonly code: 'NotClosed';
}

const earlierOf = (outcomes: readonly OutcomeRow[]): readonly EarlierOutcome[] =>
  standing(outcomes).map(({ crime, outcome, person, at, by }) => ({ crime, outcome, person, at, by }));

const reopened = (
  state: ReopenState,
  input: { readonly case: string },
  reason: Pick<CaseReopened, 'cause' | 'event' | 'why'>,
  now: Date,
): CaseReopened => ({
  type: 'CaseReopened',
  case: input.case,
  reconsideration: state.reconsideration,
  ...reason,
  concerns: state.children,
  earlier: earlierOf(state.outcomes),
  at: now,
});

/** Opens a closed case again, for a named cause and a reason. */
export const decideReopening = (
  state: ReopenState,
  input: Reopen,
  { now }: Moment,
): Result<readonly CaseReopened[], NotClosed> =>
  state.stage === 'closed'
    ? ok([reopened(state, input, { cause: input.cause, event: undefined, why: input.why }, now)])
    : refused({ code: 'NotClosed' });

/** A closed case in which anything new is recorded opens by itself. */
export const decideRecorded = (
  state: ReopenState,
  input: Recorded,
  { now }: Moment,
): Result<readonly CaseReopened[], NotClosed> =>
  state.stage === 'closed'
    ? ok([reopened(state, input, { cause: 'newly-recorded', event: input.event, why: undefined }, now)])
    : refused({ code: 'NotClosed' });

export interface Uphold {
  readonly case: string;
  readonly reconsideration: string;
  readonly why: string;
}

export interface UpholdState {
  readonly row: ReconsiderationRow | undefined;
  readonly outcomes: readonly OutcomeRow[];
  readonly children: readonly string[];
}

export interface OutcomeUpheld extends Uphold {
  readonly type: 'OutcomeUpheld';
  readonly reopenedBy: string;
  readonly concerns: readonly string[];
  readonly at: Date;
}

export type UpholdRefusal =
  { readonly code: 'NothingReconsidered' } | { readonly code: 'OwnReopening' } | { readonly code: 'MustBeDecidedAnew' };

/** Says that the earlier outcome stands: a supervisor, never who opened the case again. */
export const decideUpholding = (
  { row, outcomes, children }: UpholdState,
  input: Uphold,
  { actor, now }: Moment,
): Result<readonly OutcomeUpheld[], UpholdRefusal> => {
  if (row === undefined || stateOf(row, outcomes) !== 'reopened') return refused({ code: 'NothingReconsidered' });
  if (row.reopenedBy === actor.staff) return refused({ code: 'OwnReopening' });
  if (recasts(row)) return refused({ code: 'MustBeDecidedAnew' });
  return ok([{ ...input, type: 'OutcomeUpheld', reopenedBy: row.reopenedBy, concerns: children, at: now }]);
};
