import { isSelf, ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { isReason } from './reason.ts';

export const ANSWERS = ['agreed', 'returned'] as const;
export type Answer = (typeof ANSWERS)[number];

/** A supervisor's answer to *considered, not referred* for a child who may be in care or on a plan, or is owed a referral. */
export interface AnswerNoReferral {
  readonly case: string;
  readonly safeguarding: string;
  readonly answer: Answer;
  readonly reason: string;
}

export interface AnswerState {
  readonly passage: string;
  /** The decision that waits: its child and who made it; undefined when none of this id waits. */
  readonly waiting: { readonly person: string; readonly decidedBy: string } | undefined;
  /** Who has the case, or had it as its officer since its facts were recorded. */
  readonly officers: readonly string[];
}

export interface NoReferralAnswered extends AnswerNoReferral {
  readonly type: 'NoReferralAnswered';
  readonly person: string;
  readonly passage: string;
  readonly answeredAt: Date;
}

export type AnswerRefusal =
  | { readonly code: 'NothingWaits' }
  | { readonly code: 'NeverOnesOwn' }
  | { readonly code: 'ReasonTooShort' };

/** Never who made the decision, nor who works the case or did; and never without a reason. */
export const refuseAnswer = (
  { waiting, officers }: AnswerState,
  reason: string,
  actor: Moment['actor'],
): AnswerRefusal | undefined => {
  if (waiting === undefined) return { code: 'NothingWaits' };
  // Asked by a colleague it is one's own all the same: the facts that it rests on are (handbook 10.5, scenario 10).
  if (isSelf(actor, waiting.decidedBy, ...officers)) return { code: 'NeverOnesOwn' };
  // To agree asks the same reason as to return: agreeing may never be the easier of the two.
  return isReason(reason) ? undefined : { code: 'ReasonTooShort' };
};

/** Whoever is on duty may answer in the place of the one asked; never who made the decision, nor who works the case or did. */
export const decideAnswer = (
  state: AnswerState,
  input: AnswerNoReferral,
  { actor, now }: Moment,
): Result<readonly NoReferralAnswered[], AnswerRefusal> => {
  // Care or a plan makes a referral likely to be required (handbook 1.9): not to make it takes two people.
  const { passage, waiting } = state;
  const fault = refuseAnswer(state, input.reason, actor);
  if (fault !== undefined || waiting === undefined) return refused(fault ?? { code: 'NothingWaits' });
  return ok([{ ...input, type: 'NoReferralAnswered', person: waiting.person, passage, answeredAt: now }]);
};
