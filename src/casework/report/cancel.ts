import { isSelf, ok, refused, type Result } from '../../platform/access/index.ts';
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
  /** The request that is answered by it, and who made it. */
  readonly asked: { readonly request: string; readonly by: string } | undefined;
  /** Who has the case, or had it as its officer since the crime was recorded. */
  readonly officers: readonly string[];
}

export interface CrimeCancelled extends CancelCrime {
  readonly type: 'CrimeCancelled';
  readonly passage: string;
  readonly concerns: readonly string[];
  /** The request that it answers. */
  readonly request: string | undefined;
  readonly at: Date;
}

type ReasonFault =
  | { readonly code: 'NotVerified' }
  | { readonly code: 'OtherReferenceNeeded'; readonly reason: CancelReason };

export type CancelRefusal =
  | { readonly code: 'NoSuchCrime' }
  | { readonly code: 'CrimeAlreadyCancelled' }
  | { readonly code: 'OwnCrime' }
  | { readonly code: 'OwnRequest' }
  | { readonly code: 'ReopenFirst' }
  | ReasonFault;

// Transferred, or part of another crime: without where it went, the record would simply be gone.
const WITH_REFERENCE: readonly CancelReason[] = ['C1', 'C3'];

const refuseCrime = (
  { crime, stage, asked, officers }: CancelState,
  actor: Moment['actor'],
): CancelRefusal | undefined => {
  if (crime === undefined) return { code: 'NoSuchCrime' };
  if (crime.cancelled) return { code: 'CrimeAlreadyCancelled' };
  // A registrar may have recorded it, or worked its case: taking away one's own record is what the second pair of eyes is for.
  if (isSelf(actor, crime.recordedBy, ...officers)) return { code: 'OwnCrime' };
  if (isSelf(actor, asked?.by)) return { code: 'OwnRequest' };
  // What was told to the children rested on it: reopened first, it is told to them anew.
  return stage === 'closed' ? { code: 'ReopenFirst' } : undefined;
};

/** Why a reason of the list cannot cancel a record as it is given. */
export const refuseReason = ({ reason, information, otherReference }: CancelCrime): ReasonFault | undefined => {
  // A change of mind or a lack of evidence is no verifiable information (handbook 3.2): the list has no word for them.
  if (reason === 'C2' && information === undefined) return { code: 'NotVerified' };
  return WITH_REFERENCE.includes(reason) && otherReference === undefined
    ? { code: 'OtherReferenceNeeded', reason }
    : undefined;
};

/** Of the answers that other reasons ask none is kept, so that nothing looks verified that nobody verified. */
export const keptOf = (input: CancelCrime): CancelCrime => ({
  ...input,
  information: input.reason === 'C2' ? input.information : undefined,
  otherReference: WITH_REFERENCE.includes(input.reason) ? input.otherReference : undefined,
});

/** The registrar cancels the record of a crime, never one recorded themselves; the crime and its history stay visible. */
export const decideCancellation = (
  state: CancelState,
  input: CancelCrime,
  { actor, now }: Moment,
): Result<readonly CrimeCancelled[], CancelRefusal> => {
  const fault = refuseCrime(state, actor) ?? refuseReason(input);
  if (fault !== undefined) return refused(fault);
  const { passage, concerns, asked } = state;
  return ok([{ ...keptOf(input), type: 'CrimeCancelled', passage, concerns, request: asked?.request, at: now }]);
};
