import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { contactAfter, type ContactAnswer, type ContactRefusal, type SafeContact, type TakeOff } from './contact.ts';
import { isAsBefore, type FloorBefore } from './floor-alike.ts';
import type { Known } from './report.ts';

export const WITH_WHOM = [
  'parent-or-carer',
  'other-family',
  'school',
  'social-care',
  'police',
  'friends',
  'nobody',
  'not-known',
] as const;
export type WithWhom = (typeof WITH_WHOM)[number];

/** From whom the answers come. A child is never questioned for them: only what a child said unprompted. */
export const FROM_WHOM = [
  'reporter',
  'parent-or-carer',
  'child-unprompted',
  'partner',
  'police-record',
  'own-observation',
] as const;
export type FromWhom = (typeof FROM_WHOM)[number];

export const WELFARE_CHECK = ['done', 'arranged', 'not-arranged'] as const;
export const WELFARE_BY = ['police', 'social-care', 'school', 'health', 'parent-or-carer'] as const;
export type WelfareBy = (typeof WELFARE_BY)[number];

/** The safety floor of one child, in its fixed order; nothing of it is ever left out (design, section 3). */
export interface WalkFloor extends ContactAnswer {
  readonly case: string;
  readonly person: string;
  readonly safeNow: Known;
  readonly selfHarm: Known;
  readonly withWhom: WithWhom;
  readonly inCare: Known;
  readonly onPlan: Known;
  readonly welfareCheck:
    | 'not-arranged'
    | { readonly state: 'done' | 'arranged'; readonly by: WelfareBy; readonly at: Date };
  readonly fromWhom: FromWhom;
}

export interface FloorState {
  readonly floor: string;
  readonly isChildOfCase: boolean;
  /** Recorded as having died: the floor is walked of the living. */
  readonly isDead: boolean;
  /** An adult may be alone. */
  readonly isAdultNow: boolean;
  /** When the police were first told. */
  readonly toldAt: Date;
  /** A setting of the force: for how far ahead a welfare check may be arranged. */
  readonly arrangeWithinHours: number;
  /** What the floor before this one said of whom to tell. */
  readonly contact: SafeContact;
  readonly before: FloorBefore | undefined;
}

export interface FloorWalked extends Omit<WalkFloor, keyof ContactAnswer> {
  readonly type: 'FloorWalked';
  readonly floor: string;
  readonly contact: SafeContact;
  readonly takenOff: TakeOff | undefined;
  readonly walkedAt: Date;
  /** It says nothing that the one before did not, and nothing that cannot wait. */
  readonly alike: boolean;
}

export type FloorRefusal =
  | ContactRefusal
  | { readonly code: 'NotAChildOfThisCase'; readonly person: string }
  | { readonly code: 'ChildDied'; readonly person: string }
  | { readonly code: 'WelfareCheckInFuture'; readonly at: Date }
  | { readonly code: 'WelfareCheckWasDue'; readonly at: Date }
  | { readonly code: 'WelfareCheckTooFarOff'; readonly at: Date; readonly hours: number }
  | { readonly code: 'WelfareCheckTooOld'; readonly at: Date; readonly toldAt: Date };

/** Whoever tells the police may have seen the child first; what was seen days before says nothing of how they are now [D]. */
export const MOST_BEFORE_HOURS = 48;

const HOUR_MS = 3_600_000;

/** One arranged for next week, or for a day that is gone, would be a child whom nobody looks at and nothing alarms about. */
const arrangementFault = (at: Date, hours: number, now: Date): FloorRefusal | undefined => {
  if (at <= now) return { code: 'WelfareCheckWasDue', at };
  return at.getTime() - now.getTime() > hours * HOUR_MS ? { code: 'WelfareCheckTooFarOff', at, hours } : undefined;
};

type CheckState = Pick<FloorState, 'toldAt' | 'arrangeWithinHours'>;

const checkFault = (
  check: WalkFloor['welfareCheck'],
  { toldAt, arrangeWithinHours }: CheckState,
  now: Date,
): FloorRefusal | undefined => {
  if (check === 'not-arranged') return undefined;
  if (check.state === 'arranged') return arrangementFault(check.at, arrangeWithinHours, now);
  // A check still to come, entered as done, would silence the alarm that nobody has seen the child; so would an old one.
  if (check.at > now) return { code: 'WelfareCheckInFuture', at: check.at };
  return toldAt.getTime() - check.at.getTime() > MOST_BEFORE_HOURS * HOUR_MS
    ? { code: 'WelfareCheckTooOld', at: check.at, toldAt }
    : undefined;
};

/** What a floor says of how the child is, known or not. */
type HowTheyAre = Pick<WalkFloor, 'safeNow' | 'selfHarm' | 'withWhom'>;

/** Whoever answers how a child is has them among the living; a floor of which nothing is known says nothing of it. */
export const findsAlive = ({ safeNow, selfHarm, withWhom }: HowTheyAre): boolean =>
  [safeNow, selfHarm, withWhom].some((answer) => answer !== 'not-known');

/** What about a child cannot wait. */
export const ALARMS = [
  'not-safe',
  'safety-not-known',
  'self-harm',
  'self-harm-not-known',
  'alone',
  'company-not-known',
  'no-welfare-check',
  'welfare-check-too-old',
  'welfare-check-overdue',
] as const;
export type Alarm = (typeof ALARMS)[number];

/** What a floor raises. Not known raises as no would: it is never read as safe. */
export const alarmsOf = (
  floor: HowTheyAre & {
    readonly welfare: 'done' | 'arranged' | 'not-arranged';
    /** Recorded as done, before that was refused of a check so long before the report. */
    readonly welfareTooOld: boolean;
    /** Arranged for a time that has come, and not done. */
    readonly welfareOverdue: boolean;
    /** An adult by now, who tells of when they were a child: nobody has to be with them. */
    readonly isAdultNow: boolean;
  },
): readonly Alarm[] => {
  const raised: readonly (readonly [Alarm, boolean])[] = [
    ['not-safe', floor.safeNow === 'no'],
    ['safety-not-known', floor.safeNow === 'not-known'],
    ['self-harm', floor.selfHarm === 'yes'],
    ['self-harm-not-known', floor.selfHarm === 'not-known'],
    ['alone', !floor.isAdultNow && floor.withWhom === 'nobody'],
    ['company-not-known', !floor.isAdultNow && floor.withWhom === 'not-known'],
    ['no-welfare-check', floor.welfare === 'not-arranged' && !floor.welfareTooOld],
    ['welfare-check-too-old', floor.welfareTooOld],
    ['welfare-check-overdue', floor.welfareOverdue],
  ];
  return raised.filter(([, is]) => is).map(([alarm]) => alarm);
};

/** One that is too old, or was arranged for a time that has come, was refused before. */
const raisedBy = ({ welfareCheck: check, ...floor }: WalkFloor, isAdultNow: boolean): readonly Alarm[] => {
  const welfare = check === 'not-arranged' ? check : check.state;
  return alarmsOf({ ...floor, welfare, welfareTooOld: false, welfareOverdue: false, isAdultNow });
};

export const decideFloor = (
  state: FloorState,
  input: WalkFloor,
  { now }: Moment,
): Result<readonly FloorWalked[], FloorRefusal> => {
  if (state.isDead) return refused({ code: 'ChildDied', person: input.person });
  if (!state.isChildOfCase) return refused({ code: 'NotAChildOfThisCase', person: input.person });
  const fault = checkFault(input.welfareCheck, state, now);
  if (fault !== undefined) return refused(fault);
  const { safeContact, mustNot, takeOff, ...answers } = input;
  const contact = contactAfter(state.contact, { safeContact, mustNot, takeOff });
  if (!contact.ok) return contact;
  const event = { ...answers, floor: state.floor, contact: contact.value, takenOff: takeOff, walkedAt: now };
  // As with a check that finds nothing a second time: looking in on a child again is no news of them.
  const alike = isAsBefore(event, state.before, state.contact) && raisedBy(input, state.isAdultNow).length === 0;
  return ok([{ ...event, type: 'FloorWalked', alike }]);
};
