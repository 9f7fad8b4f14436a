import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Change, Context, Look } from '../../platform/command/index.ts';
import { newId, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { addPassage, readPassages, readPeople, relabel, type Person } from '../../platform/person/index.ts';
import { HELD, getCase, holdCases, joinCase, type CaseFile } from '../case/index.ts';
import { childLabel } from './child.ts';
import { safeContactIn } from './contact.schema.ts';
import type { SafeContact } from './contact.ts';
import { crimesOf } from './crime.store.ts';
import type { AlarmReading } from './floor-page.store.ts';
import { floorsOf, insertFloor, type FloorRow } from './floor.store.ts';
import {
  decideJoin,
  type Elsewhere,
  type JoinRefusal,
  type JoinReport,
  type JoinSide,
  type JoinState,
  type ReportJoined,
} from './join.ts';
import { takenOffIn } from './off-case.store.ts';
import { insertParties, partiesOf, reportsOf, type Party, type ReportRow } from './report.store.ts';

/**
 * What joining reads of the steps after it, handed in by main: whether a report was worked on beyond its first night, what alarms,
 * and which cases besides these rest on what is known of the same children.
 */
export interface JoinReading {
  readonly isWorked: (tx: Tx, id: string) => Promise<boolean>;
  readonly alarmsIn: AlarmReading;
  readonly casesElsewhere: (tx: Tx, here: readonly string[], people: readonly string[]) => Promise<readonly string[]>;
  readonly digestsOf: (tx: Tx, cases: readonly string[]) => Promise<readonly Elsewhere[]>;
}

interface Side extends JoinSide {
  readonly file: CaseFile;
  readonly parties: readonly Party[];
  readonly rows: readonly ReportRow[];
  readonly floors: ReadonlyMap<string, FloorRow>;
}

const contactsIn = async (
  { tx, keys, actor }: Context,
  floors: ReadonlyMap<string, FloorRow>,
): Promise<ReadonlyMap<string, SafeContact>> => {
  const of = [...floors.values()].flatMap(({ person, passage }) => (passage === null ? [] : [{ person, passage }]));
  const read = await readPassages(
    { tx, keys, force: actor.force },
    of.map(({ passage }) => passage),
  );
  return new Map(
    of.flatMap(({ person, passage }) => {
      const contact = safeContactIn(read.get(passage));
      return contact === undefined ? [] : [[person, contact] as const];
    }),
  );
};

const sideOf = async (context: Context, id: string): Promise<Side> => {
  const { tx } = context;
  const [file, parties, floors, rows] = await Promise.all([
    getCase(tx, id),
    partiesOf(tx, id),
    floorsOf(tx, id),
    reportsOf(tx, id),
  ]);
  const children = parties.filter(({ kind }) => kind === 'child').map(({ person }) => person);
  const dead = parties.filter(({ died }) => died).map(({ person }) => person);
  const contacts = await contactsIn(context, floors);
  return {
    file,
    stage: file.stage,
    isJoined: file.joinedInto !== undefined,
    children,
    dead,
    floors,
    contacts,
    parties,
    rows,
  };
};

/** One child told of twice is held together with whomever either record is: each other case of theirs knows more by it. */
const othersIn = (reading: JoinReading, tx: Tx, input: JoinReport): Promise<readonly string[]> =>
  reading.casesElsewhere(
    tx,
    [input.case, input.into],
    input.children.flatMap(({ person, same }) => (same === undefined ? [person] : [person, same])),
  );

const load =
  (reading: JoinReading) =>
  async (context: Context, input: JoinReport): Promise<JoinState> => {
    const [from, into, isWorked, recorded] = await Promise.all([
      sideOf(context, input.case),
      sideOf(context, input.into),
      reading.isWorked(context.tx, input.case),
      crimesOf(context.tx, input.case),
    ]);
    const reporters = from.parties.filter(({ kind }) => kind === 'reporter').map(({ person }) => person);
    const reports = from.rows.map(({ report }) => report);
    const crimes = recorded.flatMap(({ crime, against }) => (against === null ? [] : [{ crime, against }]));
    const ids = input.children.map(() => newId(context.now));
    const elsewhere = await reading.digestsOf(context.tx, await othersIn(reading, context.tx, input));
    return {
      from: { ...from, reports, reporters, isWorked, crimes },
      into,
      passage: newId(context.now),
      ids,
      elsewhere,
    };
  };

const insertJoin = async (context: Context, event: ReportJoined): Promise<void> => {
  const { tx, keys, actor, now } = context;
  const { why: text, concerns, passage } = event;
  const sealed = await addPassage({ tx, keys, force: actor.force }, { text, concerns, now }, passage);
  if (!sealed.ok) throw new Error(`a passage was refused: ${sealed.refusal.code}`);
  await sql`INSERT INTO report_join (force, case_file, into_case, reports, passage, joined_at, joined_by)
    VALUES (${actor.force}, ${event.from}, ${event.case}, ${event.reports}::uuid[], ${passage}, ${event.at}, ${actor.staff})`.execute(
    tx,
  );
};

const apply = async (context: Context, event: ReportJoined): Promise<void> => {
  const { tx } = context;
  await insertJoin(context, event);
  // The rows themselves go along: every clock reads the earliest report of a case, and the registrar its crimes.
  for (const table of ['report', 'crime', 'crime_cancellation', 'cancellation_request'])
    await sql`UPDATE ${sql.table(table)} SET case_file = ${event.case} WHERE case_file = ${event.from}`.execute(tx);
  for (const { crime, against } of event.crimes)
    await sql`UPDATE crime SET against = ${against} WHERE crime = ${crime}`.execute(tx);
  // Beyond who was taken off, too: a number is never given twice.
  const beyond = (await takenOffIn(tx, event.case)).filter(({ kind }) => kind === 'child').length;
  const added = event.children.flatMap(({ person, same, position }) =>
    same === undefined ? [{ person, position: position + beyond }] : [],
  );
  for (const { person, position } of added) await insertParties(context, event.case, [person], 'child', position);
  // As they are numbered here: by the number of the report two of one case would be called alike.
  await relabel(
    { tx, keys: context.keys, force: context.actor.force },
    added.map(({ person, position }) => ({ person, label: childLabel(position) })),
  );
  await insertParties(context, event.case, event.reporters, 'reporter', 0);
  for (const floor of event.floors) await insertFloor(context, floor);
  await joinCase(tx, event.from, event.case);
};

/** Joins a report to a case that is there; its own case then leads to it. */
export const joinReport = (reading: JoinReading): Change<JoinReport, JoinState, ReportJoined, JoinRefusal> => ({
  action: 'join-report',
  cases: (input) => [input.case, input.into],
  // A case of the same child is opened by what comes together here: come by later, each of two joins could wait for the other's.
  hold: async ({ tx }, input) => holdCases(tx, [input.case, input.into, ...(await othersIn(reading, tx, input))]),
  load: load(reading),
  decide: decideJoin,
  apply: async (context, events) => {
    for (const event of events) await apply(context, event);
  },
  tell: (events) => ({
    // Two records are brought together, which the law wants logged as that (handbook 7.3).
    kind: 'combination',
    cases: events.flatMap((event) => [event.case, event.from, ...event.elsewhere.map((one) => one.case)]),
    people: [
      ...new Set(
        events.flatMap(({ concerns, reporters, children }) => [
          ...concerns,
          ...reporters,
          ...children.map(({ person }) => person),
        ]),
      ),
    ],
    content: {
      joins: events.map(({ from, case: into, reports, children, passage }) => ({
        from,
        into,
        reports,
        passage,
        children: children.map(({ person, same }) => ({ person, same: same ?? null })),
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['joined', event.from],
      ]),
    ),
  }),
});

/** Both sides as whoever joins them sees them before. */
export interface JoinPage {
  /** Of every child of both. */
  readonly alarms: ReadonlyMap<string, readonly string[]>;
  readonly from: Side;
  readonly into: Side;
  readonly people: ReadonlyMap<string, Person>;
}

export const readJoining = (
  reading: Pick<JoinReading, 'alarmsIn'>,
): Look<
  { readonly case: string; readonly into: string },
  JoinPage,
  Extract<JoinRefusal, { readonly code: 'JoinsItself' }>
> => ({
  action: 'join-report',
  cases: (input) => [input.case, input.into],
  load: async (context, input) => {
    const { tx, keys, actor } = context;
    if (input.into === input.case) return refused({ code: 'JoinsItself' });
    const from = await sideOf(context, input.case);
    const into = await sideOf(context, input.into);
    const people = await readPeople({ tx, keys, force: actor.force }, [...from.children, ...into.children]);
    const alarms = [await reading.alarmsIn(tx, input.case), await reading.alarmsIn(tx, input.into)];
    return ok({ from, into, people, alarms: new Map(alarms.flatMap((each) => [...each])) });
  },
  tell: ({ from, into }) => ({
    cases: [from.file.case, into.file.case],
    people: [...new Set([...from.children, ...into.children])],
    content: { page: 'join', contacts: from.contacts.size + into.contacts.size },
  }),
});

/** The report alone, to ask which case it joins. */
export const readJoinable: Look<{ readonly case: string }, { readonly file: CaseFile }> = {
  action: 'join-report',
  cases: (input) => [input.case],
  load: async ({ tx }, input) => ok({ file: await getCase(tx, input.case) }),
  tell: ({ file }) => ({ cases: [file.case], people: [], content: { page: 'join' } }),
};

export interface JoinedRow {
  readonly reference: string;
  readonly reports: readonly string[];
  readonly passage: string;
  readonly at: Date;
  /** The name of who joined it. */
  readonly by: string | null;
}

/** The reports that joined a case, with the reference each had. */
export const joinedTo = async (tx: Tx, id: string): Promise<readonly JoinedRow[]> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.exception,
    sql<JoinedRow>`
    SELECT f.reference, j.reports, j.passage, j.joined_at AS at, s.name AS by
    FROM report_join j JOIN case_file f ON f.force = j.force AND f.case_file = j.case_file
    LEFT JOIN staff s ON s.force = j.force AND s.staff::text = j.joined_by
    WHERE j.into_case = ${id} ORDER BY j.joined_at, f.reference`,
  );
  return rows;
};
