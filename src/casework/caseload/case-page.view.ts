import { wholeIn } from '../../platform/setting/index.ts';
import { date, dateTime, type PageModel } from '../../platform/web/index.ts';
import { systemWords } from '../check/index.ts';
import {
  againstWhom,
  answerText,
  askedRows,
  knownWords,
  namedIn,
  nameOf,
  offenceWords,
  toldByWords,
  welfareByWords,
  welfareCheckHours,
  withWhomWords,
  type FloorRow,
  cancelWords,
} from '../report/index.ts';
import { contradictedWords, deathSourceWords, isContradicted } from '../response/index.ts';
import { actsNow, childAlarms, childAlarmWords, type ChildAlarm } from '../safeguarding/index.ts';
import { dayLeftText } from '../triage/index.ts';
import { timelineOf, type CasePage } from './case-page.store.ts';
import { dueLines, type DueLine } from './due.ts';
import { dueView } from './due.view.ts';
import { type Happened, type Obligations } from './obligation.ts';
import { emergencyView } from './emergency.view.ts';
import { leftView } from './left.view.ts';
import { readsPageOnly, taskItems, worksCase } from './task.view.ts';
import { timelineItem } from './timeline.view.ts';

export interface ChildCard {
  /** What another case says of whether this child lives. */
  readonly elsewhere: string | undefined;
  /** Where it is asked that they have died; undefined while a supervisor is asked already. */
  readonly diedAt: string | undefined;
  readonly name: string;
  readonly href: string;
  readonly offAt: string | undefined;
  readonly alarms: readonly string[];
  /** What is done at once, of what alarms. */
  readonly acts: readonly string[];
  readonly rows: readonly { readonly key: string; readonly value: string }[];
}

const welfare = (floor: FloorRow): string => {
  if (floor.welfareBy === null || floor.welfareAt === null) return 'Not arranged';
  const check = `${welfareByWords[floor.welfareBy]}, ${dateTime(floor.welfareAt)}`;
  if (floor.welfareTooOld)
    return `Not arranged. The last was too long before the report to say how the child is: ${check}`;
  return `${floor.welfare === 'done' ? 'Done' : 'Arranged'}: ${check}`;
};

/** Who may work the case reads whom to tell; to everybody else it says only whether that is known. */
const contactRows = (page: CasePage, person: string, floor: FloorRow): ChildCard['rows'] => {
  const contact = page.contacts.get(person);
  if (contact === undefined)
    return [
      { key: 'Safe contact', value: floor.contactPassage === null ? 'Not known: nobody is told yet' : 'Recorded' },
    ];
  const { way, mustNot } = contact;
  return [
    { key: 'May be told, and what', value: way?.may ?? 'Not known: nobody is told yet' },
    ...(way === undefined ? [] : [{ key: 'How', value: way.how }]),
    { key: 'Must not be told', value: mustNot.length === 0 ? 'Nobody is named' : mustNot.join('; ') },
  ];
};

const floorRows = (page: CasePage, person: string, floor: FloorRow): ChildCard['rows'] => [
  { key: 'Safe now', value: knownWords[floor.safeNow] },
  { key: 'Sign of self-harm', value: knownWords[floor.selfHarm] },
  { key: 'With', value: withWhomWords[floor.withWhom] },
  ...contactRows(page, person, floor),
  { key: 'In care', value: knownWords[floor.inCare] },
  { key: 'On a plan', value: knownWords[floor.onPlan] },
  { key: 'Welfare check', value: welfare(floor) },
];

const HOUR_MS = 3_600_000;

/** Walked before that was refused, or before the force chose fewer hours. */
const isFarOff = ({ inForce }: CasePage, { welfare: state, welfareAt, walkedAt }: FloorRow): boolean =>
  state === 'arranged' &&
  welfareAt !== null &&
  welfareAt.getTime() - walkedAt.getTime() > wholeIn(inForce.settings, welfareCheckHours) * HOUR_MS;

const isReportedUnsafe = ({ reports }: Pick<CasePage, 'reports'>): boolean => reports.some(({ safe }) => safe === 'no');

/** Until the floor is walked, what was told with the report is all that is known of how the child is. */
const wordsOf = (page: CasePage, alarm: ChildAlarm): string =>
  alarm === 'floor-not-walked' && isReportedUnsafe(page)
    ? 'Reported as not safe, and the safety floor is not walked'
    : childAlarmWords[alarm];

/** A report of a child who is not safe asks for the same as a floor that says so. */
const actsFor = (page: CasePage, person: string): readonly string[] => {
  const alarms = childAlarms(page, person);
  const isReported = alarms.includes('floor-not-walked') && isReportedUnsafe(page);
  return actsNow(isReported ? [...alarms, 'not-safe'] : alarms);
};

const alarmsFor = (page: CasePage, person: string): readonly string[] => {
  const floor = page.floors.get(person);
  const hours = wholeIn(page.inForce.settings, welfareCheckHours);
  const late =
    floor !== undefined && isFarOff(page, floor)
      ? [`The welfare check is arranged for more than ${hours} hours later`]
      : [];
  return [...childAlarms(page, person).map((alarm) => wordsOf(page, alarm)), ...late];
};

/** Of a child whom one case alone records as dead: nobody may learn it from the wrong letter. */
const elsewhereOf = (page: CasePage, person: string): string | undefined => {
  const said = page.saidElsewhere.find((one) => one.person === person);
  if (said === undefined) return undefined;
  return said.says === 'died'
    ? `Case ${said.reference} records that this child has died. Nothing is written or told to them in this case until it is recorded here too, or a supervisor refuses that here because it is another child.`
    : `Case ${said.reference} records that this child is alive after all. If it is this child, record it here too: then they are asked after at once.`;
};

const childCard = (page: CasePage, person: string): ChildCard => {
  const floor = page.floors.get(person);
  return {
    name: nameOf(page, person),
    elsewhere: elsewhereOf(page, person),
    href: `/cases/${page.file.case}/children/${person}/floor`,
    diedAt: page.progress.deathsAsked.includes(person) ? undefined : `/cases/${page.file.case}/children/${person}/died`,
    // The last child stays: a case is about somebody.
    offAt:
      page.parties.filter(({ isChild, died }) => isChild || died).length > 1
        ? `/cases/${page.file.case}/people/${person}/take-off`
        : undefined,
    alarms: alarmsFor(page, person),
    acts: actsFor(page, person),
    rows: floor === undefined ? [] : floorRows(page, person, floor),
  };
};

/** Of each child, who must not be told; who may not read whom is told only that there is somebody. */
const mustNotTexts = (page: CasePage): readonly string[] => {
  const named = [...page.contacts].flatMap(([person, { mustNot }]) =>
    mustNot.length === 0 ? [] : [`${nameOf(page, person)}: ${mustNot.join('; ')}`],
  );
  const isNamed = [...page.floors.values()].some(({ mustNotNamed }) => mustNotNamed === true);
  if (named.length > 0 || !isNamed) return named;
  return ['Somebody is named. Ask whoever works the case before anybody is reached'];
};

/** Who reported may be who must not be told: their name or the number alone does not say it. */
const reachRows = (page: CasePage, called: string, contact: string): ChildCard['rows'] => {
  const mustNot = mustNotTexts(page);
  const isThem = [...page.contacts.values()].some((one) => namedIn(one.mustNot, called).length > 0);
  const reach = { key: 'To reach them safely', value: contact };
  if (mustNot.length === 0) return [reach];
  const which = isThem ? 'This is one of them' : 'Make sure first that this is none of them';
  return [{ key: 'Must not be told', value: `${mustNot.join('. ')}. ${which}` }, reach];
};

const reporterRows = (page: CasePage, person: string | null): ChildCard['rows'] => {
  const reporter = person === null ? undefined : page.people.get(person);
  if (person === null || reporter === undefined) return [];
  // How to reach who reported, and nothing else of them: they are no party to what happened.
  const contact = reporter.state === 'erased' ? undefined : reporter.details.otherContact;
  return [
    { key: 'Who it was', value: nameOf(page, person) },
    ...(contact === undefined ? [] : reachRows(page, nameOf(page, person), contact)),
  ];
};

/** Offered while nothing beyond the first night is recorded: later the report is worked on its own, and joining is refused. */
const mayJoin = ({ actor, file, progress, joined }: CasePage): boolean => {
  const { checksRun, heard, safeguarded, safeguardingAsked, safeguardingAgain, responder } = progress;
  const isBegun =
    checksRun + heard + safeguarded + safeguardingAsked + safeguardingAgain > 0 || responder || joined.length > 0;
  return worksCase(actor) && file.stage === 'open' && !isBegun;
};

/** A report that joined the case: under which number it was, who joined it, and why. */
const joinedRows = (page: CasePage, report: string): ChildCard['rows'] =>
  page.joined
    .filter(({ reports }) => reports.includes(report))
    .flatMap(({ reference, at, by, why, dayLeft }) => [
      {
        key: 'Joined this case',
        value: `${dateTime(at)}, ${by ?? 'somebody who left'}, from case ${reference}. ${why ?? 'The reason was erased'}`,
      },
      ...(dayLeft === undefined ? [] : [{ key: 'The day it named', value: dayLeftText(dayLeft) }]),
    ]);

/** That a check found something relevant, of whom and where it is to be read; never what it says. */
const traceRows = (page: CasePage): ChildCard['rows'] =>
  page.traces.map(({ subject, position, system, reference, ranAt, by }) => ({
    key: page.people.has(subject) ? nameOf(page, subject) : `Place ${position}`,
    value: `${systemWords[system]}, reference ${reference ?? 'not kept'}; ${page.staff.get(by ?? '') ?? 'somebody who left'}${ranAt === undefined ? '' : `, ${dateTime(ranAt)}`}`,
  }));

/** A crime with what was asked of the registrar about it, and how that was answered. */
const crimeCard = (page: CasePage, crime: CasePage['crimes'][number]) => {
  const { file, actor, cancellations } = page;
  const asked = cancellations.filter((one) => one.crime === crime.crime);
  const at = `/cases/${file.case}/crimes/${crime.crime}`;
  const mayAsk = worksCase(actor) && crime.cancelled === null && asked.every(({ state }) => state !== 'waits');
  return {
    ...crime,
    offence: offenceWords[crime.offence],
    against: againstWhom(page, crime) ?? 'Not said',
    cancelled: crime.cancelled === null ? undefined : cancelWords[crime.cancelled],
    asked: asked.map((one) => ({ rows: askedRows(one), answer: answerText(one) })),
    cancelAt: crime.cancelled === null && actor.roles.includes('registrar') ? `${at}/cancel` : undefined,
    askAt: mayAsk ? `${at}/ask-cancellation` : undefined,
  };
};

/** What the clock of a case is read from. */
export type Clocked = Pick<
  CasePage,
  'reports' | 'waits' | 'crimes' | 'parties' | 'floors' | 'duties' | 'inForce' | 'timescales' | 'now'
>;

const happened = (page: Clocked): readonly Happened[] => [
  // By when it reached the police, not by when it was entered: late entry wins no time (handbook 3.2).
  ...page.reports.map((report) => ({ event: 'ReportRecorded', at: report.toldAt })),
  ...page.waits,
];

const met = (page: Clocked): ReadonlySet<string> => {
  const done = new Set<string>();
  if (page.crimes.length > 0) done.add('record-crime');
  const children = page.parties.filter((party) => party.isChild);
  // One child whose floor is not walked keeps the whole duty due.
  if (children.every((child) => page.floors.has(child.person))) done.add('walk-safety-floor');
  return done;
};

/** What is due in a case now. */
export const dueOf = (page: Clocked, obligations: Obligations): readonly DueLine[] =>
  dueLines(obligations(page.inForce, page.timescales), page.duties, happened(page), met(page), page.now);

const takenOffRow = (page: CasePage, { person, at, by, why }: CasePage['takenOff'][number]) => ({
  key: nameOf(page, person),
  value: `${dateTime(at)}, by ${by ?? 'somebody who left'}. ${why ?? 'The reason was erased.'}`,
  href: `/cases/${page.file.case}/people/${person}/put-back`,
});

/** What was known of their safety stays to be read. */
const lastFloor = (page: CasePage, person: string): ChildCard['rows'] => {
  const floor = page.floors.get(person);
  // Under its day: what was so then is not so now.
  const walked = { key: 'Safety floor, last walked', value: floor === undefined ? 'Never' : dateTime(floor.walkedAt) };
  return floor === undefined ? [walked] : [walked, ...floorRows(page, person, floor)];
};

/** Of who is recorded as having died, and was found alive since: everything that alarms of them, as of a living child. */
export const deathAlarms = (page: CasePage, death: CasePage['deaths'][number]): readonly string[] =>
  isContradicted(death, page.floors.get(death.person)) ? [contradictedWords, ...alarmsFor(page, death.person)] : [];

const deathCard = (page: CasePage, death: CasePage['deaths'][number]) => ({
  ...diedRows(page, death),
  alarms: deathAlarms(page, death),
});

const diedRows = (page: CasePage, { person, on, source, family, agreedAt, by }: CasePage['deaths'][number]) => ({
  name: nameOf(page, person),
  elsewhere: elsewhereOf(page, person),
  rows: [
    { key: 'Died', value: `${date(on)}. Known from: ${deathSourceWords[source].toLowerCase()}` },
    { key: 'Who of the family is told', value: family ?? 'What was written was erased.' },
    { key: 'Agreed', value: `${dateTime(agreedAt)}, ${by ?? 'somebody who left'}` },
    ...lastFloor(page, person),
  ],
  aliveAt: `/cases/${page.file.case}/children/${person}/alive`,
});

/** The page of a case: its alarms, its clock, its children, and everything done and looked at. */
export const casePage = (page: CasePage, obligations: Obligations): PageModel => {
  const { shown, next } = timelineOf(page);
  return {
    title: `Case ${page.file.reference}`,
    file: page.file,
    mayWork: worksCase(page.actor),
    joinAt: mayJoin(page) ? `/cases/${page.file.case}/join/search` : undefined,
    mayAssign: page.actor.roles.includes('supervisor'),
    mayReadSteps: !readsPageOnly(page.actor),
    ...emergencyView(page),
    tasks: taskItems(page.progress, `/cases/${page.file.case}`, page.actor),
    ...dueView(page, dueOf(page, obligations)),
    left: leftView(page),
    reports: page.reports.map((report) => ({
      ...report,
      toldByText: toldByWords[report.toldBy],
      safeText: knownWords[report.safe],
      reporterRows: reporterRows(page, report.reporter),
      joinedRows: joinedRows(page, report.report),
    })),
    crimes: page.crimes.map((crime) => crimeCard(page, crime)),
    traces: traceRows(page),
    children: page.parties.filter((party) => party.isChild).map((party) => childCard(page, party.person)),
    deaths: page.deaths.map((row) => deathCard(page, row)),
    takenOff: page.takenOff.map((row) => takenOffRow(page, row)),
    timeline: shown.map((entry) => timelineItem(page, entry)),
    next: next === undefined ? undefined : `/cases/${page.file.case}?before=${next}#timeline`,
    back: readsPageOnly(page.actor)
      ? { href: '/cases/find', text: 'Find a case' }
      : { href: '/cases', text: 'Caseload' },
  };
};
