import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { isReason } from '../safeguarding/index.ts';

export const TEAMS = ['child-abuse-investigation', 'online-csa-team', 'cid'] as const;
export type Team = (typeof TEAMS)[number];

export interface HandOver {
  readonly case: string;
  readonly team: Team;
}

export interface HandoverState {
  readonly handover: string;
  /** The newest handover of the case, while nobody has answered it. */
  readonly waiting: string | undefined;
}

export interface CaseHandedOver extends HandOver {
  readonly type: 'CaseHandedOver';
  readonly handover: string;
  readonly handedAt: Date;
}

export interface HandoverWaits {
  readonly code: 'HandoverWaits';
}

/** Hands a case to a specialist team. Clocks and safeguarding stay here. */
export const decideHandover = (
  state: HandoverState,
  input: HandOver,
  { now }: Moment,
): Result<readonly CaseHandedOver[], HandoverWaits> =>
  // One at a time: a second team asked before the first has answered leaves each thinking it is the other's.
  state.waiting === undefined
    ? ok([{ ...input, type: 'CaseHandedOver', handover: state.handover, handedAt: now }])
    : refused({ code: 'HandoverWaits' });

export const HANDOVER_ANSWERS = ['accepted', 'returned'] as const;
export type HandoverAnswer = (typeof HANDOVER_ANSWERS)[number];

export interface AnswerHandover {
  readonly case: string;
  readonly handover: string;
  readonly answer: HandoverAnswer;
  readonly receipt: string | undefined;
  readonly reason: string | undefined;
}

export interface HandoverAnswerState {
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly waiting: string | undefined;
}

export interface HandoverAnswered {
  readonly type: 'HandoverAnswered';
  readonly case: string;
  readonly handover: string;
  readonly result:
    | { readonly answer: 'accepted'; readonly receipt: string }
    | { readonly answer: 'returned'; readonly reason: string; readonly passage: string };
  readonly concerns: readonly string[];
  readonly answeredAt: Date;
}

export type HandoverAnswerRefusal =
  | { readonly code: 'NothingWaits' }
  | { readonly code: 'ReceiptNeeded' }
  | { readonly code: 'ReasonTooShort' };

/** Accepted with a receipt, or returned with a reason. */
export const decideHandoverAnswer = (
  state: HandoverAnswerState,
  input: AnswerHandover,
  { now }: Moment,
): Result<readonly HandoverAnswered[], HandoverAnswerRefusal> => {
  if (state.waiting !== input.handover) return refused({ code: 'NothingWaits' });
  const answered = { case: input.case, handover: input.handover, concerns: state.concerns, answeredAt: now };
  if (input.answer === 'accepted') {
    // Without the team's own reference nobody could show that the case arrived (design, section 3: receipted).
    if (input.receipt === undefined) return refused({ code: 'ReceiptNeeded' });
    const result = { answer: 'accepted', receipt: input.receipt } as const;
    return ok([{ type: 'HandoverAnswered', ...answered, result }]);
  }
  // A case that comes back unexplained would be handed over again as it was.
  if (input.reason === undefined || !isReason(input.reason)) return refused({ code: 'ReasonTooShort' });
  const result = { answer: 'returned', reason: input.reason, passage: state.passage } as const;
  return ok([{ type: 'HandoverAnswered', ...answered, result }]);
};

const HOUR_MS = 3_600_000;

/** How long a handover has waited, in whole hours; and whether that is longer than it may. */
export const ageOf = (
  handedAt: Date,
  now: Date,
  acceptHours: number,
): { readonly hours: number; readonly overdue: boolean } => {
  const elapsed = now.getTime() - handedAt.getTime();
  return { hours: Math.floor(elapsed / HOUR_MS), overdue: elapsed >= acceptHours * HOUR_MS };
};
