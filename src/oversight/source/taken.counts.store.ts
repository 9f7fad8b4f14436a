import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { Count } from './count.ts';
import type { Offence } from './outcomes-table.ts';
import { PageText } from './page.schema.ts';
import { takenCounts } from './taken.look.store.ts';

/** One issue of a publication that was taken in: which bytes, and since when it stands. */
export interface TakenIssue {
  readonly source: string;
  readonly publisher: string;
  readonly file: string;
  readonly sha256: string;
  /** Which official table it is, by its reader; null of an answer. */
  readonly official: string | null;
  readonly takenAt: Date;
}

/** What the offence codes of an official table are called in it. */
interface Named {
  readonly offences: readonly Offence[];
}

export interface TakenPublication extends TakenIssue, Named {
  readonly counts: readonly Count[];
  /** Earlier issues of the same publisher, newest first. */
  readonly earlier: readonly (TakenIssue & { readonly counts: readonly Count[] })[];
  /** How many still earlier ones were not looked through. */
  readonly unread: number;
}

const ISSUE = sql`f.source, f.publisher, f.file, f.sha256, f.official, t.taken_at AS "takenAt"`;
const TAKEN = sql`source_file f JOIN source_taken t ON t.force = f.force AND t.source = f.source`;

const countsOf = async (tx: Tx, { source, file }: TakenIssue): Promise<readonly Count[]> =>
  (await takenCounts(tx, source, file)).map((count) => Count.parse(count));

/** Of an answer nothing is read for it. */
async function offencesOf(tx: Tx, { source, official }: TakenIssue): Promise<readonly Offence[]> {
  if (official === null) return [];
  const { rows } = await sql<{ page: string }>`SELECT page FROM source_file WHERE source = ${source}`.execute(tx);
  return rows.flatMap(({ page }) => PageText.parse(JSON.parse(page)).offences ?? []);
}

/** All that one publisher gave of one kind, tables apart from answers: newest first, as far as together they are read. */
export interface TakenSeries {
  readonly publisher: string;
  readonly issues: readonly (TakenIssue & Named & { readonly counts: readonly Count[] })[];
  /** The names of those that are not read, as there are too many. */
  readonly left: readonly string[];
}

/** Of yearly files this is as many years as any table of outcomes has. */
const MOST_ISSUES = 20;
/** More counts than this are not held at once: one national table of one offence has about ten thousand a year. */
const MOST_TOGETHER = 400_000;

/** Every issue of whoever published this one, with what each gave; undefined where it is the only one. */
export async function takenSeries(tx: Tx, source: string): Promise<TakenSeries | undefined> {
  const { rows } = await sql<TakenIssue & { readonly size: number }>`
    SELECT ${ISSUE}, t.counts AS size FROM ${TAKEN}, (SELECT publisher, official FROM source_file WHERE source = ${source}) of
    WHERE f.publisher = of.publisher AND f.official IS NOT DISTINCT FROM of.official
    ORDER BY t.taken_at DESC, f.source DESC`.execute(tx);
  const [newest] = rows;
  if (newest === undefined || rows.length === 1) return undefined;
  const issues = [];
  const left: string[] = [];
  let together = 0;
  for (const { size, ...issue } of rows) {
    together += size;
    if (issues.length < MOST_ISSUES && together <= MOST_TOGETHER)
      issues.push({ ...issue, offences: await offencesOf(tx, issue), counts: await countsOf(tx, issue) });
    else left.push(issue.file);
  }
  return { publisher: newest.publisher, issues, left };
}

export interface SeriesListed {
  /** The first that was taken in: the name of them all stays when another comes. */
  readonly source: string;
  readonly publisher: string;
  readonly issues: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly forces: number;
  readonly outcomes: number;
}

/** Every publisher of whom more than one issue of a kind was taken in. */
export async function takenSeriesListed(tx: Tx): Promise<readonly SeriesListed[]> {
  const { rows } = await sql<SeriesListed>`
    SELECT s.sources[1] AS source, s.publisher, s.issues, s."firstAt", s."lastAt", c.forces, c.outcomes FROM (
      SELECT f.force, f.publisher, array_agg(f.source ORDER BY t.taken_at, f.source) AS sources, count(*)::int AS issues,
        min(t.taken_at) AS "firstAt", max(t.taken_at) AS "lastAt"
      FROM ${TAKEN} GROUP BY f.force, f.publisher, f.official HAVING count(*) > 1) s, LATERAL (
      SELECT count(DISTINCT of_force)::int AS forces, (count(*) FILTER (WHERE outcome_type IS NOT NULL))::int AS outcomes
      FROM source_count WHERE force = s.force AND source = ANY (s.sources)) c
    ORDER BY s."lastAt" DESC, s.publisher`.execute(tx);
  return rows;
}

/** More issues than this are not looked through for what moved. */
const MOST_EARLIER = 5;

/** A publication with its counts, and what the issues before it gave. */
export async function takenPublication(tx: Tx, source: string): Promise<TakenPublication | undefined> {
  const { rows } = await sql<TakenIssue>`SELECT ${ISSUE} FROM ${TAKEN} WHERE f.source = ${source}`.execute(tx);
  const [found] = rows;
  if (found === undefined) return undefined;
  const before = await sql<TakenIssue>`
    SELECT ${ISSUE} FROM ${TAKEN} WHERE f.publisher = ${found.publisher} AND t.taken_at < ${found.takenAt}
    ORDER BY t.taken_at DESC`.execute(tx);
  const earlier = [];
  for (const issue of before.rows.slice(0, MOST_EARLIER)) earlier.push({ ...issue, counts: await countsOf(tx, issue) });
  const unread = before.rows.length - earlier.length;
  return { ...found, offences: await offencesOf(tx, found), counts: await countsOf(tx, found), earlier, unread };
}

export interface TakenListed extends TakenIssue {
  readonly forces: number;
  readonly outcomes: number;
}

/** Publications on one page of their list. */
export const PUBLICATIONS_PAGE = 50;

/** A page of the publications that were taken in, newest first, each with how many forces and counts of outcomes it has; and one more. */
export async function takenPublications(tx: Tx, page: number): Promise<readonly TakenListed[]> {
  const { rows } = await sql<TakenListed>`
    SELECT ${ISSUE}, c.forces, c.outcomes FROM ${TAKEN}, LATERAL (
      SELECT count(DISTINCT of_force)::int AS forces, (count(*) FILTER (WHERE outcome_type IS NOT NULL))::int AS outcomes
      FROM source_count WHERE force = f.force AND source = f.source) c
    ORDER BY t.taken_at DESC, f.source DESC LIMIT ${PUBLICATIONS_PAGE + 1} OFFSET ${(page - 1) * PUBLICATIONS_PAGE}`.execute(
    tx,
  );
  return rows;
}
