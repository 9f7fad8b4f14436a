import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Concern } from './concern.ts';
import { askedBecause, type AskedBecause, type ReferralOwed } from './owed.ts';
import { isReason } from './reason.ts';

export const SAFEGUARDING_DECISIONS = ['referred', 'strategy-discussion', 'considered-not-referred'] as const;
export type SafeguardingDecision = (typeof SAFEGUARDING_DECISIONS)[number];

export const REFERRED_TO = [
  'mash',
  'social-care-need',
  'social-care-harm',
  'police-protection',
  'youth-justice-prevention',
  'health',
  'charity',
  'school',
  'adult-safeguarding',
] as const;
export type ReferredTo = (typeof REFERRED_TO)[number];

/** The doors of the local authority: it decides its next step on what comes through them. */
export const LOCAL_AUTHORITY: readonly ReferredTo[] = ['mash', 'social-care-need', 'social-care-harm'];

/** The door for who is an adult by now: for a child it is no door at all. */
export const ADULT_SAFEGUARDING: ReferredTo = 'adult-safeguarding';

/** To whom somebody may be referred. */
export const doorsFor = ({ isAdultNow }: { readonly isAdultNow: boolean }): readonly ReferredTo[] =>
  isAdultNow
    ? [ADULT_SAFEGUARDING, ...REFERRED_TO.filter((to) => to !== ADULT_SAFEGUARDING)]
    : REFERRED_TO.filter((to) => to !== ADULT_SAFEGUARDING);

/**
 * Whether it is the referral that care, a plan, coercion or a grave risk asks for (handbook 1.9): to the local authority, or a
 * strategy discussion. A charity, a school or police protection stands beside it, and in the place of neither.
 */
export const isToAuthority = ({
  decision,
  to,
}: {
  readonly decision: SafeguardingDecision;
  readonly to: readonly ReferredTo[];
}): boolean => decision === 'strategy-discussion' || to.some((door) => LOCAL_AUTHORITY.includes(door));

/** The same for who may be an adult by now: of an adult the local authority is told by adult safeguarding. */
export const isToTheirAuthority = (
  made: { readonly decision: SafeguardingDecision; readonly to: readonly ReferredTo[] },
  isAdultNow: boolean,
): boolean => isToAuthority(made) || (isAdultNow && made.to.includes(ADULT_SAFEGUARDING));

export const STRATEGY = ['asked', 'held'] as const;
export type Strategy = (typeof STRATEGY)[number];

export interface DecideSafeguarding {
  readonly case: string;
  readonly person: string;
  readonly decision: SafeguardingDecision;
  readonly to: readonly ReferredTo[];
  readonly strategy: Strategy | undefined;
  /** When police protection was taken, where it was. */
  readonly protectedAt: Date | undefined;
  readonly reason: string;
  /** The supervisor who is asked to decide, where one has to. */
  readonly supervisor: string | undefined;
}

export interface SafeguardingState {
  readonly safeguarding: string;
  readonly passage: string;
  readonly isChildOfCase: boolean;
  /** By a date of birth an adult today: a child then, whom adult safeguarding may help. */
  readonly isAdultNow: boolean;
  readonly concern: Concern;
  /** What the guidance owes this child by everything known; undefined where nothing of it. */
  readonly owed: ReferralOwed | undefined;
  /** Whether the supervisor named works here now as one. */
  readonly isSupervisor: boolean;
}

export interface SafeguardingDecided extends Omit<DecideSafeguarding, 'supervisor'> {
  readonly type: 'SafeguardingDecided';
  readonly safeguarding: string;
  readonly passage: string;
  /** What it rested on: what is learnt later is held against it. */
  readonly rested: Concern;
  readonly asked: { readonly because: AskedBecause; readonly supervisor: string } | undefined;
  readonly decidedAt: Date;
}

export type SafeguardingRefusal =
  | { readonly code: 'NotAChildOfThisCase'; readonly person: string }
  | { readonly code: 'ReasonTooShort' }
  | { readonly code: 'ReferredToNobody' }
  | { readonly code: 'NoAdultNow' }
  | { readonly code: 'StrategyStateNeeded' }
  | { readonly code: 'ProtectedWhenNeeded' }
  | { readonly code: 'StillToCome' }
  | { readonly code: 'SupervisorDecisionNeeded'; readonly because: AskedBecause }
  | { readonly code: 'NotASupervisor'; readonly staff: string }
  | { readonly code: 'NeverOnesOwn' };

const askedOf = (
  state: SafeguardingState,
  input: DecideSafeguarding,
  self: string,
): Result<SafeguardingDecided['asked'], SafeguardingRefusal> => {
  const to = input.decision === 'referred' ? input.to : [];
  const because = askedBecause(state.concern, state.owed);
  if (because === undefined || isToTheirAuthority({ ...input, to }, state.isAdultNow)) return ok(undefined);
  const { supervisor } = input;
  if (supervisor === undefined) return refused({ code: 'SupervisorDecisionNeeded', because });
  if (supervisor === self) return refused({ code: 'NeverOnesOwn' });
  // By the list of today: whoever has left, or supervises no more, answers nobody.
  if (!state.isSupervisor) return refused({ code: 'NotASupervisor', staff: supervisor });
  return ok({ because, supervisor });
};

/** When it was taken, where it is among what was done: its time runs from then, not from when somebody wrote it down. */
const protectedOf = (
  to: readonly ReferredTo[],
  { protectedAt }: DecideSafeguarding,
  now: Date,
): Result<Date | undefined, SafeguardingRefusal> => {
  if (!to.includes('police-protection')) return ok(undefined);
  if (protectedAt === undefined) return refused({ code: 'ProtectedWhenNeeded' });
  return protectedAt > now ? refused({ code: 'StillToCome' }) : ok(protectedAt);
};

const toWhom = (
  { isAdultNow }: SafeguardingState,
  { decision, to }: DecideSafeguarding,
): Result<readonly ReferredTo[], SafeguardingRefusal> => {
  if (decision !== 'referred') return ok([]);
  if (to.length === 0) return refused({ code: 'ReferredToNobody' });
  // A child is owed children’s services: this door would tell nobody who can protect them.
  return to.includes(ADULT_SAFEGUARDING) && !isAdultNow ? refused({ code: 'NoAdultNow' }) : ok(to);
};

/** Records what is done to protect one child. Not to refer weighs as much as to refer, and asks the same reason. */
export const decideSafeguarding = (
  state: SafeguardingState,
  input: DecideSafeguarding,
  { actor, now }: Moment,
): Result<readonly SafeguardingDecided[], SafeguardingRefusal> => {
  if (!state.isChildOfCase) return refused({ code: 'NotAChildOfThisCase', person: input.person });
  // Of referring too: years later the reader has to see why, also where it turned out to be needless (handbook 1.2,
  // step 9).
  if (!isReason(input.reason)) return refused({ code: 'ReasonTooShort' });
  const doors = toWhom(state, input);
  if (!doors.ok) return doors;
  const to = doors.value;
  const strategy = input.decision === 'strategy-discussion' ? input.strategy : undefined;
  // Asked for and held are told apart: local limits run from the decision to hold one (handbook 6.2).
  if (input.decision === 'strategy-discussion' && strategy === undefined)
    return refused({ code: 'StrategyStateNeeded' });
  const taken = protectedOf(to, input, now);
  if (!taken.ok) return taken;
  // Only of not referring to those who must protect: whatever is done is recorded all the same, and waits for nobody.
  const asked = askedOf(state, input, actor.staff);
  if (!asked.ok) return asked;
  const { case: id, person, decision, reason } = input;
  const { safeguarding, passage } = state;
  return ok([
    {
      type: 'SafeguardingDecided',
      case: id,
      person,
      decision,
      to: [...new Set(to)],
      strategy,
      protectedAt: taken.value,
      reason,
      safeguarding,
      passage,
      rested: state.concern,
      asked: asked.value,
      decidedAt: now,
    },
  ]);
};
