import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';

/**
 * The other open cases that name a child of these, or a record judged to be of the same person, in id order: a report is
 * among the facts of each. A closed one is asked nothing any more, until something opens it.
 */
export const casesOfSameChildren = async (tx: Tx, cases: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE alike AS (
      SELECT person FROM party WHERE case_file = ANY(${cases}::uuid[]) AND kind <> 'reporter'
      UNION
      SELECT CASE WHEN s.person = a.person THEN s.other ELSE s.person END
      FROM alike a JOIN same_person s ON (s.person = a.person OR s.other = a.person) AND s.ended_at IS NULL)
    SELECT DISTINCT f.case_file AS id FROM alike a JOIN party p ON p.person = a.person
    JOIN case_file f ON f.force = p.force AND f.case_file = p.case_file AND f.stage <> 'closed' AND f.joined_into IS NULL
    WHERE f.case_file <> ALL(${cases}::uuid[]) ORDER BY id`.execute(tx);
  return rows.map(({ id }) => id);
};
