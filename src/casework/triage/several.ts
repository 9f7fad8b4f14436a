import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { decideAnswer, type AnswerFact, type AnswerRefusal, type AnswerState, type FactAnswered } from './answer.ts';

/** Facts that one source told of together: each is an answer of its own, with its own state. */
export interface AnswerSeveral extends Pick<AnswerFact, 'case' | 'fromWhom' | 'interview'> {
  readonly answers: readonly Pick<AnswerFact, 'fact' | 'direction' | 'person' | 'state'>[];
}

export interface SeveralState {
  /** One for each answer, in its order. */
  readonly states: readonly AnswerState[];
}

export type SeveralRefusal = AnswerRefusal | { readonly code: 'NothingAnswered' };

/** Answers several questions at once, all or none. Nothing found wants its own enquiry, so it is answered on its own. */
export const decideSeveral = (
  { states }: SeveralState,
  { answers, ...source }: AnswerSeveral,
  moment: Moment,
): Result<readonly FactAnswered[], SeveralRefusal> => {
  if (answers.length === 0) return refused({ code: 'NothingAnswered' });
  const events: FactAnswered[] = [];
  for (const [at, answer] of answers.entries()) {
    const state = states[at];
    if (state === undefined) throw new Error('an answer came without its state');
    // By the same rules as one alone: a page of many must not be the easier way to an answer.
    const decided = decideAnswer(state, { ...source, ...answer, found: undefined }, moment);
    if (!decided.ok) return decided;
    events.push(...decided.value);
  }
  return ok(events);
};
