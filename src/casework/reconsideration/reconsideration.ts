import { isSelf, ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Stage } from '../case/index.ts';
import type { Cause, ReopeningAnswer, Unfinished } from '../decision/index.ts';
import { standing, type OutcomeRow } from '../notice/index.ts';
import {
  rankFault,
  recordedFault,
  type Present,
  type RankTooLow,
  type RecordedByYou,
  type StandingNow,
} from '../outcome/index.ts';

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
  readonly answers: readonly ReopeningAnswer[];
  /** Triage was told since, and not taken back, that an adult may be involved: it was not known when this was decided. */
  readonly adultSince: boolean;
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
  // Changed only when every crime of it was decided anew: one that is left out is still being reconsidered.
  return since.length > 0 && row.earlier.every(({ crime }) => anew(crime)) ? 'changed' : 'reopened';
};

/** Evidence of an adult turns the child into somebody it was done to: said at the next decision, which must be made anew. */
export const recasts = ({ cause, adultSince }: Pick<ReconsiderationRow, 'cause' | 'adultSince'>): boolean =>
  cause === 'adult-involvement' || adultSince;

export interface Reopen {
  readonly case: string;
  readonly cause: Cause;
  readonly why: string;
}

/** Something that was recorded in a decided case, and opens it by itself. */
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

/** What was decided, be it told and closed or not yet, can be opened again; what is still to be decided cannot. */
export const DECIDED: readonly Stage[] = ['approved', 'closed'];

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

/** Opens a decided case again, for a named cause and a reason. */
export const decideReopening = (
  state: ReopenState,
  input: Reopen,
  { now }: Moment,
): Result<readonly CaseReopened[], NotClosed> =>
  DECIDED.includes(state.stage)
    ? ok([reopened(state, input, { cause: input.cause, event: undefined, why: input.why }, now)])
    : refused({ code: 'NotClosed' });

/** A decided case in which anything new is recorded opens by itself. */
export const decideRecorded = (
  state: ReopenState,
  input: Recorded,
  { now }: Moment,
): Result<readonly CaseReopened[], NotClosed> =>
  DECIDED.includes(state.stage)
    ? ok([reopened(state, input, { cause: 'newly-recorded', event: input.event, why: undefined }, now)])
    : refused({ code: 'NotClosed' });

export interface Uphold {
  readonly case: string;
  readonly reconsideration: string;
  readonly why: string;
}

export interface UpholdState {
  readonly stage: Stage;
  readonly row: ReconsiderationRow | undefined;
  readonly outcomes: readonly OutcomeRow[];
  readonly children: readonly string[];
  /** Who has the case, or had it as its officer since its facts were recorded. */
  readonly officers: readonly string[];
  /** Who recorded anything of what is known of the case. */
  readonly recorders: readonly string[];
  /** What was approved, by the advice on what is known now. */
  readonly present:
    | Pick<Present, 'proposedBy' | 'digest' | 'standings' | 'unfinished' | 'ranks' | 'approvers'>
    | undefined;
}

export interface OutcomeUpheld extends Uphold {
  readonly type: 'OutcomeUpheld';
  readonly reopenedBy: string;
  readonly concerns: readonly string[];
  /** What it was upheld on. */
  readonly basisDigest: string | undefined;
  /** Upheld by who recorded some of its facts, since nobody else could. */
  readonly recordedToo: boolean;
  readonly at: Date;
}

export type UpholdRefusal =
  | { readonly code: 'NothingReconsidered' }
  | { readonly code: 'ProposalWaits' }
  | { readonly code: 'OwnReopening' }
  | { readonly code: 'OwnApproval' }
  | { readonly code: 'OwnOutcome' }
  | { readonly code: 'UnfinishedFirst'; readonly what: readonly Unfinished[] }
  | { readonly code: 'MustBeDecidedAnew'; readonly because: readonly string[] }
  | RankTooLow
  | RecordedByYou;

/** The rules that stand against an outcome as it was decided: none, where it may stand. */
export const against = (standings: readonly StandingNow[]): readonly string[] =>
  standings
    .filter(({ standing: is }) => is === 'barred' || is === 'not-yet')
    .flatMap(({ because, outcome }) => (because.length === 0 ? [outcome] : because));

type Whose = Pick<UpholdState, 'officers' | 'present' | 'recorders'>;

/** Whose it is besides the reopener's and the approver's: who proposed it, and whose case it is or was. */
const workedBy = ({ officers, present }: Whose): readonly string[] => [
  ...officers,
  ...(present === undefined ? [] : [present.proposedBy]),
];

/** Never one’s own: not of who opened the case again, approved it before, proposed it, or worked the case. */
const refuseOwn = (row: ReconsiderationRow, whose: Whose, actor: Moment['actor']): UpholdRefusal | undefined => {
  if (isSelf(actor, row.reopenedBy)) return { code: 'OwnReopening' };
  if (isSelf(actor, ...row.earlier.map(({ by }) => by))) return { code: 'OwnApproval' };
  // Upholding decides as an approval does, which nobody gives to their own proposal or case (handbook 10.5, scenario 10).
  return isSelf(actor, ...workedBy(whose)) ? { code: 'OwnOutcome' } : undefined;
};

/** Handbook 10.5, scenario 8: what is new recasts the child, and what was decided of another child cannot simply stand. */
const refuseStanding = (row: ReconsiderationRow, present: UpholdState['present']): UpholdRefusal | undefined => {
  const because = [...new Set(against(present?.standings ?? []))];
  if (recasts(row) || because.length > 0) return { code: 'MustBeDecidedAnew', because };
  // Upholding decides as an approval does: it rests on no open danger either.
  const what = present?.unfinished ?? [];
  return what.length > 0 ? { code: 'UnfinishedFirst', what } : undefined;
};

/** The settings name who decides an outcome; upheld, it is decided by who upholds it. */
const refuseDecider = (row: ReconsiderationRow, whose: Whose, actor: Moment['actor']): UpholdRefusal | undefined => {
  const { present, recorders } = whose;
  if (present === undefined) return undefined;
  const others = [row.reopenedBy, ...row.earlier.flatMap(({ by }) => by ?? []), ...workedBy(whose)];
  // As with an approval: covered at night, what they recorded themselves somebody else looks at.
  return (
    recordedFault(actor, { ...present, recorders }, 'upheld', others) ??
    rankFault(actor.staff, present, 'upheld', others)
  );
};

/** Says that the earlier outcome stands: another supervisor, and only where the guidance leaves it open today. */
export const decideUpholding = (
  { stage, row, outcomes, children, ...whose }: UpholdState,
  input: Uphold,
  { actor, now }: Moment,
): Result<readonly OutcomeUpheld[], UpholdRefusal> => {
  if (row === undefined || stateOf(row, outcomes) !== 'reopened') return refused({ code: 'NothingReconsidered' });
  // Somebody has proposed anew: upholding the old one would leave that unanswered.
  if (stage === 'proposed') return refused({ code: 'ProposalWaits' });
  const { present, recorders } = whose;
  const fault = refuseOwn(row, whose, actor) ?? refuseStanding(row, present) ?? refuseDecider(row, whose, actor);
  if (fault !== undefined) return refused(fault);
  const { reopenedBy } = row;
  const on = { concerns: children, basisDigest: present?.digest, recordedToo: isSelf(actor, ...recorders), at: now };
  return ok([{ ...input, type: 'OutcomeUpheld', reopenedBy, ...on }]);
};
