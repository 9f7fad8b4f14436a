import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { refuseAnswer, type Answer, type AnswerRefusal, type AnswerState } from './answer.ts';

/** A supervisor's answer to why a child was not heard. */
export interface AnswerNotHeard {
  readonly case: string;
  readonly ownWords: string;
  readonly answer: Answer;
  readonly reason: string;
}

export interface NotHeardAnswered extends AnswerNotHeard {
  readonly type: 'NotHeardAnswered';
  readonly person: string;
  readonly passage: string;
  readonly answeredAt: Date;
}

/** A child is heard before anything is decided about them: not to be takes two people, and a reason of each. */
export const decideNotHeard = (
  state: AnswerState,
  input: AnswerNotHeard,
  { actor, now }: Moment,
): Result<readonly NotHeardAnswered[], AnswerRefusal> => {
  const { passage, waiting } = state;
  const fault = refuseAnswer(state, input.reason, actor);
  if (fault !== undefined || waiting === undefined) return refused(fault ?? { code: 'NothingWaits' });
  return ok([{ ...input, type: 'NotHeardAnswered', person: waiting.person, passage, answeredAt: now }]);
};
