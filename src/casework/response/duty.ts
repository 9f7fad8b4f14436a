import { isSelf, ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { namedIn } from '../report/index.ts';

/** What is decided of telling a parent or carer (handbook 1.4, 7.6): of which of them, and which of the two. */
export const PARENT = ['to-tell', 'not-to-tell'] as const;
export interface ParentDecided {
  readonly is: (typeof PARENT)[number];
  /** Which parent or carer, by name or by what they are to the child. */
  readonly who: string;
}

export const DISCHARGES = ['done', 'not-done'] as const;
export const DONE_BY = ['me', 'another-officer', 'supervisor', 'safeguarding-hub', 'school', 'other-partner'] as const;
export type DoneBy = (typeof DONE_BY)[number];

/** Done, by whom and when; or not done. Why, or the reference, is in the words. */
export type Discharge =
  | {
      readonly is: 'done';
      readonly by: DoneBy;
      readonly at: Date | 'now';
      readonly noInterview?: true;
      readonly parent?: ParentDecided;
    }
  /** `notIdentified`: it cannot be done yet, because nobody knows who they are. */
  | { readonly is: 'not-done'; readonly notIdentified?: true };

/** What is owed before any interview is kept where nobody was interviewed, and has no other true answer. */
const BEFORE_INTERVIEW: readonly string[] = ['appropriate-adult-before-any-interview'];
export const mayBeNoInterview = (duty: string): boolean => BEFORE_INTERVIEW.includes(duty);

/** What is a choice about somebody, and not only done. */
const OF_PARENTS: readonly string[] = ['decide-telling-parents'];
export const isOfParents = (duty: string): boolean => OF_PARENTS.includes(duty);

/** What is answered by a record of an age: an age that the case does not have is not confirmed. */
const OF_AGE: readonly string[] = ['confirm-age'];

export interface DischargeDuty {
  readonly case: string;
  readonly duty: string;
  /** Whom the duty is about; undefined is the case. */
  readonly person: string | undefined;
  readonly answer: Discharge;
  readonly words: string;
}

/** How a duty may be answered in words: where a step of its own shows whether it is done, at most by why it is not. */
export type DutyAnswers = 'any' | 'any-by-supervisor' | 'left-by-supervisor' | 'not-done-by-supervisor' | 'none';

/** What somebody may say of a duty; of a supervisor who does not have the case and did not work it, more than of others. */
export const mayBeSaid = (answers: DutyAnswers, isSupervisor: boolean): readonly Discharge['is'][] => {
  const supervisors = isSupervisor ? DISCHARGES : [];
  const said = {
    any: DISCHARGES,
    'any-by-supervisor': supervisors,
    'left-by-supervisor': isSupervisor ? DISCHARGES : ['done' as const],
    'not-done-by-supervisor': supervisors.filter((is) => is === 'not-done'),
    none: [],
  };
  return said[answers];
};

/** Whether somebody may say that it cannot be done yet: of whom nobody knows who they are, where no step of its own shows it. */
export const mayBeNotIdentified = (
  answers: DutyAnswers,
  of: { readonly isSupervisor: boolean; readonly isUnidentified: boolean },
): boolean =>
  of.isUnidentified &&
  (answers === 'any-by-supervisor' ? of.isSupervisor : ['any', 'left-by-supervisor'].includes(answers));

export interface DutyState {
  readonly discharge: string;
  readonly passage: string;
  /** Whether the guidance has such a duty. */
  readonly isKnown: boolean;
  readonly isInCase: boolean;
  /** Whether it is asked of whom it is said of: of somebody, or of the case. */
  readonly isAbout: boolean;
  /** Whether it is owed on what is recorded, answered or not. */
  readonly isOwed: boolean;
  /** What was last said of it. */
  readonly before: Discharge['is'] | undefined;
  readonly answers: DutyAnswers;
  /** Who has the case, or had it as its officer since its facts were recorded. */
  readonly officers: readonly string[];
  /** Whom it is about is not identified, by what is recorded. */
  readonly isUnidentified: boolean;
  /** Whom it is about has an age by what is recorded, be it between two. */
  readonly hasAge: boolean;
  /** Who was interviewed or arrested, as the case has it. */
  readonly questioned: readonly string[];
  /** Who must not be told of whom it is about, by the newest safety floor. */
  readonly mustNot: readonly string[];
  /** Whom the words concern. */
  readonly concerns: readonly string[];
}

export interface DutyDischarged extends Omit<DischargeDuty, 'answer'> {
  readonly type: 'DutyDischarged';
  readonly discharge: string;
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly answer: 'done' | 'not-done';
  readonly notIdentified: boolean;
  readonly parent: ParentDecided['is'] | undefined;
  readonly before: Discharge['is'] | undefined;
  readonly by: DoneBy | undefined;
  readonly doneAt: Date | undefined;
  readonly recordedAt: Date;
  /** Said by a supervisor who neither has the case nor worked it. */
  readonly bySupervisor: boolean;
}

export type DutyRefusal =
  | { readonly code: 'NoSuchDuty'; readonly duty: string }
  | { readonly code: 'NotAboutThem'; readonly duty: string; readonly about: 'person' | 'case' }
  | { readonly code: 'NotOwed'; readonly duty: string }
  | { readonly code: 'DoneInItsStep'; readonly duty: string }
  | { readonly code: 'SupervisorSaysWhy' }
  | { readonly code: 'SupervisorAnswers' }
  | { readonly code: 'OwnDuty' }
  | { readonly code: 'NoInterviewElsewhere'; readonly duty: string }
  | { readonly code: 'WasQuestioned' }
  | { readonly code: 'IsIdentified' }
  | { readonly code: 'AgeStillUnknown' }
  | { readonly code: 'ParentNotSaid' }
  | { readonly code: 'ParentElsewhere'; readonly duty: string }
  | { readonly code: 'ParentMustNotBeTold'; readonly names: readonly string[] }
  | { readonly code: 'DoneInFuture'; readonly at: Date };

/** Said only of what is owed before an interview, and never against an interview that the case itself records. */
const refuseNoInterview = (
  { questioned }: DutyState,
  { answer, duty, person }: DischargeDuty,
): DutyRefusal | undefined => {
  if (answer.is !== 'done' || answer.noInterview !== true) return undefined;
  if (!mayBeNoInterview(duty)) return { code: 'NoInterviewElsewhere', duty };
  const isQuestioned = person === undefined ? questioned.length > 0 : questioned.includes(person);
  return isQuestioned ? { code: 'WasQuestioned' } : undefined;
};

/** By what the case records of them: neither an age nor who they are is said in passing. */
const refuseUnknown = (
  { isUnidentified, hasAge }: DutyState,
  { answer, duty }: DischargeDuty,
): DutyRefusal | undefined => {
  if (answer.is === 'done') return OF_AGE.includes(duty) && !hasAge ? { code: 'AgeStillUnknown' } : undefined;
  return answer.notIdentified === true && !isUnidentified ? { code: 'IsIdentified' } : undefined;
};

/** Done is a choice here, with whom it is about; of one who must not be told it is no choice. */
const refuseParent = ({ mustNot }: DutyState, { answer, duty }: DischargeDuty): DutyRefusal | undefined => {
  if (answer.is !== 'done') return undefined;
  if (!isOfParents(duty)) return answer.parent === undefined ? undefined : { code: 'ParentElsewhere', duty };
  if (answer.parent === undefined) return { code: 'ParentNotSaid' };
  const names = answer.parent.is === 'to-tell' ? namedIn(mustNot, answer.parent.who) : [];
  return names.length === 0 ? undefined : { code: 'ParentMustNotBeTold', names };
};

/** Anything but why it is not done: that it was, or that it cannot be yet. */
const isNoReason = (answer: Discharge): boolean => answer.is === 'done' || answer.notIdentified === true;

/** What whoever works the case may say. */
const isFor = (answers: DutyAnswers, answer: Discharge): boolean =>
  answers === 'any' || (answers === 'left-by-supervisor' && isNoReason(answer));

const refuseAnswer = (
  { answers, officers }: DutyState,
  { answer, duty }: DischargeDuty,
  actor: Moment['actor'],
): DutyRefusal | undefined => {
  if (isFor(answers, answer)) return undefined;
  const supervises = actor.roles.includes('supervisor');
  // A supervisor's word is the second pair of eyes: a sergeant in their own case would be the first twice (handbook 10.5,
  // scenario 10).
  const own = supervises && isSelf(actor, ...officers) ? ({ code: 'OwnDuty' } as const) : undefined;
  if (answers === 'any-by-supervisor') return supervises ? own : { code: 'SupervisorAnswers' };
  // What a step shows is not said a second time in words: the two could differ.
  if (answers === 'none' || (answers === 'not-done-by-supervisor' && isNoReason(answer)))
    return { code: 'DoneInItsStep', duty };
  return supervises ? own : { code: 'SupervisorSaysWhy' };
};

const refuseDuty = (state: DutyState, input: DischargeDuty, actor: Moment['actor']): DutyRefusal | undefined => {
  const { duty, person } = input;
  // Of the guidance of today: what it does not ask cannot be ticked off, however it is named.
  if (!state.isKnown || !state.isInCase) return { code: 'NoSuchDuty', duty };
  // Said of whom nobody is asked, it would be answered and still be open.
  if (!state.isAbout) return { code: 'NotAboutThem', duty, about: person === undefined ? 'person' : 'case' };
  const fault =
    refuseNoInterview(state, input) ??
    refuseUnknown(state, input) ??
    refuseAnswer(state, input, actor) ??
    refuseParent(state, input);
  if (fault !== undefined) return fault;
  // Owed later, it would be owed anew, and open beside words that say it was done. What was said while it was owed can be
  // put right, owed or not.
  return state.isOwed || state.before !== undefined ? undefined : { code: 'NotOwed', duty };
};

/** Records that a duty of the guidance was done, or why it was not. */
export const decideDuty = (
  state: DutyState,
  input: DischargeDuty,
  { actor, now }: Moment,
): Result<readonly DutyDischarged[], DutyRefusal> => {
  const fault = refuseDuty(state, input, actor);
  if (fault !== undefined) return refused(fault);
  const { answer, ...what } = input;
  const doneAt = answer.is === 'not-done' ? undefined : answer.at === 'now' ? now : answer.at;
  if (doneAt !== undefined && doneAt > now) return refused({ code: 'DoneInFuture', at: doneAt });
  const by = answer.is === 'not-done' ? undefined : answer.by;
  const { discharge, passage, concerns, before } = state;
  const bySupervisor = actor.roles.includes('supervisor') && !isSelf(actor, ...state.officers);
  const event = {
    ...what,
    discharge,
    passage,
    concerns,
    answer: answer.is,
    notIdentified: answer.is === 'not-done' && answer.notIdentified === true,
    parent: answer.is === 'done' ? answer.parent?.is : undefined,
    before,
    by,
    doneAt,
    recordedAt: now,
    bySupervisor,
  };
  return ok([{ ...event, type: 'DutyDischarged' }]);
};
