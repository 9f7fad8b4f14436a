import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { isReason } from '../safeguarding/index.ts';
import { ADULT, RESPONSIBILITY, type AgeSpan } from '../triage/index.ts';

export const MEANS = ['interview', 'arrest'] as const;
export type Means = (typeof MEANS)[number];

export const CONCLUSIONS = ['not-needed', 'pursued'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

export const APPROPRIATE_ADULTS = ['parent-or-guardian', 'social-worker', 'other-responsible-adult'] as const;
export type AppropriateAdult = (typeof APPROPRIATE_ADULTS)[number];

/** Whether somebody was 10 when it happened. */
export const TEN = ['ten-or-over', 'under-ten', 'not-known'] as const;
export type Ten = (typeof TEN)[number];

/** A voluntary interview or an arrest, considered: what makes it necessary, and what else would do. */
export interface Consider {
  readonly case: string;
  readonly person: string;
  readonly means: Means;
  readonly conclusion: Conclusion;
  readonly necessity: string;
  readonly alternatives: string;
  readonly ten: Ten;
  readonly appropriateAdult: AppropriateAdult | undefined;
}

export interface ConsiderState {
  readonly consideration: string;
  readonly necessityPassage: string;
  readonly alternativesPassage: string;
  readonly isInCase: boolean;
  /** On the day of the conduct, as triage has it: criminal responsibility is of the age then. */
  readonly age: AgeSpan | undefined;
  /** Today by the birth date on record: nobody was older on the day. */
  readonly ageOnRecord: number | undefined;
  /** Whole years since the last day on which it may have happened. */
  readonly yearsSince: number;
  readonly arrestGranted: boolean;
  /** Somebody at home may be a danger to them, or nobody has found out. */
  readonly homeUnsafe: boolean;
}

export interface Considered extends Omit<Consider, 'ten'> {
  readonly type: 'Considered';
  readonly consideration: string;
  readonly necessityPassage: string;
  readonly alternativesPassage: string;
  readonly consideredAt: Date;
}

export type ConsiderRefusal =
  | { readonly code: 'PersonNotInCase'; readonly person: string }
  | { readonly code: 'UnderTen'; readonly person: string }
  | { readonly code: 'AgeNotKnown'; readonly person: string }
  | { readonly code: 'AppropriateAdultNeeded' }
  | { readonly code: 'ParentMayBeDanger'; readonly person: string }
  | { readonly code: 'SupervisorFirst' }
  | { readonly code: 'ReasonTooShort' };

/** Whether 18 is certain today, which is when they would be interviewed: who was 15 then may be 20 now. */
const isAdult = ({ age, ageOnRecord, yearsSince }: ConsiderState): boolean =>
  Math.max(ageOnRecord ?? 0, age === undefined ? 0 : age.lowest + yearsSince) >= ADULT;

const ageRefusal = (state: ConsiderState, input: Consider): ConsiderRefusal | undefined => {
  const { person } = input;
  const { age, ageOnRecord } = state;
  // Any of them is enough: a date of birth, the age in triage, or what is stated here, whichever says younger (handbook
  // 2.4, 6.9).
  const isUnder = [age?.highest, ageOnRecord].some((most) => most !== undefined && most < RESPONSIBILITY);
  if (isUnder || input.ten === 'under-ten') return { code: 'UnderTen', person };
  // Not known is not read as old enough, and an age that may be under 10 is not known.
  const isOpen = (age !== undefined && age.lowest < RESPONSIBILITY) || (input.ten === 'not-known' && !isAdult(state));
  return input.conclusion === 'pursued' && isOpen ? { code: 'AgeNotKnown', person } : undefined;
};

const pursuitRefusal = (state: ConsiderState, input: Consider): ConsiderRefusal | undefined => {
  // To have considered and left it is open to everybody: that it was weighed is what has to be shown (handbook 1.7).
  if (input.conclusion !== 'pursued') return undefined;
  // PACE Code C 1.5: whoever may be under 18 is treated as under 18, whatever they are listed as.
  if (!isAdult(state) && input.appropriateAdult === undefined) return { code: 'AppropriateAdultNeeded' };
  // Who may be the danger would sit beside the child, and hear it all (handbook 6.9: a parent who is involved is unsuitable).
  if (state.homeUnsafe && input.appropriateAdult === 'parent-or-guardian')
    return { code: 'ParentMayBeDanger', person: input.person };
  // Custody is a last resort for a child (handbook 6.9): asked before, since an arrest cannot be returned afterwards.
  if (input.means === 'arrest' && !state.arrestGranted) return { code: 'SupervisorFirst' };
  return undefined;
};

export const decideConsideration = (
  state: ConsiderState,
  input: Consider,
  { now }: Moment,
): Result<readonly Considered[], ConsiderRefusal> => {
  if (!state.isInCase) return refused({ code: 'PersonNotInCase', person: input.person });
  // Both, also where it is concluded that nothing is needed: that it was weighed is what has to be seen (handbook 1.7).
  if (!isReason(input.necessity) || !isReason(input.alternatives)) return refused({ code: 'ReasonTooShort' });
  const refusal = ageRefusal(state, input) ?? pursuitRefusal(state, input);
  if (refusal !== undefined) return refused(refusal);
  const { case: id, person, means, conclusion, necessity, alternatives } = input;
  const { consideration, necessityPassage, alternativesPassage } = state;
  // Kept beside what is not pursued, it would look as if an interview had been held.
  const appropriateAdult = conclusion === 'pursued' ? input.appropriateAdult : undefined;
  return ok([
    {
      type: 'Considered',
      case: id,
      person,
      means,
      conclusion,
      necessity,
      alternatives,
      appropriateAdult,
      consideration,
      necessityPassage,
      alternativesPassage,
      consideredAt: now,
    },
  ]);
};
