import { isSelf, ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { keptOf, refuseReason, type CancelCrime, type CancelRefusal } from './cancel.ts';

/** A request that nobody has answered, and who made it. */
export interface OpenRequest {
  readonly request: string;
  readonly by: string;
}

export interface AskState {
  readonly request: string;
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly crime: { readonly cancelled: boolean; readonly open: OpenRequest | undefined } | undefined;
}

export interface CancellationAsked extends CancelCrime {
  readonly type: 'CancellationAsked';
  readonly request: string;
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly at: Date;
}

export type AskRefusal =
  | Extract<
      CancelRefusal,
      { readonly code: 'NoSuchCrime' | 'CrimeAlreadyCancelled' | 'NotVerified' | 'OtherReferenceNeeded' }
    >
  | { readonly code: 'CancellationWaits' };

/**
 * Who works the case asks the registrar to cancel the record of a crime, with what the registrar would need to do it: what
 * could cancel nothing is refused here already, and no child waits for an answer that can only be no.
 */
export const decideAsk = (
  { request, passage, concerns, crime }: AskState,
  input: CancelCrime,
  { now }: Moment,
): Result<readonly CancellationAsked[], AskRefusal> => {
  if (crime === undefined) return refused({ code: 'NoSuchCrime' });
  if (crime.cancelled) return refused({ code: 'CrimeAlreadyCancelled' });
  // One at a time: a second would be answered by the same cancellation, whatever it says.
  if (crime.open !== undefined) return refused({ code: 'CancellationWaits' });
  const fault = refuseReason(input);
  if (fault !== undefined) return refused(fault);
  return ok([{ ...keptOf(input), type: 'CancellationAsked', request, passage, concerns, at: now }]);
};

export interface RefuseCancellation {
  readonly case: string;
  readonly crime: string;
  readonly request: string;
  /** Why the record stays: sealed. */
  readonly answer: string;
}

export interface RefuseState {
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly open: OpenRequest | undefined;
  /** Who has the case, or had it as its officer since the crime was recorded. */
  readonly officers: readonly string[];
}

export interface CancellationRefused extends RefuseCancellation {
  readonly type: 'CancellationRefused';
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly at: Date;
}

export type RefuseRefusal =
  | { readonly code: 'NoCancellationWaits' }
  | { readonly code: 'OwnRequest' }
  | { readonly code: 'OwnCrime' };

/** The registrar leaves the record as it is, with the reason; never on a request of their own, nor in a case of their own. */
export const decideRefusal = (
  { passage, concerns, open, officers }: RefuseState,
  input: RefuseCancellation,
  { actor, now }: Moment,
): Result<readonly CancellationRefused[], RefuseRefusal> => {
  if (open?.request !== input.request) return refused({ code: 'NoCancellationWaits' });
  if (isSelf(actor, open.by)) return refused({ code: 'OwnRequest' });
  // Asked by a colleague it is one's own all the same: to leave the record is decided of it as much as to take it away.
  if (isSelf(actor, ...officers)) return refused({ code: 'OwnCrime' });
  return ok([{ ...input, type: 'CancellationRefused', passage, concerns, at: now }]);
};
