import { sql, type RawBuilder } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, onceALook, type Tx } from '../../platform/database/index.ts';
import { addNamed, addSeveralUnidentified } from '../../platform/person/index.ts';
import { insertCase, newReference } from '../case/index.ts';
import { childLabel } from './child.ts';
import {
  decideReport,
  type Known,
  type NewReport,
  type RecordReport,
  type ReportRecorded,
  type ReportRefusal,
  type ToldBy,
} from './report.ts';

/** Parties of one kind, in their order from `first`. */
export const insertParties = async (
  { tx, actor, now }: Context,
  id: string,
  people: readonly string[],
  kind: string,
  first: number,
): Promise<void> => {
  await sql`INSERT INTO party (force, case_file, person, kind, position, added_at)
    SELECT ${actor.force}, ${id}, person, ${kind}, ${first}::int + nth - 1, ${now}
    FROM unnest(${people}::uuid[]) WITH ORDINALITY AS added (person, nth)`.execute(tx);
};

/** Adds children who are not yet identified, called by their numbers from `first` until their names are known; `named` is added by whoever names them. */
export const insertChildren = async (
  context: Context,
  id: string,
  children: readonly string[],
  first: number,
  named?: string,
): Promise<void> => {
  const vault = { tx: context.tx, keys: context.keys, force: context.actor.force };
  const added = children.map((person, nth) => ({ person, label: childLabel(first + nth) }));
  await Promise.all([
    insertParties(context, id, children, 'child', first),
    addSeveralUnidentified(
      vault,
      added.filter(({ person }) => person !== named),
      context.now,
    ),
  ]);
};

/** A reporter who gives a way to be reached but no name is kept under a neutral one. */
const NO_NAME = 'Name not given';

const insertReporter = async (context: Context, { case: id, reporter, children }: ReportRecorded): Promise<void> => {
  if (reporter === undefined) return;
  const vault = { tx: context.tx, keys: context.keys, force: context.actor.force };
  const details = {
    // As a family name: who reports is often a school or a service, which has no given one.
    familyName: reporter.name ?? NO_NAME,
    ...(reporter.contact === undefined ? {} : { otherContact: reporter.contact }),
  };
  const added = await addNamed(vault, details, context.now, reporter.person);
  if (!added.ok) throw new Error(`a reporter was refused: ${added.refusal.code}`);
  if (!children.includes(reporter.person)) await insertParties(context, id, [reporter.person], 'reporter', 0);
};

const insertReport = async ({ tx, actor }: Context, event: ReportRecorded): Promise<void> => {
  await sql`INSERT INTO report (force, report, case_file, told_by, told_at, recorded_at, recorded_by, safe, reporter)
    VALUES (${actor.force}, ${event.report}, ${event.case}, ${event.toldBy}, ${event.toldAt}, ${event.recordedAt}, ${actor.staff},
            ${event.safe}, ${event.reporter?.person ?? null})`.execute(tx);
};

const apply = async (context: Context, event: ReportRecorded): Promise<void> => {
  const file = { case: event.case, reference: event.reference, openedAt: event.recordedAt };
  // The case first: its parties and its report refer to it. None waits for the answer about another.
  await Promise.all([
    insertCase(context.tx, context.actor, file),
    insertReport(context, event),
    insertChildren(context, event.case, event.children, 1, event.reporter?.person),
    insertReporter(context, event),
  ]);
};

const peopleOf = ({ children, reporter }: ReportRecorded): readonly string[] => [
  ...new Set([...children, ...(reporter === undefined ? [] : [reporter.person])]),
];

/** Saves a report and opens its case. */
export const recordReport: Change<RecordReport, NewReport, ReportRecorded, ReportRefusal> = {
  action: 'record-report',
  cases: () => [],
  load: ({ now }, input) =>
    Promise.resolve({
      case: newId(now),
      reference: newReference(),
      report: newId(now),
      children: Array.from({ length: input.children }, () => newId(now)),
      reporter: newId(now),
    }),
  decide: decideReport,
  apply: async (context, events) => {
    for (const event of events) await apply(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.flatMap(peopleOf),
    content: {
      reports: events.map(({ report, toldBy, toldAt, safe, children }) => ({
        report,
        toldBy,
        toldAt: toldAt.toISOString(),
        safe,
        children: children.length,
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['reference', event.reference],
        ['report', event.report],
      ]),
    ),
  }),
};

export interface ReportRow {
  readonly report: string;
  readonly toldBy: ToldBy;
  readonly toldAt: Date;
  readonly recordedAt: Date;
  readonly safe: Known;
  readonly reporter: string | null;
}

/** The reports of a case, oldest first. */
export const reportsOf = onceALook(async (tx: Tx, id: string): Promise<readonly ReportRow[]> => {
  const { rows } = await sql<ReportRow>`
    SELECT report, told_by AS "toldBy", told_at AS "toldAt", recorded_at AS "recordedAt", safe, reporter
    FROM report WHERE case_file = ${id} ORDER BY told_at, report`.execute(tx);
  return rows;
});

export interface Party {
  readonly person: string;
  readonly kind: 'child' | 'adult' | 'person' | 'reporter';
  readonly position: number;
  /** Added as a child, or may be one by what is known, and alive: what every step asks who protects, hears or tells. */
  readonly isChild: boolean;
  /** By a date of birth an adult today, whatever they were when it happened: asked after, and told, as one. */
  readonly isAdultNow: boolean;
  /** A supervisor agreed that they have died: nothing is asked of them or told to them any more. */
  readonly died: boolean;
}

/** Everybody of a case, as a query. */
export const personsIn = (id: string): RawBuilder<string> =>
  sql<string>`(SELECT person FROM party WHERE case_file = ${id})`;

/** Who is concerned in a case: children by their number, then the others. */
export const partiesOf = onceALook(async (tx: Tx, id: string): Promise<readonly Party[]> => {
  const { rows } = await sql<Party>`
    SELECT person, kind, position, (kind = 'child' OR may_be_child) AND NOT died AS "isChild", adult_now AS "isAdultNow", died
    FROM party WHERE case_file = ${id} AND NOT taken_off ORDER BY kind <> 'child', position, person`.execute(tx);
  return rows;
});

/** For SQL: that a party is listed as a child of its case, or may be one, and was not taken off; who has died is among them. */
export const isListedChild = (alias: string) =>
  sql<boolean>`((${sql.ref(`${alias}.kind`)} = 'child' OR ${sql.ref(`${alias}.may_be_child`)}) AND NOT ${sql.ref(`${alias}.taken_off`)})`;

/** For SQL: that a row is of nobody who was taken off its case or has died: what is owed to the living is read by it. */
export const isOfLiving = (alias: string) =>
  // Row by row, by the key: as an anti-join it could be read with every party there is.
  sql<boolean>`NOT coalesce((SELECT off.taken_off OR off.died FROM party off
  WHERE off.force = ${sql.ref(`${alias}.force`)} AND off.case_file = ${sql.ref(`${alias}.case_file`)} AND off.person = ${sql.ref(`${alias}.person`)}), false)`;

/** For SQL: that a row is of nobody who was taken off its case; `alias` has a force, a case and, under `column`, a person or none. */
export const isOfCase = (alias: string, column = 'person') => sql<boolean>`NOT EXISTS (SELECT FROM party off
  WHERE off.force = ${sql.ref(`${alias}.force`)} AND off.case_file = ${sql.ref(`${alias}.case_file`)} AND off.person = ${sql.ref(`${alias}.${column}`)} AND off.taken_off)`;
