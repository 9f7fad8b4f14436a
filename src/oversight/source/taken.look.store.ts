import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { ReadCount } from './import-read.ts';
import type { Moved, SourceAnswer } from './taken.schema.ts';
import { readKept } from './taken.store.ts';

interface Listed {
  readonly source: string;
  readonly publisher: string;
  readonly file: string;
  readonly sha256: string;
  readonly broughtAt: Date;
  readonly takenAt: Date | null;
  readonly counts: number | null;
}

const LISTED = sql`f.source, f.publisher, f.file, f.sha256, f.brought_at AS "broughtAt", t.taken_at AS "takenAt", t.counts`;
const WITH_TAKEN = sql`source_file f LEFT JOIN source_taken t ON t.force = f.force AND t.source = f.source`;

const MOST = 100;

const shown = ({ broughtAt, takenAt, ...row }: Listed) => ({
  ...row,
  broughtAt: broughtAt.toISOString(),
  takenAt: takenAt?.toISOString() ?? null,
});
export type SourceRow = ReturnType<typeof shown>;

/** What was brought, newest first. */
export const readSources: Look<undefined, readonly SourceRow[]> = {
  action: 'read-sources',
  cases: () => [],
  load: async ({ tx }) => {
    const { rows } = await sql<Listed>`
      SELECT ${LISTED} FROM ${WITH_TAKEN} ORDER BY f.brought_at DESC, f.source DESC LIMIT ${MOST}`.execute(tx);
    return ok(rows.map(shown));
  },
  tell: (rows) => ({ cases: [], people: [], content: { page: 'sources', sources: rows.length } }),
};

const valueOf = (value: string, low: string, high: string) =>
  sql<string>`coalesce(${sql.ref(value)}::text, 'from ' || coalesce(${sql.ref(low)}::text, '?') || ' to ' || coalesce(${sql.ref(high)}::text, '?'))`;

/** Counts that an earlier issue of the same publisher gave otherwise: a source was restated, and what moved is said. */
const movedIn = async (tx: Tx, source: string): Promise<readonly Moved[]> => {
  const { rows } = await sql<Moved>`
    SELECT c.of_force AS force, c.period_start::text || ' to ' || c.period_end::text AS period,
      c.measure || coalesce(' ' || c.outcome_type, '') || ', ' || c.unit || ', ' || c.age_scope || ', ' || c.offence_scope AS what,
      ${valueOf('e.value', 'e.low', 'e.high')} AS was, ${valueOf('c.value', 'c.low', 'c.high')} AS now
    FROM source_count c JOIN source_file f ON f.force = c.force AND f.source = c.source
      JOIN source_taken t ON t.force = c.force AND t.source = c.source
      CROSS JOIN LATERAL (SELECT o.value, o.low, o.high FROM source_file g
        JOIN source_taken u ON u.force = g.force AND u.source = g.source
        JOIN source_count o ON o.force = g.force AND o.source = g.source
        WHERE g.publisher = f.publisher AND u.taken_at < t.taken_at AND o.of_force = c.of_force AND o.period_start = c.period_start
          AND o.period_end = c.period_end AND o.measure = c.measure AND o.outcome_type IS NOT DISTINCT FROM c.outcome_type AND o.unit = c.unit
          AND o.age_scope = c.age_scope AND o.offence_scope = c.offence_scope AND o.basis = c.basis
        ORDER BY u.taken_at DESC LIMIT 1) e
    WHERE c.source = ${source} AND (e.value, e.low, e.high) IS DISTINCT FROM (c.value, c.low, c.high)
    ORDER BY c.place LIMIT 500`.execute(tx);
  return rows;
};

interface CountRow extends Omit<ReadCount, 'at' | 'value' | 'low' | 'high'> {
  readonly value: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: number | null;
}

const wholeOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** The counts of a source as they were taken in. */
export const takenCounts = async (tx: Tx, source: string, file: string): Promise<readonly ReadCount[]> => {
  const { rows } = await sql<CountRow>`
    SELECT of_force AS force, period_start::text AS "periodStart", period_end::text AS "periodEnd", measure, outcome_type AS "outcomeType",
      unit, age_scope AS "ageScope", offence_scope AS "offenceScope", basis, value, low, high, missing, sheet, at_row AS row, at_column AS column
    FROM source_count WHERE source = ${source} ORDER BY place`.execute(tx);
  return rows.map(({ value, low, high, sheet, row, column, ...count }) => ({
    ...count,
    ...{ value: wholeOf(value), low: wholeOf(low), high: wholeOf(high) },
    at: { file, sheet, row, column },
  }));
};

/** A source as it stands: proposed, with its questions; or as it was taken in, with what moved. */
export const readSource: Look<{ readonly source: string }, SourceAnswer, { readonly code: 'NoSuchSource' }> = {
  action: 'read-sources',
  cases: () => [],
  load: async ({ tx }, { source }) => {
    const { rows } = await sql<Listed & { page: string }>`
      SELECT ${LISTED}, f.page FROM ${WITH_TAKEN} WHERE f.source = ${source}`.execute(tx);
    const [row] = rows;
    if (row === undefined) return refused({ code: 'NoSuchSource' });
    const { page, ...listed } = row;
    const read = await readKept(tx, { publisher: row.publisher, page });
    const { counts, questions, oddities } = read.kind === 'read' ? read : { counts: [], questions: [], oddities: [] };
    const isTaken = row.takenAt !== null;
    return ok({
      ...shown(listed),
      read: [...(isTaken ? await takenCounts(tx, source, row.file) : counts)],
      questions: isTaken ? [] : questions,
      oddities,
      moved: isTaken ? [...(await movedIn(tx, source))] : [],
    });
  },
  tell: ({ source }) => ({ cases: [], people: [], content: { page: 'source', source } }),
};
