import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import type { LinkedCase, LinkOf } from './take-back.ts';

export interface Pair {
  readonly case: string;
  readonly person: string;
  readonly other: string;
}

/** That a row of `s` is a link between these two, whichever was linked to the other. */
export const isBetween = ({ person, other }: Pair) =>
  sql`(s.person, s.other) IN ((${person}::uuid, ${other}::uuid), (${other}::uuid, ${person}::uuid)) AND s.ended_at IS NULL`;

/** What hangs on the link between two records, as it stands; undefined where there is none. */
export const findLink = async (tx: Tx, pair: Pair): Promise<LinkOf | undefined> => {
  const { rows: links } = await sql<Pick<LinkOf, 'linkedAt' | 'by'>>`
    SELECT s.linked_at AS "linkedAt", a.name AS by FROM same_person s
    LEFT JOIN staff a ON a.force = s.force AND a.staff::text = s.linked_by WHERE ${isBetween(pair)} ORDER BY s.linked_at`.execute(
    tx,
  );
  const [link] = links;
  if (link === undefined) return undefined;
  const { rows } = await sql<LinkedCase & { readonly stillAlike: boolean }>`
    WITH RECURSIVE alike AS (
      SELECT side, side AS person FROM unnest(ARRAY[${pair.person}, ${pair.other}]::uuid[]) AS side
      UNION
      SELECT a.side, CASE WHEN s.person = a.person THEN s.other ELSE s.person END
      FROM alike a JOIN same_person s ON (s.person = a.person OR s.other = a.person) AND s.ended_at IS NULL AND NOT (${isBetween(pair)}))
    SELECT a.side, f.case_file AS "case", f.reference, bool_or(p.died AND NOT p.taken_off) AS died,
      coalesce(f.joined_into = ${pair.case}, false) AS joined,
      EXISTS (SELECT FROM alike b WHERE b.side = ${pair.person} AND b.person = ${pair.other}) AS "stillAlike"
    FROM alike a JOIN party p ON p.person = a.person JOIN case_file f ON f.force = p.force AND f.case_file = p.case_file
    GROUP BY a.side, f.case_file, f.reference, f.joined_into ORDER BY f.reference`.execute(tx);
  return { ...link, cases: rows, stillAlike: rows.some(({ stillAlike }) => stillAlike) };
};
