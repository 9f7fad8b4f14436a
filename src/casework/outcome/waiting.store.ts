import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';

export type Waits = 'response' | 'category' | 'exception' | 'no-referral' | 'not-telling';

/** Something besides a proposal that waits for a supervisor: any of the force, never who asked. */
export interface WaitingRow {
  readonly case: string;
  readonly reference: string;
  readonly waits: Waits;
  readonly since: Date;
  readonly by: string | null;
  readonly own: boolean;
  /** Where it is answered, within the case. */
  readonly place: string;
}

/** What supervisors were asked and have not answered, the longest first: only the newest decision on a child waits. */
export const waitingFor = async (tx: Tx, staff: string, most: number): Promise<readonly WaitingRow[]> => {
  const { rows } = await sql<WaitingRow>`
    SELECT w.case_file AS case, f.reference, w.waits, w.since, s.name AS by, w.by::text = ${staff} AS own, w.place
    FROM (
      SELECT r.force, r.case_file, CASE WHEN r.about IN ('response', 'category') THEN r.about ELSE 'exception' END AS waits, r.asked_at AS since,
        r.asked_by AS by, 'response/requests/' || r.request AS place
      FROM supervisor_request r WHERE NOT EXISTS (SELECT FROM supervisor_decision d WHERE d.force = r.force AND d.request = r.request)
      UNION ALL
      SELECT g.force, g.case_file, 'no-referral', g.decided_at, g.decided_by, 'safeguarding/' || g.safeguarding || '/answer'
      FROM (SELECT DISTINCT ON (force, case_file, person) * FROM safeguarding ORDER BY force, case_file, person, decided_at DESC, safeguarding DESC) g
      WHERE g.asked IS NOT NULL AND NOT EXISTS (SELECT FROM safeguarding_answer a WHERE a.force = g.force AND a.safeguarding = g.safeguarding)
      UNION ALL
      SELECT n.force, n.case_file, 'not-telling', n.proposed_at, n.proposed_by, 'notices/' || n.person || '/not-telling/' || n.not_telling
      FROM (SELECT DISTINCT ON (force, case_file, person) * FROM not_telling ORDER BY force, case_file, person, proposed_at DESC, not_telling DESC) n
      WHERE NOT EXISTS (SELECT FROM not_telling_answer a WHERE a.force = n.force AND a.not_telling = n.not_telling)
    ) w
    JOIN case_file f ON f.force = w.force AND f.case_file = w.case_file LEFT JOIN staff s ON s.force = w.force AND s.staff::text = w.by
    ORDER BY w.since, w.place LIMIT ${most}`.execute(tx);
  return rows;
};
