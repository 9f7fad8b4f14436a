import { endOfWorkingDay } from '../../platform/clock/index.ts';
import type { Context } from '../../platform/command/index.ts';
import { restsOn, type Advice, type Policy } from '../../policy/index.ts';
import { outstandingSince } from '../check/index.ts';
import type { FloorRow } from '../report/index.ts';
import { standing, type DischargeRow } from '../response/index.ts';
import { isToAuthority, standingOfDecision } from '../safeguarding/index.ts';
import type { Known } from './basis.ts';

type Owed = Advice['duties'][number];

/** A duty of the advice as a case page shows it: since when it is owed, by when, and how it stands. */
export interface Duty {
  readonly id: string;
  readonly person: string | undefined;
  readonly owner: string;
  readonly says: string;
  readonly source: string;
  readonly since: Date;
  /** Undefined: before anybody is contacted, whenever that is. */
  readonly at: Date | undefined;
  readonly overdue: boolean;
  /** It has no time to run: due from the moment it is owed, and not late in that moment. */
  readonly atOnce?: true;
  readonly state: 'open' | 'done' | 'not-done';
  readonly discharge: DischargeRow | undefined;
  /** Where it is discharged, within the case. */
  readonly place: string;
}

/** What the guidance owes in a case, of what is known, as other steps ask for it. */
export type OwedReading = (of: Pick<Context, 'tx' | 'now'>, caseId: string) => Promise<readonly Duty[]>;

/** What the record holds by which a duty is seen to be done. */
export interface DutyReading {
  readonly known: Known;
  readonly floors: ReadonlyMap<string, FloorRow>;
  readonly discharges: readonly DischargeRow[];
  readonly ruled: boolean;
  /** Of which children the guidance asks that they are referred. */
  readonly referrals: ReadonlyMap<string, Duty>;
}

const HOUR_MS = 3_600_000;
const DAY = 24;

const hoursIn = (
  within: { readonly hours: number } | { readonly days: number } | { readonly weeks: number },
): number => {
  if ('hours' in within) return within.hours;
  return 'days' in within ? within.days * DAY : within.weeks * 7 * DAY;
};

/** Hours, days and weeks run through nights and weekends; months end with the same day of the month. */
export const deadlineOf = (since: Date, within: Owed['within']): Date => {
  // Due the moment it is owed: *now* has no time to run, and is overdue until it is done.
  if (within === 'now') return since;
  if ('workingDays' in within) return endOfWorkingDay(since, within.workingDays).at;
  const at = new Date(since);
  if ('months' in within) at.setUTCMonth(at.getUTCMonth() + within.months);
  else if ('years' in within) at.setUTCFullYear(at.getUTCFullYear() + within.years);
  else at.setTime(at.getTime() + hoursIn(within) * HOUR_MS);
  return at;
};

/** Of what is due at once, the time that it is due is that from which it is owed. */
export const atOnceIn = (within: Owed['within']): { readonly atOnce?: true } =>
  within === 'now' || ('hours' in within && within.hours === 0) ? { atOnce: true } : {};

export const keyOf = ({ id, person }: Pick<Owed, 'id' | 'person'>): string => `${id}|${person ?? ''}`;

/**
 * Since when each duty has been owed without a break: the moment at which the advice that raised it could first be given.
 * `owedAt` gives the keys of what was owed at a moment; `moments` are oldest first.
 */
export const owedSince = (
  owed: readonly string[],
  moments: readonly Date[],
  owedAt: (moment: Date) => ReadonlySet<string>,
): ReadonlyMap<string, Date> => {
  const since = new Map<string, Date>();
  let unbroken: readonly string[] = owed;
  for (const moment of moments.toReversed()) {
    // From the newest backwards: a duty that was once owed, lapsed and came back is owed since it came back.
    const then = owedAt(moment);
    unbroken = unbroken.filter((key) => then.has(key));
    if (unbroken.length === 0) break;
    for (const key of unbroken) since.set(key, moment);
  }
  return since;
};

/** Told of by the procedure, whose time runs from the approval. */
export const OF_PROCEDURE: readonly string[] = ['tell-of-decision'];

interface Place {
  readonly at: (person: string | undefined) => string;
  readonly isDone: (reading: DutyReading, person: string | undefined, since: Date) => boolean;
  /** A supervisor may say why it is not done; where this is not said, nothing but its step ends it. */
  readonly mayBeLeft?: true;
}

const never = (): boolean => false;
const floorOf = (person: string | undefined): string => (person === undefined ? 'floor' : `children/${person}/floor`);
const of = (place: string) => (): string => place;

/** Every floor that the duty is about. */
const everyFloor = (
  { floors, known }: DutyReading,
  person: string | undefined,
  is: (floor: FloorRow) => boolean,
): boolean =>
  (person === undefined ? known.children : [person]).every((child) => {
    const floor = floors.get(child);
    return floor !== undefined && is(floor);
  });

const decided = ({ known, referrals }: DutyReading, person: string | undefined) =>
  (person === undefined ? known.children : [person]).map((child) => {
    const row = known.safeguarding.get(child);
    return { row, stands: standingOfDecision(row, referrals.get(child)) };
  });

export const REFERRAL = 'referral-or-strategy';

/** Of which children a referral or a strategy discussion is owed. */
export const referralsOwed = (duties: readonly Duty[], children: readonly string[]): ReadonlyMap<string, Duty> =>
  new Map(
    duties
      .filter(({ id }) => id === REFERRAL)
      .flatMap((duty) => (duty.person === undefined ? children : [duty.person]).map((child) => [child, duty])),
  );

/** Duties that a step of its own discharges: seen in what that step recorded, and nowhere stated. */
const PLACES: Readonly<Record<string, Place>> = {
  // Never seen done here: the procedure has the same act, and sees whether a crime is recorded.
  'record-crime': { at: of('crimes/new'), isDone: never },
  'welfare-check': {
    at: floorOf,
    isDone: (all, person) => everyFloor(all, person, ({ welfare }) => welfare === 'done'),
  },
  'record-safe-contact': {
    at: floorOf,
    isDone: (all, person) => everyFloor(all, person, ({ contactPassage }) => contactPassage !== null),
  },
  'make-safe': {
    at: floorOf,
    isDone: (all, person, since) =>
      everyFloor(
        all,
        person,
        // A floor walked before it was owed says nothing of whether the child was made safe since.
        ({ safeNow, selfHarm, walkedAt }) => safeNow === 'yes' && selfHarm === 'no' && walkedAt >= since,
      ),
  },
  'finish-background-checks': { at: of('checks'), isDone: ({ known }) => outstandingSince(known.checks) === undefined },
  'decide-referral': {
    at: of('safeguarding'),
    isDone: (all, person) => decided(all, person).every(({ stands }) => stands === 'stands'),
  },
  [REFERRAL]: {
    at: of('safeguarding'),
    isDone: (all, person, since) =>
      decided(all, person).every(
        // Not referred, or elsewhere, is an answer only when a supervisor agreed to it. One from before it was owed told
        // the local authority nothing of what it is owed for.
        ({ row, stands }) =>
          row !== undefined &&
          row.at >= since &&
          (isToAuthority(row) || (row.supervisor === 'agreed' && stands === 'stands')),
      ),
    // *Or a supervisor records why not* (the sentence of the duty).
    mayBeLeft: true,
  },
  // Handed over, whether or not accepted yet: the wait for the team has a time of its own. Returned, it is to be done
  // again.
  'specialist-handover': {
    at: of('response'),
    isDone: ({ known: { response } }) => response.handover !== undefined && response.handover.state !== 'returned',
    mayBeLeft: true,
  },
  'decide-response': {
    at: of('response'),
    isDone: ({ known: { response } }) => standing(response.decidedResponse) !== undefined,
    mayBeLeft: true,
  },
  'review-before-closing': { at: of('decision'), isDone: ({ ruled }) => ruled },
  // Once somebody is named the guidance does not raise it any more: while it is raised, it is open.
  'identify-person': { at: of('triage'), isDone: never, mayBeLeft: true },
};

/** How a duty may be answered in words: any that no step of its own discharges; of the others, some only by why they are not done. */
export const answersOf = (
  duty: string,
  of: { readonly owner: string | undefined; readonly isOfLaw: boolean; readonly isAccount?: boolean },
): 'any' | 'any-by-supervisor' | 'left-by-supervisor' | 'not-done-by-supervisor' | 'none' => {
  // An account of whom nobody knows whether it is a child’s has no step of its own.
  const own = of.isAccount === true ? undefined : PLACES[duty];
  if (own !== undefined) return own.mayBeLeft === true ? 'not-done-by-supervisor' : 'none';
  // What a supervisor owns, such as a plan of who is told, nobody answers in their place.
  if (of.owner === 'supervisor') return 'any-by-supervisor';
  // What the law or national guidance obliges nobody leaves undone by their own word alone.
  return of.isOfLaw ? 'left-by-supervisor' : 'any';
};

/**
 * Since when the decision on a child is owed again: since a referral is asked for, or the first that was learnt after what stands no
 * more. Undefined where nothing of theirs was decided, or it stands: then it is owed since it first was.
 */
export const againSince = (
  reading: Pick<DutyReading, 'known' | 'referrals'>,
  { id, person: ref }: Pick<Owed, 'id' | 'person'>,
  moments: readonly Date[],
): Date | undefined => {
  const { known, referrals } = reading;
  const person = known.facts.people.find((one) => one.ref === ref)?.person ?? '';
  const row = known.safeguarding.get(person);
  const owed = referrals.get(person);
  if (id !== 'decide-referral' || row === undefined || standingOfDecision(row, owed) !== 'outdated') return undefined;
  return row.isOutdated ? (moments.find((moment) => moment > row.at) ?? row.at) : owed?.since;
};

type Rule = Policy['files']['rules'][number];

const ruleFor = ({ files }: Policy, { because }: Owed): Rule | undefined =>
  files.rules.find(({ id }) => because.includes(id));

const sourceOf = ({ files }: Policy, rule: Rule | undefined): string =>
  rule === undefined ? 'Guidance' : restsOn(files, rule);

const isBeforeContact = (rule: Rule | undefined): boolean => {
  const effect = rule?.effect;
  return effect !== undefined && 'duty' in effect && effect.duty.within === 'before-contact';
};

/** How a duty stands: by what its own step recorded, or by what was said of it. */
const standingOf = (
  own: Place | undefined,
  reading: DutyReading,
  of: { readonly person: string | undefined; readonly since: Date; readonly discharge: DischargeRow | undefined },
): Duty['state'] => {
  if (own === undefined) return of.discharge?.answer ?? 'open';
  if (own.isDone(reading, of.person, of.since)) return 'done';
  return own.mayBeLeft === true && of.discharge?.answer === 'not-done' ? 'not-done' : 'open';
};

/** An account of whom nobody knows whether it is a child's has no floor and no safeguarding of its own. */
const placeOf = (id: string, person: string | undefined, { known }: DutyReading): Place | undefined =>
  person === undefined || known.children.includes(person) ? PLACES[id] : undefined;

/**
 * What was last said of a duty and holds still. Owed anew, it is answered anew: what was said before was said of something else;
 * and what could not be done while nobody knew who they are is owed again once somebody does.
 */
const saidOf = (
  { known, discharges }: DutyReading,
  { id, person, since }: { readonly id: string; readonly person: string | undefined; readonly since: Date },
): DischargeRow | undefined => {
  const said = discharges.find((row) => row.duty === id && (row.person ?? undefined) === person);
  if (said === undefined || said.recordedAt < since) return undefined;
  const isKnown = known.facts.people.some((one) => one.person === person && one.identified === true);
  return said.notIdentified && isKnown ? undefined : said;
};

/** One duty of the advice as it stands at an instant. */
export const dutyOf = (policy: Policy, owed: Owed, reading: DutyReading, since: Date, now: Date): Duty => {
  const { id, owner } = owed;
  const person = reading.known.facts.people.find(({ ref }) => ref === owed.person)?.person;
  const discharge = saidOf(reading, { id, person, since });
  const own = placeOf(id, person, reading);
  const state = standingOf(own, reading, { person, since, discharge });
  const rule = ruleFor(policy, owed);
  const at = isBeforeContact(rule) ? undefined : deadlineOf(since, owed.within);
  // Not-done with a reason is answered, not overdue: the reason is what is looked at then.
  const overdue = state === 'open' && at !== undefined && now >= at;
  const place = own === undefined ? `duties/${id}/${person ?? 'case'}` : own.at(person);
  const [says, source] = [rule?.says ?? id, sourceOf(policy, rule)];
  const atOnce = at === undefined ? {} : atOnceIn(owed.within);
  return { id, person, owner, says, source, since, at, overdue, ...atOnce, state, discharge, place };
};

/** Whatever is not known and can still change the advice: found out in triage, by a time, and never the duty itself. */
export const findOutDuty = ({ files }: Policy, since: Date, now: Date): readonly Duty[] => {
  const { findOut } = files.policy;
  if (findOut === null || findOut === undefined) return [];
  const { owner, within } = findOut;
  const period = typeof within === 'string' ? files.periods.find(({ id }) => id === within)?.within : within;
  const at = deadlineOf(since, period ?? 'now');
  const about = {
    id: 'find-out',
    person: undefined,
    owner,
    since,
    at,
    overdue: now >= at,
    ...atOnceIn(period ?? 'now'),
  } as const;
  const says = 'What is not known and can still change the advice is found out.';
  return [{ ...about, says, source: 'Guidance', state: 'open', discharge: undefined, place: 'triage' }];
};
