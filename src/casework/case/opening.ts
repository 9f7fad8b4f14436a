import { ok, refused, type CaseJoined, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

/** Why somebody who is not assigned opens a case: a closed list, so that no free text about anybody is needed. */
export const OPENING_REASONS = [
  'duty-cover',
  'new-information',
  'safeguarding',
  'supervision',
  'audit',
  'records-work',
] as const;
export type OpeningReason = (typeof OPENING_REASONS)[number];

export interface OpenCase {
  readonly case: string;
  readonly reason: OpeningReason;
}

export interface OpeningState {
  readonly opening: string;
  /** Where the report of the case joined another: behind it there is nothing to open. */
  readonly joined: CaseJoined | undefined;
}

export interface CaseOpened extends OpenCase {
  readonly type: 'CaseOpened';
  readonly opening: string;
  readonly staff: string;
  readonly from: Date;
  readonly until: Date;
}

/** An opening lasts a shift. */
const SHIFT_MS = 12 * 3_600_000;

/** Opens a case to somebody who is not assigned to it, for a named reason and a time that ends by itself. */
export const decideOpening = (
  { opening, joined }: OpeningState,
  input: OpenCase,
  { actor, now }: Moment,
): Result<readonly CaseOpened[], CaseJoined> => {
  if (joined !== undefined) return refused(joined);
  // It ends by itself: nobody remembers to close a door that only shows when it is missed.
  const until = new Date(now.getTime() + SHIFT_MS);
  return ok([{ ...input, type: 'CaseOpened', opening, staff: actor.staff, from: now, until }]);
};
