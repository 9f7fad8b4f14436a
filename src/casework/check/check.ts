import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { CheckSetting, SubjectKind, System, SystemSetting } from './check.setting.ts';

export const RESULTS = ['running', 'no-trace', 'trace-not-relevant', 'trace-relevant', 'unavailable'] as const;
export type CheckResult = (typeof RESULTS)[number];

export const WHY_UNAVAILABLE = ['system-down', 'no-access', 'no-answer', 'too-little-known', 'not-offered'] as const;
export type WhyUnavailable = (typeof WHY_UNAVAILABLE)[number];

/** One check of one subject in one system. What it found stays in that system; only its reference is kept. */
export interface RecordCheck {
  readonly case: string;
  readonly subject: string;
  readonly system: System;
  readonly result: CheckResult;
  readonly unavailable: WhyUnavailable | undefined;
  readonly reference: string | undefined;
  readonly ranAt: Date | 'now';
}

export interface CheckState {
  readonly check: string;
  /** What the subject is in this case; undefined when it is nobody and no place of it. */
  readonly kind: SubjectKind | undefined;
  readonly setting: CheckSetting;
}

export interface CheckRecorded extends Omit<RecordCheck, 'ranAt'> {
  readonly type: 'CheckRecorded';
  readonly check: string;
  readonly kind: SubjectKind;
  readonly ranAt: Date;
  readonly recordedAt: Date;
}

export type CheckRefusal =
  | { readonly code: 'SubjectNotInCase'; readonly subject: string }
  | { readonly code: 'SystemNotForSubject'; readonly system: System; readonly kind: SubjectKind }
  | { readonly code: 'CheckInFuture'; readonly ranAt: Date }
  | { readonly code: 'UnavailableNeedsReason' }
  | { readonly code: 'TraceNeedsReference' };

const holds = (setting: CheckSetting, system: System, kind: SubjectKind): boolean =>
  setting.systems.some((one) => one.system === system && one.of.includes(kind));

const isTrace = (result: CheckResult): boolean => result === 'trace-relevant' || result === 'trace-not-relevant';

export const decideCheck = (
  { check, kind, setting }: CheckState,
  input: RecordCheck,
  { now }: Moment,
): Result<readonly CheckRecorded[], CheckRefusal> => {
  if (kind === undefined) return refused({ code: 'SubjectNotInCase', subject: input.subject });
  if (!holds(setting, input.system, kind)) return refused({ code: 'SystemNotForSubject', system: input.system, kind });
  const ranAt = input.ranAt === 'now' ? now : input.ranAt;
  // A time to come would keep a check fresh for longer than it is.
  if (ranAt > now) return refused({ code: 'CheckInFuture', ranAt });
  const isUnavailable = input.result === 'unavailable';
  // A supervisor who is asked for an exception weighs the reason: down for an hour is not the same as not offered.
  if (isUnavailable && input.unavailable === undefined) return refused({ code: 'UnavailableNeedsReason' });
  // What was found stays in its system: without the reference nobody could find it there again.
  if (isTrace(input.result) && input.reference === undefined) return refused({ code: 'TraceNeedsReference' });
  const unavailable = isUnavailable ? input.unavailable : undefined;
  return ok([{ ...input, unavailable, type: 'CheckRecorded', check, kind, ranAt, recordedAt: now }]);
};

/** Somebody or some place that is to be checked. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly subject: string;
  readonly position: number;
  readonly addedAt: Date;
  /** When what is known of them last changed: a name, an address. */
  readonly changedAt: Date | undefined;
}

/** A check as it was last recorded. */
export interface Recorded {
  readonly subject: string;
  readonly system: System;
  readonly result: CheckResult;
  readonly unavailable: WhyUnavailable | null;
  readonly reference: string | null;
  readonly ranAt: Date;
  readonly by: string;
}

/** Why a check is to be run, or run again (handbook 1.5, re-check triggers). */
export const WHY_DUE = [
  'not-run',
  'new-party',
  'new-place',
  'running',
  'details-changed',
  'grown-old',
  'before-outcome',
] as const;
export type WhyDue = (typeof WHY_DUE)[number];

export interface CheckRow {
  readonly kind: SubjectKind;
  readonly subject: string;
  readonly position: number;
  readonly system: System;
  readonly need: SystemSetting['need'];
  readonly result: CheckResult | 'not-run';
  readonly unavailable: WhyUnavailable | undefined;
  readonly reference: string | undefined;
  readonly ranAt: Date | undefined;
  readonly by: string | undefined;
  readonly due: WhyDue | undefined;
  /** Since when it is due. */
  readonly since: Date | undefined;
}

/** Whether the places of a case are accounted for. Where nobody was asked, none is never read as known not to be there. */
export const PLACES = ['listed', 'none-known', 'not-asked'] as const;
export type PlacesState = (typeof PLACES)[number];

export interface Checks {
  readonly rows: readonly CheckRow[];
  readonly outstanding: readonly { readonly subject: string; readonly system: System }[];
  readonly places: PlacesState;
  /** Since when a place is to be named, or said that none is known; undefined where it is not. */
  readonly placesSince: Date | undefined;
  readonly state: 'complete' | 'outstanding' | 'unavailable';
  /** The setting that they were derived by. */
  readonly setting: CheckSetting;
}

/** What a case holds of checks, and the instant they are read at. */
export interface CheckFacts {
  readonly subjects: readonly Subject[];
  readonly recorded: readonly Recorded[];
  /** When it was last said that no place is known. */
  readonly noPlace: Date | undefined;
  /** Whether the case still works towards an outcome. */
  readonly isOpen: boolean;
  readonly now: Date;
}

const DAY_MS = 86_400_000;

const whyNotRun = (subject: Subject, firstRan: Date | undefined): WhyDue => {
  if (firstRan === undefined || subject.addedAt <= firstRan) return 'not-run';
  return subject.kind === 'person' ? 'new-party' : 'new-place';
};

const whyDue = (subject: Subject, last: Recorded, facts: CheckFacts, setting: CheckSetting): WhyDue | undefined => {
  // Nothing is due in a case that is decided: a new fact opens it, and the checks with it.
  if (!facts.isOpen) return undefined;
  if (last.result === 'running') return 'running';
  // Another name or address is another search (handbook 1.5, re-check triggers).
  if (subject.changedAt !== undefined && subject.changedAt > last.ranAt) return 'details-changed';
  if (facts.now.getTime() - last.ranAt.getTime() >= setting.recheckAfterDays * DAY_MS) return 'grown-old';
  return last.result === 'unavailable' ? 'before-outcome' : undefined;
};

const dueSince = (
  due: WhyDue | undefined,
  subject: Subject,
  last: Recorded,
  setting: CheckSetting,
): Date | undefined => {
  if (due === undefined) return undefined;
  if (due === 'details-changed') return subject.changedAt;
  return due === 'grown-old' ? new Date(last.ranAt.getTime() + setting.recheckAfterDays * DAY_MS) : last.ranAt;
};

const rowOf = (subject: Subject, system: SystemSetting, facts: CheckFacts, setting: CheckSetting): CheckRow => {
  const last = facts.recorded.find((one) => one.subject === subject.subject && one.system === system.system);
  const { kind, position } = subject;
  const what = { kind, position, subject: subject.subject, system: system.system, need: system.need };
  if (last === undefined) {
    // Whoever came into the case after checks had begun is new to it, and the page says so.
    const ran = facts.recorded.map((one) => one.ranAt.getTime());
    const due = whyNotRun(subject, ran.length === 0 ? undefined : new Date(Math.min(...ran)));
    const nothing = { unavailable: undefined, reference: undefined, ranAt: undefined, by: undefined };
    return { ...what, ...nothing, result: 'not-run', due, since: subject.addedAt };
  }
  const { result, ranAt, by } = last;
  const kept = {
    result,
    ranAt,
    by,
    unavailable: last.unavailable ?? undefined,
    reference: last.reference ?? undefined,
  };
  const due = whyDue(subject, last, facts, setting);
  return { ...what, ...kept, due, since: dueSince(due, subject, last, setting) };
};

/** An unavailable check is tried again before an outcome, but is not outstanding: a supervisor may except it. */
const isOutstanding = (row: CheckRow): boolean =>
  row.need === 'mandatory' && row.due !== undefined && row.due !== 'before-outcome';

const placesIn = ({ subjects, noPlace }: CheckFacts): PlacesState => {
  if (subjects.some(({ kind }) => kind === 'place')) return 'listed';
  // Whoever came in later has places of their own, which nobody was asked for yet.
  const isOfAll = noPlace !== undefined && subjects.every(({ addedAt }) => addedAt <= noPlace);
  return isOfAll ? 'none-known' : 'not-asked';
};

/** Checks are of places too (handbook 0.3, rule 4): without one, or a word that none is known, they are not done. */
const placesDue = (facts: CheckFacts): Date | undefined => {
  if (!facts.isOpen || placesIn(facts) !== 'not-asked') return undefined;
  const { noPlace, subjects, now } = facts;
  const unasked = subjects.filter(({ addedAt }) => noPlace === undefined || addedAt > noPlace);
  return unasked.map(({ addedAt }) => addedAt).toSorted((one, other) => one.getTime() - other.getTime())[0] ?? now;
};

/** Every check that this case needs and how it stands, derived from what was recorded and the clock. */
export const deriveChecks = (facts: CheckFacts, setting: CheckSetting): Checks => {
  const rows = facts.subjects.flatMap((subject) =>
    setting.systems
      .filter((system) => system.of.includes(subject.kind))
      .map((system) => rowOf(subject, system, facts, setting)),
  );
  const outstanding = rows.filter(isOutstanding).map(({ subject, system }) => ({ subject, system }));
  // Unavailable is not outstanding: nobody here can finish it, and a supervisor may except it (handbook 10.5, scenario
  // 7).
  const isMissing = rows.some((row) => row.need === 'mandatory' && row.result === 'unavailable');
  const placesSince = placesDue(facts);
  const all = { rows, outstanding, places: placesIn(facts), placesSince, setting };
  if (outstanding.length > 0 || placesSince !== undefined) return { ...all, state: 'outstanding' };
  return { ...all, state: isMissing ? 'unavailable' : 'complete' };
};

/** Since when a check that has to be done waits to be done; undefined where none does. */
export const outstandingSince = ({ rows, placesSince }: Checks): Date | undefined =>
  [
    ...rows.filter(isOutstanding).flatMap(({ since }) => since ?? []),
    ...(placesSince === undefined ? [] : [placesSince]),
  ].toSorted((one, other) => one.getTime() - other.getTime())[0];
