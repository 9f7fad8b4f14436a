import { Temporal } from '@js-temporal/polyfill';
import { isSelf, ok, refused, type Result } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { isReason } from '../safeguarding/index.ts';
import { againstOf, type Advised, type Against } from './against.ts';
import type { Departure } from './departure.ts';

export const RESPONSES = ['proportionate', 'full-investigation'] as const;
export type DecidedResponse = (typeof RESPONSES)[number];

export const CATEGORIES = ['aggravated', 'non-aggravated'] as const;
export type DecidedCategory = (typeof CATEGORIES)[number];

/** What cannot be decided yet: the question goes back to the officer, with what is to be found out and by when. */
export const NOT_YET = 'not-yet';
export type NotYet = typeof NOT_YET;

export const GRANTS = ['granted', 'refused'] as const;
export type Grant = (typeof GRANTS)[number];

/** What a supervisor decides, for the command that does it. */
export interface SupervisorDecides<Value extends string> {
  readonly case: string;
  readonly value: Value;
  readonly reason: string;
  /** Why it is other than the guidance advises, where it is. */
  readonly departure?: Departure | undefined;
  /** Of what cannot be decided yet: by which day the officer finds out what the reason says. */
  readonly findOutBy?: string | undefined;
  /** The request answered; an exception has always one. */
  readonly request?: string | undefined;
}

export interface SupervisorState {
  readonly decision: string;
  readonly passage: string;
  readonly concerns: readonly string[];
  /** The request that waits for this decision, and who made it. */
  readonly waiting:
    | {
        readonly request: string;
        readonly by: string;
        readonly concerns: readonly string[];
        /** The child of whom it is asked that they have died. */
        readonly died?: string | undefined;
        /** A safety floor walked since it was asked, or after the day of the death, found that child alive. */
        readonly foundAlive?: boolean | undefined;
      }
    | undefined;
  /** Who has the case, or had it as its officer since its facts were recorded. */
  readonly officers: readonly string[];
  /** What the guidance advises; undefined for an exception, of which it says nothing. */
  readonly advised: Advised | undefined;
}

export type Decides = 'response' | 'category' | 'exception';

export interface SupervisorDecided {
  readonly type: 'SupervisorDecided';
  readonly case: string;
  readonly about: Decides;
  readonly value: string;
  readonly reason: string;
  readonly decision: string;
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly request: string | undefined;
  /** The child who, as it was agreed, has died. */
  readonly died: string | undefined;
  readonly findOutBy: string | undefined;
  readonly departed: (Against & { readonly departure: Departure }) | undefined;
  readonly decidedAt: Date;
}

export type SupervisorRefusal =
  | { readonly code: 'ReasonTooShort' }
  | { readonly code: 'NeverOnesOwn' }
  | { readonly code: 'NothingWaits' }
  | { readonly code: 'FoundAliveSince' }
  | { readonly code: 'FindOutByNeeded' }
  | { readonly code: 'RulingReasonNeeded' };

/** What a decision waits for is found out within a month [D]: longer, and a child would wait for nobody. */
const MOST_MONTHS = 1;

const findOutFault = ({ value, findOutBy }: SupervisorDecides<string>, now: Date): SupervisorRefusal | undefined => {
  if (value !== NOT_YET) return undefined;
  const today = londonDay(now);
  const farthest = Temporal.PlainDate.from(today).add({ months: MOST_MONTHS }).toString();
  const isAhead = findOutBy !== undefined && findOutBy >= today && findOutBy <= farthest;
  return isAhead ? undefined : { code: 'FindOutByNeeded' };
};

/** Agreed to, it is so for every step that reads who is alive. */
const diedOf = (waiting: SupervisorState['waiting'], value: string): string | undefined =>
  value === 'granted' ? waiting?.died : undefined;

/** Walked while it waited: whoever was found alive then is asked after, and not recorded as dead. */
const isAliveAfterAll = (waiting: SupervisorState['waiting'], value: string): boolean =>
  value === 'granted' && waiting?.foundAlive === true;

const faultIn = (
  waiting: SupervisorState['waiting'],
  input: SupervisorDecides<string>,
  now: Date,
): SupervisorRefusal | undefined => {
  if (!isReason(input.reason)) return { code: 'ReasonTooShort' };
  if (isAliveAfterAll(waiting, input.value)) return { code: 'FoundAliveSince' };
  return findOutFault(input, now);
};

/** Asked by a colleague it is one's own all the same: the facts that it rests on are (handbook 10.5, scenario 10). */
const isOwn = ({ waiting, officers }: SupervisorState, actor: Moment['actor']): boolean =>
  isSelf(actor, waiting?.by, ...officers);

/** As of an officer: why many depart from a rule is what tells that the rule does not fit. */
const departedOf = (
  about: Decides,
  { value, departure }: SupervisorDecides<string>,
  { advised }: SupervisorState,
): Result<SupervisorDecided['departed'], SupervisorRefusal> => {
  // Whatever is advised, to find out first is against nothing of it.
  const against = value === NOT_YET ? undefined : againstOf(about, value, advised);
  if (against === undefined) return ok(undefined);
  return departure === undefined ? refused({ code: 'RulingReasonNeeded' }) : ok({ ...against, departure });
};

/**
 * A supervisor decides, with a reason. Never about one's own: not what one asked for, and nothing in a case that one works
 * or has worked oneself.
 */
export const decideSupervisor =
  (about: Decides) =>
  (
    state: SupervisorState,
    input: SupervisorDecides<string>,
    { actor, now }: Moment,
  ): Result<readonly SupervisorDecided[], SupervisorRefusal> => {
    const { waiting } = state;
    // Response and category may be decided unasked; an exception is from something, and somebody has to have asked for
    // it.
    if (waiting === undefined && (about === 'exception' || input.request !== undefined))
      return refused({ code: 'NothingWaits' });
    if (isOwn(state, actor)) return refused({ code: 'NeverOnesOwn' });
    const fault = faultIn(waiting, input, now);
    if (fault !== undefined) return refused(fault);
    const against = departedOf(about, input, state);
    if (!against.ok) return against;
    const { decision, passage } = state;
    const { case: id, value, reason, findOutBy } = input;
    const concerns = waiting?.concerns ?? state.concerns;
    return ok([
      {
        type: 'SupervisorDecided',
        case: id,
        about,
        value,
        reason,
        decision,
        passage,
        concerns,
        request: waiting?.request,
        died: diedOf(waiting, value),
        findOutBy: value === NOT_YET ? findOutBy : undefined,
        departed: against.value,
        decidedAt: now,
      },
    ]);
  };
