import { sql } from 'kysely';
import { rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import type { Returned } from '../decision/index.ts';

/** The proposal that was returned or withdrawn, until another is made, or until what was decided before it is upheld. */
export const returnedOf = async (tx: Tx, id: string): Promise<Returned | undefined> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.decision,
    sql<Returned>`
    SELECT r.proposal, r.verdict, r.ruled_at AS at, r.ruled_by AS by, s.name AS "byName", r.passage
    FROM ruling r LEFT JOIN staff s ON s.force = r.force AND s.staff = r.ruled_by
    WHERE r.case_file = ${id} AND r.verdict IN ('returned', 'withdrawn')
      AND NOT EXISTS (SELECT FROM proposal n WHERE n.force = r.force AND n.case_file = r.case_file AND n.proposed_at > r.ruled_at)
      AND NOT EXISTS (SELECT FROM reconsideration c JOIN reconsideration_upheld u ON u.force = c.force AND u.reconsideration = c.reconsideration
        WHERE c.force = r.force AND c.case_file = r.case_file AND u.upheld_at > r.ruled_at)
    ORDER BY r.ruled_at DESC LIMIT 1`,
  );
  return rows[0];
};
