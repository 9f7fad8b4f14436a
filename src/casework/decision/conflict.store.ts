import { sql } from 'kysely';
import { onceALook, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD, type Waiting } from '../case/index.ts';
import type { Stands } from './conflict.ts';

/** Proposals that need the registrar first; nothing is approved until then. */
export const conflictWaits: Waiting = {
  on: 'registrar',
  rows: sql`SELECT p.force, p.case_file, 'registrar-decision' AS waits, p.proposed_at AS since, p.proposed_by::text AS by, 'registrar-decision' AS place
    FROM case_file f JOIN proposal p ON p.force = f.force AND p.case_file = f.case_file
    WHERE f.stage = 'proposed'
      AND EXISTS (SELECT FROM proposal_outcome o WHERE o.force = p.force AND o.proposal = p.proposal AND 'registrar-decision' = ANY(o.needs))
      AND NOT EXISTS (SELECT FROM proposal n WHERE n.force = p.force AND n.case_file = p.case_file AND (n.proposed_at, n.proposal) > (p.proposed_at, p.proposal))
      AND NOT EXISTS (SELECT FROM conflict_decision d WHERE d.force = p.force AND d.case_file = p.case_file)`,
};

export interface ConflictRow {
  readonly stands: Stands;
  readonly passage: string;
  readonly at: Date;
  readonly by: string | null;
}

/** What the registrar decided for a case, if anything: the newest stands. */
export const conflictOf = onceALook(async (tx: Tx, id: string): Promise<ConflictRow | undefined> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.exception,
    sql<ConflictRow>`
    SELECT d.stands, d.passage, d.decided_at AS at, s.name AS by
    FROM conflict_decision d LEFT JOIN staff s ON s.force = d.force AND s.staff = d.decided_by
    WHERE d.case_file = ${id} ORDER BY d.decided_at DESC, d.conflict_decision DESC LIMIT 1`,
  );
  return rows[0];
});
