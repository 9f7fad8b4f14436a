import { Temporal } from '@js-temporal/polyfill';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { System } from '../check/index.ts';
import { isReason } from '../safeguarding/index.ts';
import type { ConductDay } from '../triage/index.ts';
import { refuseDeath, type Death, type DeathRefusal, type Floor } from './death.ts';

/** Why nobody can walk the safety floor of a child: what is asked of them stays unknown, and a reason stands beside it. */
export const NO_FLOOR = ['child-not-identified', 'child-not-found', 'no-such-child'] as const;

/** That a child has died is agreed by a supervisor as an exception is, and is asked on a page of its own. */
export const DIED = 'child-died';

/** What a supervisor excepted from, each for one case and with a reason; two of them nobody asks any more. */
export const EXCEPTIONS = [
  'check-unavailable',
  'actor-unidentified',
  'age-not-known',
  'arrest',
  ...NO_FLOOR,
  DIED,
] as const;
export type ExceptionKind = (typeof EXCEPTIONS)[number];

export const ABOUT = ['response', 'category', ...EXCEPTIONS] as const;
export type About = (typeof ABOUT)[number];
/** What is asked. That somebody who acted is not identified, or an age not known, no exception lifts: it is found out. */
export const ASKED = [
  'response',
  'category',
  'check-unavailable',
  'arrest',
  ...NO_FLOOR,
] as const satisfies readonly About[];

export const isNoFloor = (about: About): boolean => NO_FLOOR.some((one) => one === about);

export const isException = (about: About): about is ExceptionKind => about !== 'response' && about !== 'category';

/** Asks a supervisor to decide. */
export interface AskSupervisor {
  readonly case: string;
  readonly about: About;
  /** Whom, or for a check also which place, it is about. */
  readonly subject: string | undefined;
  readonly system: System | undefined;
  readonly reason: string;
  /** When a reason in place of a safety floor is looked at again. */
  readonly reviewOn: string | undefined;
  /** Of a child who has died alone. */
  readonly death?: Death | undefined;
}

export interface Waiting {
  readonly request: string;
  readonly about: About;
  readonly subject: string | null;
  readonly system: System | null;
  readonly by: string;
}

export interface AskState {
  readonly request: string;
  readonly passage: string;
  readonly familyPassage: string;
  readonly concerns: readonly string[];
  readonly people: readonly string[];
  readonly children: readonly string[];
  /** The newest safety floor of whom it is about. */
  readonly floor?: Floor | undefined;
  /** When it happened, where that is known. */
  readonly conduct?: ConductDay | undefined;
  readonly unavailable: readonly { readonly subject: string; readonly system: System }[];
  readonly waiting: readonly Waiting[];
}

export interface SupervisorAsked extends AskSupervisor {
  readonly type: 'SupervisorAsked';
  readonly request: string;
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly askedAt: Date;
  readonly familyPassage: string;
}

export type AskRefusal =
  | DeathRefusal
  | { readonly code: 'ReasonTooShort' }
  | { readonly code: 'CheckNotUnavailable' }
  | { readonly code: 'PersonNotInCase'; readonly person: string }
  | { readonly code: 'PersonNeeded' }
  | { readonly code: 'NotAChildOfThisCase'; readonly person: string }
  | { readonly code: 'ReviewNeeded' }
  | { readonly code: 'AlreadyAsked' };

// An age, an arrest are of somebody. Who acted without being identified may be nobody that the case lists.
export const NEED_PERSON: readonly About[] = ['arrest', ...NO_FLOOR, DIED];

/** A reason in place of a floor is looked at again within three months [D]: a child may be found meanwhile. */
const MOST_MONTHS = 3;

const reviewFault = (
  { about, reviewOn, subject }: AskSupervisor,
  state: AskState,
  now: Date,
): AskRefusal | undefined => {
  if (!isNoFloor(about)) return undefined;
  if (subject !== undefined && !state.children.includes(subject))
    return { code: 'NotAChildOfThisCase', person: subject };
  const today = londonDay(now);
  const farthest = Temporal.PlainDate.from(today).add({ months: MOST_MONTHS }).toString();
  // Without an end a child would never be looked for again, by nobody's decision.
  const isAhead = reviewOn !== undefined && reviewOn > today && reviewOn <= farthest;
  return isAhead ? undefined : { code: 'ReviewNeeded' };
};

const deathFault = (
  { about, subject, death }: AskSupervisor,
  { children, ...known }: AskState,
  now: Date,
): AskRefusal | undefined => {
  if (about !== DIED || death === undefined) return undefined;
  if (subject === undefined || !children.includes(subject))
    return { code: 'NotAChildOfThisCase', person: subject ?? '' };
  return refuseDeath(death, known, now);
};

/** Whom or what a request is about; nothing for one that is about the whole case. */
const subjectOf = (
  state: AskState,
  input: AskSupervisor,
): Result<{ readonly subject: string | undefined; readonly system: System | undefined }, AskRefusal> => {
  const { about, subject, system } = input;
  if (about === 'check-unavailable') {
    // Only of a check that is recorded as unavailable: an exception in advance would spare somebody the asking.
    const isThere = state.unavailable.some((one) => one.subject === subject && one.system === system);
    return isThere ? ok({ subject, system }) : refused({ code: 'CheckNotUnavailable' });
  }
  if (!isException(about)) return ok({ subject: undefined, system: undefined });
  if (subject === undefined)
    return NEED_PERSON.includes(about) ? refused({ code: 'PersonNeeded' }) : ok({ subject, system: undefined });
  return state.people.includes(subject)
    ? ok({ subject, system: undefined })
    : refused({ code: 'PersonNotInCase', person: subject });
};

export const decideAsk = (
  state: AskState,
  input: AskSupervisor,
  { now }: Moment,
): Result<readonly SupervisorAsked[], AskRefusal> => {
  if (!isReason(input.reason)) return refused({ code: 'ReasonTooShort' });
  const found = subjectOf(state, input);
  if (!found.ok) return found;
  const fault = reviewFault(input, state, now) ?? deathFault(input, state, now);
  if (fault !== undefined) return refused(fault);
  const { subject, system } = found.value;
  const isSame = (one: Waiting): boolean =>
    one.about === input.about && one.subject === (subject ?? null) && one.system === (system ?? null);
  // Two of the same could be answered differently by two supervisors.
  if (state.waiting.some(isSame)) return refused({ code: 'AlreadyAsked' });
  const { request, passage, familyPassage, people } = state;
  // The reason is about that one person, and ends with their record; of a whole case it concerns everybody in it.
  const concerns = subject !== undefined && people.includes(subject) ? [subject] : state.concerns;
  return ok([
    {
      type: 'SupervisorAsked',
      case: input.case,
      about: input.about,
      reason: input.reason,
      subject,
      system,
      request,
      passage,
      familyPassage,
      concerns,
      death: input.death,
      // Of anything else a day of review would say nothing.
      reviewOn: isNoFloor(input.about) ? input.reviewOn : undefined,
      askedAt: now,
    },
  ]);
};
