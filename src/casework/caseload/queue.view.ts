import type { Actor } from '../../platform/access/index.ts';
import { freshForm, type PageModel } from '../../platform/web/index.ts';
import type { UpholdRefusal } from '../reconsideration/index.ts';
import { contradictedWords } from '../response/index.ts';
import { CHILD_ALARMS, childAlarmWords } from '../safeguarding/index.ts';
import { CASE_ALARMS, type QueuedAlarm } from './alarm.ts';
import type { AlarmRow } from './alarm.store.ts';
import type { EmergencyRow, Queue, WaitingShown } from './queue.store.ts';
import type { Waits } from './waits.ts';

const waitsWords: Readonly<Record<Waits, string>> = {
  response: 'Decide the response',
  category: 'Decide the category',
  'response-again': 'Decide the response again: more is known since',
  'category-again': 'Decide the category again: more is known since',
  exception: 'Grant an exception, or not',
  'no-referral':
    'A child not referred to the local authority: in care, on a plan or not known, or owed a referral by the guidance',
  'not-heard': 'A child who was not heard: agree to that, or return it',
  'not-telling':
    'A reason not to tell a child: new, weighed before there was more to tell, or a danger whose day of review has come',
  reopened: 'Opened again: uphold what was decided, or it is decided anew',
  cancellation: 'Cancel the record of a crime, or refuse to',
  'child-died': 'A child has died: agree that it is recorded, or do not',
  'plan-to-tell': 'Somebody at home may be a danger: agree who is told what, before a child is told',
  'duty-left': 'Said not to be done since the outcome was approved: say so too, or have it done',
  'registrar-decision': 'Two settings conflict: the registrar decides which stands',
};

const reviewWords: Readonly<Record<Queue['reviews'][number]['why'], string>> = {
  'day-has-come': 'Its day of review has come',
  unanswered: 'A danger in telling that nobody answered before its day',
};

/** What a case opened again waits for, where the reader cannot uphold what was decided. */
const barredWords: Readonly<Record<UpholdRefusal['code'], string>> = {
  NothingReconsidered: 'it was answered just now',
  ProposalWaits: 'a new proposal waits to be approved',
  OwnReopening: 'you opened it again: another supervisor upholds it, or the officer decides it anew',
  OwnApproval: 'you approved it: another supervisor upholds it, or the officer decides it anew',
  OwnOutcome: 'you worked the case or proposed it: another supervisor upholds it, or the officer decides it anew',
  RecordedByYou:
    'you recorded some of what is known of it: another supervisor upholds it, or the officer decides it anew',
  RankTooLow: 'a supervisor of a higher rank upholds it, or the officer decides it anew',
  UnfinishedFirst: 'it cannot be upheld now: the officer first finishes what is open',
  MustBeDecidedAnew: 'it cannot be upheld now: the officer decides it anew',
};

/** Of those the page of the case says why: it is read, and nothing is offered there. */
const WAIT_FOR_OFFICER: readonly WaitingShown['barred'][] = ['UnfinishedFirst', 'MustBeDecidedAnew'];

const placeOf = (row: WaitingShown): string | undefined => {
  if (WAIT_FOR_OFFICER.includes(row.barred)) return 'reconsideration';
  return row.own || row.barred !== undefined ? undefined : row.place;
};

const waitingView =
  ({ roles }: Actor) =>
  (row: WaitingShown) => {
    const place = placeOf(row);
    return {
      ...row,
      what:
        row.barred === undefined
          ? waitsWords[row.waits]
          : `Opened again, after it was decided: ${barredWords[row.barred]}`,
      // Who may not answer sees that it waits, and for whom.
      href: roles.includes(row.on) && place !== undefined ? `/cases/${row.case}/${place}` : undefined,
      // One's own is shown and leads nowhere: it tells who asked that it still waits.
      note: row.own ? 'you: another has to answer' : undefined,
    };
  };

const emergencyView =
  ({ roles }: Actor) =>
  (row: EmergencyRow) => ({
    ...row,
    by: row.by ?? 'Somebody who has left',
    href:
      roles.includes('supervisor') && !row.own && row.acknowledgedAt === null
        ? `/cases/${row.case}/emergencies/${row.opening}`
        : undefined,
  });

const children = (count: number | undefined, how: string): readonly string[] =>
  count === undefined ? [] : [`${count} ${count === 1 ? 'child' : 'children'} ${how}`];

const notSafeView = (row: AlarmRow) => ({
  ...row,
  what: [
    ...children(row.alarms['not-safe'], 'not safe'),
    ...children(row.alarms['safety-not-known'], 'of whom it is not known'),
  ].join(', '),
  officer: row.officer ?? 'Nobody',
  href: `/cases/${row.case}`,
});

const QUEUED: readonly QueuedAlarm[] = ['found-alive', ...CASE_ALARMS, ...CHILD_ALARMS];
const alarmWords: Readonly<Record<QueuedAlarm, string>> = {
  ...childAlarmWords,
  'found-alive': contradictedWords,
  'exploitation-said': 'Exploitation is said or suspected, and no specialist team has the case',
  'coercion-said': 'Coercion is said or suspected, and no specialist team has the case',
  'extortion-said': 'Extortion is said or suspected, and no specialist team has the case',
  'grooming-said': 'Grooming is said or suspected, and no specialist team has the case',
  'adult-said': 'An adult may have a part, by what is said or by an age, and no specialist team has the case',
};

const alarmedView = (row: AlarmRow) => ({
  ...row,
  what: QUEUED.flatMap((alarm) => children(row.alarms[alarm], `– ${alarmWords[alarm]}`)),
  officer: row.officer ?? 'Nobody',
  href: `/cases/${row.case}`,
});

/** What waits, for the roles of who reads it. */
export const queuePage = (queue: Queue, actor: Actor, outcomeTitle: (code: string) => string): PageModel => {
  const supervises = actor.roles.includes('supervisor');
  return {
    title: 'Queue',
    form: freshForm(),
    supervises,
    notSafe: queue.notSafe.map(notSafeView),
    moreNotSafe: queue.moreNotSafe,
    alarmed: queue.alarmed.map(alarmedView),
    moreAlarmed: queue.moreAlarmed,
    rows: queue.rows.map((row) => ({
      ...row,
      outcomes: row.outcomes.map((code) => `${code}: ${outcomeTitle(code)}`),
      href: supervises && !row.own ? `/cases/${row.case}/ruling` : undefined,
    })),
    waiting: queue.waiting.map(waitingView(actor)),
    emergencies: queue.emergencies.map(emergencyView(actor)),
    moreEmergencies: queue.moreEmergencies,
    moreReviews: queue.moreReviews,
    left: queue.left.map((row) => ({ ...row, href: supervises ? `/cases/${row.case}` : undefined })),
    moreLeft: queue.moreLeft,
    reviews: queue.reviews.map((row) => ({
      ...row,
      whyText: reviewWords[row.why],
      href: supervises ? `/cases/${row.case}/notices` : undefined,
    })),
    nextWaiting: queue.nextWaiting === undefined ? undefined : `/queue?waitingAfter=${queue.nextWaiting}#waiting`,
    next: queue.next === undefined ? undefined : `/queue?after=${queue.next}`,
  };
};
