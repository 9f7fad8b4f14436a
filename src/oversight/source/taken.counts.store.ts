import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { Count } from './count.ts';
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

export interface TakenPublication extends TakenIssue {
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
  return { ...found, counts: await countsOf(tx, found), earlier, unread };
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
