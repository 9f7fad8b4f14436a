import { refused, ok, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { decideDuty, type DischargeDuty, type DutyDischarged, type DutyRefusal, type DutyState } from './duty.ts';

/** What is said of one duty. */
export type DutyAnswer = Omit<DischargeDuty, 'case'>;

export interface DischargeDuties {
  readonly case: string;
  readonly answers: readonly DutyAnswer[];
}

export interface DutiesState {
  /** One for each answer, in its order. */
  readonly states: readonly DutyState[];
}

/** Of which duty, about whom. */
type Which = Pick<DutyAnswer, 'duty' | 'person'>;

export type DutiesRefusal =
  | (DutyRefusal & Which)
  | { readonly code: 'NothingAnswered' }
  | ({ readonly code: 'AnsweredTwice' } & Which);

const isSame = (one: Which, other: Which): boolean => one.duty === other.duty && one.person === other.person;

/** Answers several duties at once, all or none: each with its own answer and its own words, as if it were alone. */
export const decideDuties = (
  { states }: DutiesState,
  { case: id, answers }: DischargeDuties,
  moment: Moment,
): Result<readonly DutyDischarged[], DutiesRefusal> => {
  if (answers.length === 0) return refused({ code: 'NothingAnswered' });
  const events: DutyDischarged[] = [];
  for (const [at, answer] of answers.entries()) {
    const { duty, person } = answer;
    const state = states[at];
    if (state === undefined) throw new Error('an answer came without its state');
    if (answers.findIndex((other) => isSame(answer, other)) !== at)
      return refused({ code: 'AnsweredTwice', duty, person });
    // By the same rules as one alone: a page of many must not be the easier way to an answer.
    const decided = decideDuty(state, { case: id, ...answer }, moment);
    if (!decided.ok) return refused({ ...decided.refusal, duty, person });
    events.push(...decided.value);
  }
  return ok(events);
};
