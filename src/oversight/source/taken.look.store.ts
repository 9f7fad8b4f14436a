import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { ImportRead, Oddity, ReadCount } from './import-read.ts';
import { PageText } from './page.schema.ts';
import { onPresumption } from './presumed.ts';
import { smallNote } from './small-count.ts';
import type { Moved, SourceAnswer } from './taken.schema.ts';
import { readKept } from './taken.store.ts';
import { toCome } from './to-come.ts';

interface Listed {
  readonly source: string;
  readonly publisher: string;
  readonly file: string;
  readonly sha256: string;
  readonly broughtAt: Date;
  readonly takenAt: Date | null;
  readonly counts: number | null;
  readonly official: string | null;
  readonly vintage: string | null;
  readonly offence: string | null;
}

const LISTED = sql`f.source, f.publisher, f.file, f.sha256, f.brought_at AS "broughtAt", t.taken_at AS "takenAt", t.counts, f.official,
  f.vintage, f.offence`;
const WITH_TAKEN = sql`source_file f LEFT JOIN source_taken t ON t.force = f.force AND t.source = f.source`;

/** Sources on one page of the list. */
export const SOURCES_PAGE = 50;

const shown = ({ broughtAt, takenAt, ...row }: Listed) => ({
  ...row,
  broughtAt: broughtAt.toISOString(),
  takenAt: takenAt?.toISOString() ?? null,
});
export type SourceRow = ReturnType<typeof shown>;

/** What was brought, newest first, a page at a time and one more to see whether there is another. */
export const readSources: Look<{ readonly page: number }, readonly SourceRow[]> = {
  action: 'read-sources',
  cases: () => [],
  load: async ({ tx }, { page }) => {
    const { rows } = await sql<Listed>`
      SELECT ${LISTED} FROM ${WITH_TAKEN} ORDER BY f.brought_at DESC, f.source DESC
      LIMIT ${SOURCES_PAGE + 1} OFFSET ${(page - 1) * SOURCES_PAGE}`.execute(tx);
    return ok(rows.map(shown));
  },
  tell: (rows) => ({ cases: [], people: [], content: { page: 'sources', sources: rows.length } }),
};

const valueOf = (value: string, low: string, high: string) =>
  sql<string>`coalesce(${sql.ref(value)}::text, 'from ' || coalesce(${sql.ref(low)}::text, '?') || ' to ' || coalesce(${sql.ref(high)}::text, '?'))`;

/** Which of a list are asked for, by their place in it. */
interface Part {
  readonly from: number;
  readonly most: number;
}

type MovedPart = Pick<SourceAnswer, 'moved' | 'movedTotal' | 'nextMoved'>;

/** Counts that an earlier issue of the same publisher gave otherwise: a source was restated, and what moved is said. */
const movedIn = async (tx: Tx, { source, publisher, takenAt }: Listed, { from, most }: Part): Promise<MovedPart> => {
  // Most sources are the first of their publisher: then none of their counts need be looked for.
  const earlier = await sql`SELECT 1 FROM source_file g JOIN source_taken u ON u.force = g.force AND u.source = g.source
    WHERE g.publisher = ${publisher} AND u.taken_at < ${takenAt} LIMIT 1`.execute(tx);
  if (earlier.rows.length === 0) return { moved: [], movedTotal: 0, nextMoved: null };
  const { rows } = await sql<Moved & { total: number }>`
    SELECT count(*) OVER ()::int AS total, c.of_force AS force, c.period_start::text || ' to ' || c.period_end::text AS period,
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
    ORDER BY c.place LIMIT ${most} OFFSET ${from}`.execute(tx);
  const movedTotal = rows[0]?.total ?? 0;
  const next = from + rows.length;
  return {
    moved: rows.map(({ total: _, ...row }) => row),
    movedTotal,
    nextMoved: next < movedTotal ? next : null,
  };
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

/** No source has more: an official table that does is not taken in. */
const ALL: Part = { from: 0, most: 1_000_000 };

/** The counts of a source as they were taken in. */
export const takenCounts = async (
  tx: Tx,
  source: string,
  file: string,
  { from, most }: Part = ALL,
): Promise<readonly ReadCount[]> => {
  const { rows } = await sql<CountRow>`
    SELECT of_force AS force, period_start::text AS "periodStart", period_end::text AS "periodEnd", measure, outcome_type AS "outcomeType",
      unit, age_scope AS "ageScope", offence_scope AS "offenceScope", basis, value, low, high, missing, sheet, at_row AS row, at_column AS column
    FROM source_count WHERE source = ${source} AND place >= ${from} ORDER BY place LIMIT ${most}`.execute(tx);
  return rows.map(({ value, low, high, sheet, row, column, ...count }) => ({
    ...count,
    ...{ value: wholeOf(value), low: wholeOf(low), high: wholeOf(high) },
    at: { file, sheet, row, column },
  }));
};

/** As many counts as one answer of the API carries. */
export const MOST_COUNTS = 1_000;

export interface ReadSource {
  readonly source: string;
  /** The place of the first count that is asked for. */
  readonly from?: number | undefined;
  readonly movedFrom?: number | undefined;
  readonly most?: number | undefined;
}

interface Shown {
  readonly counts: readonly ReadCount[];
  readonly total: number;
  readonly undated: number;
  /** What has to stand beside them. */
  readonly notes: readonly string[];
}

const proposed = (counts: readonly ReadCount[], publisher: string, { from, most }: Part): Shown => ({
  ...{ counts: counts.slice(from, from + most), total: counts.length, notes: smallNote(counts, publisher) },
  undated: counts.filter(({ periodStart }) => periodStart === null).length,
});

/** Whether any count of this source, or an earlier one that is shown beside it, is from 1 to 4 and may be of children. */
const smallTaken = async (tx: Tx, { publisher }: Listed): Promise<readonly string[]> => {
  const { rows } = await sql<{ value: number; ageScope: string }>`
    SELECT value::int AS value, age_scope AS "ageScope" FROM source_count
    WHERE source IN (SELECT g.source FROM source_file g WHERE g.publisher = ${publisher}) AND value BETWEEN 1 AND 4
      AND age_scope <> 'all ages'
    LIMIT 1`.execute(tx);
  return smallNote(rows, publisher);
};

const shownTaken = async (tx: Tx, row: Listed, part: Part): Promise<Shown> => ({
  ...{ counts: await takenCounts(tx, row.source, row.file, part), total: row.counts ?? 0, undated: 0 },
  notes: await smallTaken(tx, row),
});

/** Periods of an official table that had not ended when it was taken in. */
async function toComeIn(tx: Tx, { source, file, takenAt }: Listed, now: Date): Promise<readonly Oddity[]> {
  const today = (takenAt ?? now).toISOString().slice(0, 10);
  const { rows } = await sql<Pick<ReadCount, 'periodStart' | 'periodEnd' | 'unit'>>`
    SELECT DISTINCT period_start::text AS "periodStart", period_end::text AS "periodEnd", unit FROM source_count
    WHERE source = ${source} AND period_end >= ${today}::date ORDER BY 1, 2`.execute(tx);
  const at = { file, sheet: null, row: null, column: null };
  return toCome(
    rows.map((row) => ({ ...row, at })),
    today,
  );
}

/** What is read of what is kept: of an answer its page, of an official table only what was strange about it. */
async function foundIn(tx: Tx, listed: Listed, page: string, now: Date): Promise<ImportRead> {
  const { publisher, official, takenAt } = listed;
  const nothing = { counts: [], questions: [], oddities: [] };
  if (official !== null) {
    const kept = PageText.parse(JSON.parse(page)).odd;
    return { ...nothing, oddities: [...kept, ...(await toComeIn(tx, listed, now))] };
  }
  // As it was taken in: what was answered since changed nothing of it.
  const read = await readKept(tx, { publisher, page }, takenAt ?? now);
  return read.kind === 'read' ? read : nothing;
}

const notedOf = (notes: readonly string[], file: string): readonly Oddity[] =>
  notes.map((says) => ({ says, at: { file, sheet: null, row: null, column: null } }));

/** A source as it stands: proposed, with its questions; or as it was taken in, with what moved. */
export const readSource: Look<ReadSource, SourceAnswer, { readonly code: 'NoSuchSource' }> = {
  action: 'read-sources',
  cases: () => [],
  load: async ({ tx, now }, { source, from = 0, movedFrom = 0, most = MOST_COUNTS }) => {
    const { rows } = await sql<Listed & { page: string }>`
      SELECT ${LISTED}, f.page FROM ${WITH_TAKEN} WHERE f.source = ${source}`.execute(tx);
    const [row] = rows;
    if (row === undefined) return refused({ code: 'NoSuchSource' });
    const { page, ...listed } = row;
    const { counts, questions, oddities } = await foundIn(tx, listed, page, now);
    const isTaken = row.takenAt !== null;
    const part = { from, most };
    const shows = isTaken ? await shownTaken(tx, row, part) : proposed(counts, row.publisher, part);
    const next = from + shows.counts.length;
    const moved: MovedPart = isTaken
      ? await movedIn(tx, row, { from: movedFrom, most })
      : { moved: [], movedTotal: 0, nextMoved: null };
    return ok({
      ...shown(listed),
      ...{
        read: [...shows.counts],
        total: shows.total,
        undated: shows.undated,
        next: next < shows.total ? next : null,
      },
      questions: isTaken ? [] : questions,
      oddities: [...notedOf([...(isTaken ? onPresumption(questions) : []), ...shows.notes], row.file), ...oddities],
      ...moved,
    });
  },
  tell: ({ source }) => ({ cases: [], people: [], content: { page: 'source', source } }),
};
