import { ok, refused, type Result } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { findsAlive, type FloorRow } from '../report/index.ts';
import { isReason } from '../safeguarding/index.ts';
import type { ConductDay } from '../triage/index.ts';

/** From whom it is known that a child has died. */
export const DEATH_SOURCES = ['police-record', 'hospital', 'coroner', 'social-care', 'school', 'family'] as const;
export type DeathSource = (typeof DEATH_SOURCES)[number];

/** What is said of a death when a supervisor is asked to agree to it. */
export interface Death {
  readonly on: string;
  readonly source: DeathSource;
  /** Who of the family is told, and by whom: it stands in the place of telling the child. */
  readonly family: string;
}

export type DeathRefusal =
  | { readonly code: 'DeathToCome' }
  | { readonly code: 'DeathBeforeConduct'; readonly earliest: string }
  | { readonly code: 'DeathBeforeFloor'; readonly walkedAt: Date }
  | { readonly code: 'FamilyTooShort' };

/** Of a child's newest floor, what says whether and when somebody had them among the living. */
export type Floor = Pick<FloorRow, 'safeNow' | 'selfHarm' | 'withWhom' | 'walkedAt'>;

/** Why a death cannot be asked as it was said. */
export const refuseDeath = (
  { on, family }: Death,
  { floor, conduct }: { readonly floor?: Floor | undefined; readonly conduct?: ConductDay | undefined },
  now: Date,
): DeathRefusal | undefined => {
  if (on > londonDay(now)) return { code: 'DeathToCome' };
  // Whoever had a part in it, or was harmed by it, lived then: one of the two days is wrong.
  if (conduct !== undefined && on < conduct.earliest) return { code: 'DeathBeforeConduct', earliest: conduct.earliest };
  // Whoever was found alive had not died before: one of the two is wrong, and a slip in a year must silence nobody.
  if (floor !== undefined && findsAlive(floor) && londonDay(floor.walkedAt) > on)
    return { code: 'DeathBeforeFloor', walkedAt: floor.walkedAt };
  // A family is told by somebody, never by a letter that was meant for their child.
  return isReason(family) ? undefined : { code: 'FamilyTooShort' };
};

/** A floor walked since a death was agreed, or after the day of it, that has the child among the living. */
export const isContradicted = (
  { on, agreedAt }: { readonly on: string; readonly agreedAt: Date },
  floor: Floor | undefined,
): boolean => floor !== undefined && findsAlive(floor) && (floor.walkedAt > agreedAt || londonDay(floor.walkedAt) > on);

/** Says that a child who was recorded as having died is alive. */
export interface WithdrawDeath {
  readonly case: string;
  readonly person: string;
  readonly why: string;
}

export interface WithdrawState {
  readonly withdrawal: string;
  readonly passage: string;
  readonly died: boolean;
}

export interface DeathWithdrawn extends WithdrawDeath {
  readonly type: 'DeathWithdrawn';
  readonly withdrawal: string;
  readonly passage: string;
  readonly at: Date;
}

export type WithdrawRefusal = { readonly code: 'NotRecordedAsDied' } | { readonly code: 'ReasonTooShort' };

/** One person is enough for it: whoever may be alive is asked after at once. */
export const decideWithdrawal = (
  { withdrawal, passage, died }: WithdrawState,
  input: WithdrawDeath,
  { now }: Moment,
): Result<readonly DeathWithdrawn[], WithdrawRefusal> => {
  if (!died) return refused({ code: 'NotRecordedAsDied' });
  if (!isReason(input.why)) return refused({ code: 'ReasonTooShort' });
  return ok([{ ...input, type: 'DeathWithdrawn', withdrawal, passage, at: now }]);
};
