import { ok, type Actor } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { entriesOfCase, type ToldEntry } from '../../platform/ledger/index.ts';
import { readPassages, readPeopleIn, type Person } from '../../platform/person/index.ts';
import { settingsInForce, type InForce } from '../../platform/setting/index.ts';
import { namedStaff, staffNamesIn } from '../../platform/staff/index.ts';
import { emergenciesTold, getCase, type CaseFile, type Emergency, type EmergencyTold } from '../case/index.ts';
import {
  cancellationsAsked,
  crimesOf,
  floorsOf,
  joinedTo,
  partiesOf,
  personsIn,
  reportsOf,
  safeContactIn,
  takenOffIn,
  type CancellationAskedRow,
  type CrimeRow,
  type FloorRow,
  type JoinedRow,
  type OffRow,
  type Party,
  type ReportRow,
  type SafeContact,
} from '../report/index.ts';
import { daysLeft, type DayLeft } from '../triage/index.ts';
import { checkersIn, checkWaits, type CheckRow } from '../check/index.ts';
import { findOutIn, outcomeTitle, policyOn, type Duty } from '../decision/index.ts';
import { reopenedOwed } from '../reconsideration/index.ts';
import { deathsOf, responseWaits, saidElsewhere, type DeathRow, type SaidElsewhere } from '../response/index.ts';
import { dangersOf, measureWaits, safeguardingWaits, type Danger } from '../safeguarding/index.ts';
import { heldOf, readHeld } from './held.store.ts';
import type { Happened, Timescales } from './obligation.ts';
import { progressOf, type CaseReading } from './progress.store.ts';
import type { Progress } from './task.ts';
import { worksCase } from './task.view.ts';
import { timelineNames, type TimelineNames } from './timeline.store.ts';

/** Everything that the page of a case shows. */
export interface CasePage {
  readonly file: CaseFile;
  readonly reports: readonly ReportRow[];
  readonly crimes: readonly CrimeRow[];
  /** What the registrar was asked about them, and answered. */
  readonly cancellations: readonly CancellationAskedRow[];
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly floors: ReadonlyMap<string, FloorRow>;
  /** What triage was told of each child that alarms as the floor does. */
  readonly dangers: ReadonlyMap<string, readonly Danger[]>;
  readonly entries: readonly ToldEntry[];
  readonly staff: ReadonlyMap<string, string>;
  /** What still waits in the later steps, by the event that its time runs from. */
  readonly waits: readonly Happened[];
  /** What the guidance owes. */
  readonly duties: readonly Duty[];
  readonly progress: Progress;
  /** Relevant traces of checks: what they say stays in their systems. */
  readonly traces: readonly CheckRow[];
  /** Who may safely be told, by child: for who may work the case or has to reach the child in an emergency, and nobody else. */
  readonly contacts: ReadonlyMap<string, SafeContact>;
  /** Every time the case was opened in an emergency, newest first. */
  readonly emergencies: readonly EmergencyTold[];
  readonly actor: Pick<Actor, 'roles' | 'staff'>;
  readonly now: Date;
  readonly inForce: InForce;
  /** What the guidance of the day gives as timescales. */
  readonly timescales: Timescales;
  /** The reports that joined the case, and why. */
  readonly joined: readonly (JoinedRow & { readonly why: string | undefined; readonly dayLeft: DayLeft | undefined })[];
  /** Who has died, and who of the family is told. */
  readonly deaths: readonly DeathRow[];
  /** Of which children another case says that they died, or are alive, and this one does not. */
  readonly saidElsewhere: readonly SaidElsewhere[];
  /** Who was taken off the case, and why. */
  readonly takenOff: readonly (OffRow & { readonly why: string | undefined })[];
  /** What entries of the timeline name by reference. */
  readonly named: TimelineNames;
  /** The questions of the guidance, by fact. */
  readonly questions: ReadonlyMap<string, string>;
}

const TIMELINE_PAGE = 25;

export interface ReadCase {
  readonly case: string;
  /** The entry of the timeline before which to go on. */
  readonly before?: string | undefined;
}

// Whom not to tell is read by who may have to reach the child; to all others it would only be one more risk to them.
const readsContacts = (actor: Actor): boolean => worksCase(actor) || actor.roles.includes('hub');

// Why a case was opened in an emergency is about a child too: for who works the case, for who examines who looked and why,
// and for who wrote it.
const readsWhy =
  (actor: Actor) =>
  ({ staff }: Emergency): boolean =>
    worksCase(actor) || actor.roles.includes('professional-standards') || staff === actor.staff;

const contactsOf = async (
  { tx, keys, actor }: Context,
  floors: ReadonlyMap<string, FloorRow>,
): Promise<ReadonlyMap<string, SafeContact>> => {
  if (!readsContacts(actor)) return new Map();
  const passages = await readPassages(
    { tx, keys, force: actor.force },
    [...floors.values()].flatMap(({ passage }) => passage ?? []),
  );
  return new Map(
    [...floors].flatMap(([person, { passage }]) => {
      const contact = passage === null ? undefined : safeContactIn(passages.get(passage));
      return contact === undefined ? [] : [[person, contact] as const];
    }),
  );
};

const joinedOf = async ({ tx, keys, actor }: Context, id: string): Promise<CasePage['joined']> => {
  const rows = await joinedTo(tx, id);
  // Hardly any case has one: nothing more is asked of the others.
  if (rows.length === 0) return [];
  const read = await readPassages(
    { tx, keys, force: actor.force },
    rows.map(({ passage }) => passage),
  );
  const left = await daysLeft(tx, id);
  return rows.map((row) => {
    const passage = read.get(row.passage);
    const day = left.find(({ reference }) => reference === row.reference);
    return { ...row, dayLeft: day, why: passage?.state === 'readable' ? passage.text : undefined };
  });
};

const takenOffOf = async ({ tx, keys, actor }: Context, id: string): Promise<CasePage['takenOff']> => {
  const rows = await takenOffIn(tx, id);
  const vault = { tx, keys, force: actor.force };
  const read = await readPassages(
    vault,
    rows.map(({ passage }) => passage),
  );
  return rows.map((row) => {
    const passage = read.get(row.passage);
    return { ...row, why: passage?.state === 'readable' ? passage.text : undefined };
  });
};

/** What waits in the later steps, by the event that its time runs from. */
export const waitsOf = async (tx: Tx, id: string): Promise<readonly Happened[]> =>
  (
    await Promise.all([
      checkWaits(tx, id),
      safeguardingWaits(tx, id),
      measureWaits(tx, id),
      responseWaits(tx, id),
      reopenedOwed(tx, id),
    ])
  ).flat();

/** What the guidance owes, and whether anything is left to find out. Of a closed case what was not answered stays seen. */
export const dutiesIn = async (
  context: Context,
  { guidance: { adviser } }: CaseReading,
  id: string,
  steps: ReturnType<typeof progressOf>,
): Promise<readonly Duty[]> => {
  const { progress, duties } = await steps;
  if (progress.stage === 'closed' || progress.questions === 0) return duties;
  return [...duties, ...(await findOutIn(context, policyOn(adviser, londonDay(context.now)), id))];
};

/** What was done and looked at, and what of it the log names by reference. */
const readTimeline = async (
  context: Context,
  { case: id, before }: ReadCase,
): Promise<Pick<CasePage, 'entries' | 'staff' | 'named'>> => {
  const { tx, actor } = context;
  // One more than is shown, to know whether there is a page before it.
  const asked = { case: id, limit: TIMELINE_PAGE + 1, before };
  const told = entriesOfCase(tx, asked, namedStaff);
  const shown = told.then(({ entries }) => entries.slice(0, TIMELINE_PAGE));
  const [{ entries, actors }, checkers, named] = await Promise.all([
    told,
    staffNamesIn(tx, checkersIn(id)),
    timelineNames(context, id, shown, readsContacts(actor)),
  ]);
  const staff = new Map([...checkers, ...actors.map(({ staff: one, name }) => [one, name] as const)]);
  return { entries, staff, named };
};

const readPage = async (
  context: Context,
  input: ReadCase,
  steps: ReturnType<typeof progressOf>,
): Promise<Omit<CasePage, 'duties' | 'questions' | 'timescales'>> => {
  const { tx, keys, actor, now } = context;
  const id = input.case;
  const [
    file,
    parties,
    people,
    timeline,
    crimes,
    floors,
    dangers,
    reports,
    waits,
    emergencies,
    inForce,
    joined,
    cancellations,
    elsewhere,
    ofSteps,
  ] = await Promise.all([
    getCase(tx, id),
    partiesOf(tx, id),
    readPeopleIn({ tx, keys, force: actor.force }, personsIn(id)),
    readTimeline(context, input),
    crimesOf(tx, id),
    floorsOf(tx, id),
    dangersOf(tx, id),
    reportsOf(tx, id),
    waitsOf(tx, id),
    emergenciesTold(context, id, readsWhy(actor)),
    settingsInForce(tx),
    joinedOf(context, id),
    cancellationsAsked(context, id),
    saidElsewhere(tx, id),
    steps,
  ]);
  const contacts = await contactsOf(context, floors);
  // Hardly any case has one: asked only where more people are known of it than are on it.
  const takenOff = people.size > parties.length ? await takenOffOf(context, id) : [];
  const deaths = await deathsOf(context, id);
  const { progress, owed, traces } = ofSteps;
  const all = { file, reports, crimes, parties, people, floors, dangers, ...timeline, progress, contacts, actor, now };
  const gone = { deaths, saidElsewhere: elsewhere, takenOff };
  return { ...all, ...gone, joined, cancellations, traces, waits: [...waits, ...owed], emergencies, inForce };
};

const load = async (context: Context, reading: CaseReading, input: ReadCase): Promise<CasePage> => {
  const steps = progressOf(context, reading, input.case);
  const [page, duties] = await Promise.all([
    readPage(context, input, steps),
    dutiesIn(context, reading, input.case, steps),
  ]);
  const questions = new Map(reading.guidance.facts.map(({ id, question }) => [id, question]));
  const policy = policyOn(reading.guidance.adviser, londonDay(context.now));
  // With its words: few who open a case know the codes by heart.
  const outcomes = page.progress.outcomes.map((code) => `${code}: ${outcomeTitle(policy, code)}`);
  const progress = { ...page.progress, outcomes };
  return { ...page, duties, questions, progress, timescales: policy.files };
};

export const timelineOf = (
  page: CasePage,
): { readonly shown: readonly ToldEntry[]; readonly next: string | undefined } => {
  const shown = page.entries.slice(0, TIMELINE_PAGE);
  return { shown, next: page.entries.length > TIMELINE_PAGE ? shown.at(-1)?.entry : undefined };
};

/** Reads a case with everybody in it. */
export const readCase = (reading: CaseReading): Look<ReadCase, CasePage> => ({
  action: 'read-case',
  cases: (input) => [input.case],
  ahead: ({ tx }, input) => heldOf(tx, input.case),
  load: async (context, input) => ok(await readHeld(context.tx, input.case, () => load(context, reading, input))),
  tell: (page) => ({
    cases: [page.file.case],
    people: [...page.parties, ...page.takenOff].map(({ person }) => person),
    content: { page: 'case', contacts: page.contacts.size },
  }),
});
