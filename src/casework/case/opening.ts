import { ok, type Result } from '../../platform/access/index.ts';
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
  id: string,
  input: OpenCase,
  { actor, now }: Moment,
): Result<readonly CaseOpened[], never> =>
  ok([
    {
      ...input,
      type: 'CaseOpened',
      opening: id,
      staff: actor.staff,
      from: now,
      // It ends by itself: nobody remembers to close a door that only shows when it is missed.
      until: new Date(now.getTime() + SHIFT_MS),
    },
  ]);
