import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { factsDigest } from './case-facts.ts';
import { factsOf } from './case-facts.store.ts';
import type { Elsewhere } from '../report/index.ts';
import { withAlike } from './search.store.ts';

/** The cases, besides those here, of these and of every record held together with theirs; one that joined another has no facts any more. */
export const casesElsewhere = async (
  tx: Tx,
  here: readonly string[],
  people: readonly string[],
): Promise<readonly string[]> => {
  if (people.length === 0) return [];
  const { rows } = await sql<{ case: string }>`
    SELECT DISTINCT f.case_file AS case FROM party p JOIN case_file f ON f.force = p.force AND f.case_file = p.case_file
    WHERE p.person = ANY(${await withAlike(tx, people)}::uuid[]) AND f.case_file <> ALL(${here}::uuid[]) AND f.joined_into IS NULL
    ORDER BY f.case_file`.execute(tx);
  return rows.map((row) => row.case);
};

export const digestsOf = async (tx: Tx, cases: readonly string[]): Promise<readonly Elsewhere[]> => {
  const elsewhere = [];
  for (const id of cases) elsewhere.push({ case: id, digest: factsDigest(await factsOf(tx, id)) });
  return elsewhere;
};

/**
 * Those of `others` whom who acts may link: a search of theirs for this person in this case offered them, as the ledger says,
 * or they are in a case that is theirs or that they gave a reason to open.
 */
export const knownToActor = async (
  tx: Tx,
  staff: string,
  { case: id, person, others }: { readonly case: string; readonly person: string; readonly others: readonly string[] },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ other: string }>`
    WITH offered AS (
      SELECT jsonb_array_elements_text(c.body::jsonb -> 'offered') AS other
      FROM ledger_case l JOIN ledger_entry e ON e.force = l.force AND e.entry = l.entry
      JOIN ledger_content c ON c.force = e.force AND c.entry = e.entry
      WHERE l.case_file = ${id} AND e.action = 'search-people' AND e.actor = ${staff} AND e.people[1] = ${person}::uuid),
    mine AS (
      SELECT force, case_file FROM assignment WHERE staff::text = ${staff} AND until_at IS NULL
      UNION SELECT force, case_file FROM opening WHERE staff::text = ${staff} AND until_at > now())
    SELECT sought.other::text FROM unnest(${[...others]}::uuid[]) AS sought (other)
    WHERE sought.other::text IN (SELECT other FROM offered)
      OR EXISTS (SELECT FROM party p JOIN mine m ON m.force = p.force AND m.case_file = p.case_file WHERE p.person = sought.other)`.execute(
    tx,
  );
  return rows.map(({ other }) => other);
};
