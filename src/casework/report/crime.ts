import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

/** The classes in scope (handbook 3.4): others are other matters, and are referred on. */
export const OFFENCES = ['086/02', '086/10', '086/15'] as const;
export type Offence = (typeof OFFENCES)[number];

/** Each class in words, after its code as officers write it. */
export const offenceWords: Readonly<Record<Offence, string>> = {
  '086/02': '86/2: take, make or share an indecent image of a child',
  '086/10': '86/10: possess an indecent image of a child',
  '086/15': '86/15: possess a prohibited image of a child',
};

const FORMS = /^0?(\d{2})[/.](\d{1,2})$/;

/** `86/2`, `86/02`, `086/02` and `86.2` are one code: `086/02`. Gives undefined for what is no class in scope. */
export const normaliseOffence = (typed: string): Offence | undefined => {
  const [, group, number] = FORMS.exec(typed.trim()) ?? [];
  if (group === undefined || number === undefined) return undefined;
  const code = `0${group}/${number.padStart(2, '0')}`;
  return OFFENCES.find((offence) => offence === code);
};

export interface RecordCrime {
  readonly case: string;
  readonly offence: Offence;
  /** The crime reference number, of the system that is the record. */
  readonly reference: string;
  readonly recordedAt: Date | 'now';
  /** The child it is against; left out where that is not known, or where there is more than one. */
  readonly against?: string | undefined;
}

export interface CrimeState {
  readonly crime: string;
  /** Who of the case a crime can be against, the dead among them. */
  readonly children: readonly string[];
  readonly toldAt: Date;
  readonly referenceTaken: boolean;
}

export interface CrimeRecorded {
  readonly type: 'CrimeRecorded';
  readonly crime: string;
  readonly case: string;
  readonly offence: Offence;
  readonly reference: string;
  readonly recordedAt: Date;
  readonly enteredAt: Date;
  readonly against: string | undefined;
}

export type CrimeRefusal =
  | { readonly code: 'NotAChildOfThisCase'; readonly person: string }
  | { readonly code: 'CrimeReferenceTaken'; readonly reference: string }
  | { readonly code: 'CrimeRecordedInFuture'; readonly recordedAt: Date }
  | { readonly code: 'CrimeRecordedBeforeReport'; readonly recordedAt: Date; readonly toldAt: Date };

/** Every report in this category is recorded as a crime (handbook 0.3, rule 1); where another system is the record, by its reference and time. */
export const decideCrime = (
  state: CrimeState,
  input: RecordCrime,
  { now }: Moment,
): Result<readonly CrimeRecorded[], CrimeRefusal> => {
  const { against } = input;
  const recordedAt = input.recordedAt === 'now' ? now : input.recordedAt;
  if (against !== undefined && !state.children.includes(against))
    return refused({ code: 'NotAChildOfThisCase', person: against });
  if (recordedAt > now) return refused({ code: 'CrimeRecordedInFuture', recordedAt });
  // The same instant is right: a crime may be recorded while the report is taken.
  if (recordedAt < state.toldAt)
    return refused({ code: 'CrimeRecordedBeforeReport', recordedAt, toldAt: state.toldAt });
  if (state.referenceTaken) return refused({ code: 'CrimeReferenceTaken', reference: input.reference });
  return ok([{ ...input, type: 'CrimeRecorded', crime: state.crime, recordedAt, enteredAt: now, against }]);
};
