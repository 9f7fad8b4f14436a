import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { CASE_ROLES, type Stage } from './case.ts';

/** After the name of an officer who has left, or works no cases any more; of the others nothing. `s` is who has the case. */
export const leftNote = sql<string>`CASE WHEN s.left_at IS NOT NULL THEN ' (has left)'
  WHEN NOT s.roles && ${sql.lit(`{${CASE_ROLES.join(',')}}`)}::text[] THEN ' (works no cases now)' ELSE '' END`;

/** An open case whose officer has left, or has a role without cases: nobody works it, and it has to be given to another. */
export interface LeftCase {
  readonly case: string;
  readonly reference: string;
  readonly stage: Stage;
  readonly officer: string;
}

/** The oldest first, and whether there are more: of each who left no more are read than are shown, by the index of their cases. */
export const casesLeft = async (
  tx: Tx,
  most: number,
): Promise<{ readonly rows: readonly LeftCase[]; readonly more: boolean }> => {
  const { rows } = await sql<LeftCase>`
    WITH gone AS MATERIALIZED (SELECT s.force, s.staff, s.name || ${leftNote} AS officer FROM staff s WHERE ${leftNote} <> '')
    SELECT c.case_file AS case, c.reference, c.stage, g.officer
    FROM gone g CROSS JOIN LATERAL (
      SELECT f.case_file, f.reference, f.stage FROM assignment a CROSS JOIN LATERAL (
        SELECT * FROM case_file f WHERE f.force = a.force AND f.case_file = a.case_file OFFSET 0) f
      WHERE a.force = g.force AND a.staff = g.staff AND a.until_at IS NULL AND f.stage <> 'closed' AND f.joined_into IS NULL
      ORDER BY a.case_file LIMIT ${most + 1}) c
    ORDER BY c.case_file LIMIT ${most + 1}`.execute(tx);
  return { rows: rows.slice(0, most), more: rows.length > most };
};

/** How many open cases nobody works. */
export const countLeft = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ cases: number }>`
    SELECT count(*)::int AS cases FROM staff s JOIN assignment a ON a.force = s.force AND a.staff = s.staff AND a.until_at IS NULL
      JOIN case_file f ON f.force = a.force AND f.case_file = a.case_file
    WHERE ${leftNote} <> '' AND f.stage <> 'closed' AND f.joined_into IS NULL`.execute(tx);
  return rows[0]?.cases ?? 0;
};
