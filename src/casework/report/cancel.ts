import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

/** Why the record of a crime is cancelled (handbook 3.2). C5, self-defence, is for assaults and never for these classes. */
export const CANCEL_REASONS = ['C1', 'C2', 'C3', 'C4'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Additional verifiable information: what police can verify. A change of mind or a lack of evidence is none. */
export const INFORMATION = ['police-record', 'independent-account', 'technical-finding', 'partner-record'] as const;
export type Information = (typeof INFORMATION)[number];

export interface CancelCrime {
  readonly case: string;
  readonly crime: string;
  readonly reason: CancelReason;
  readonly information: Information | undefined;
  /** Of the force that takes it on, or of the other crime that this one is part of. */
  readonly otherReference: string | undefined;
  /** What was verified, and how: sealed. */
  readonly why: string;
}

export interface CancelState {
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly stage: string;
  readonly crime: { readonly recordedBy: string; readonly cancelled: boolean } | undefined;
}

export interface CrimeCancelled extends CancelCrime {
  readonly type: 'CrimeCancelled';
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly at: Date;
}

export type CancelRefusal =
  | { readonly code: 'NoSuchCrime' }
  | { readonly code: 'CrimeAlreadyCancelled' }
  | { readonly code: 'OwnCrime' }
  | { readonly code: 'ReopenFirst' }
  | { readonly code: 'NotVerified' }
  | { readonly code: 'OtherReferenceNeeded'; readonly reason: CancelReason };

// Transferred, or part of another crime: without where it went, the record would simply be gone.
const WITH_REFERENCE: readonly CancelReason[] = ['C1', 'C3'];

const refuseCrime = ({ crime, stage }: CancelState, staff: string): CancelRefusal | undefined => {
  if (crime === undefined) return { code: 'NoSuchCrime' };
  if (crime.cancelled) return { code: 'CrimeAlreadyCancelled' };
  // A registrar may have recorded it: taking away one's own record is what the second pair of eyes is for.
  if (crime.recordedBy === staff) return { code: 'OwnCrime' };
  // What was told to the children rested on it: reopened first, it is told to them anew.
  return stage === 'closed' ? { code: 'ReopenFirst' } : undefined;
};

const refuseReason = ({ reason, information, otherReference }: CancelCrime): CancelRefusal | undefined => {
  // A change of mind or a lack of evidence is no verifiable information (handbook 3.2): the list has no word for them.
  if (reason === 'C2' && information === undefined) return { code: 'NotVerified' };
  return WITH_REFERENCE.includes(reason) && otherReference === undefined
    ? { code: 'OtherReferenceNeeded', reason }
    : undefined;
};

/** The registrar cancels the record of a crime, never one recorded themselves; the crime and its history stay visible. */
export const decideCancellation = (
  state: CancelState,
  input: CancelCrime,
  { actor, now }: Moment,
): Result<readonly CrimeCancelled[], CancelRefusal> => {
  const fault = refuseCrime(state, actor.staff) ?? refuseReason(input);
  if (fault !== undefined) return refused(fault);
  const { passage, concerns } = state;
  return ok([
    {
      ...input,
      type: 'CrimeCancelled',
      // Of the other reasons none is kept, so that nothing looks verified that nobody verified.
      information: input.reason === 'C2' ? input.information : undefined,
      otherReference: WITH_REFERENCE.includes(input.reason) ? input.otherReference : undefined,
      passage,
      concerns,
      at: now,
    },
  ]);
};
