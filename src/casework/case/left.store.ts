import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { CASE_ROLES, STAGES, type Stage } from './case.ts';

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

const OPEN = sql.lit(`{${STAGES.filter((stage) => stage !== 'closed').join(',')}}`);

/**
 * The oldest first, and whether there are more. Looked for among the open cases, where anybody who left has any case at all:
 * who left years ago has closed ones by the thousand, and hardly one open.
 */
export const casesLeft = async (
  tx: Tx,
  most: number,
): Promise<{ readonly rows: readonly LeftCase[]; readonly more: boolean }> => {
  const { rows } = await sql<LeftCase>`
    WITH gone AS MATERIALIZED (SELECT s.force, s.staff, s.name || ${leftNote} AS officer FROM staff s
        WHERE ${leftNote} <> '' AND EXISTS (SELECT FROM assignment a WHERE a.force = s.force AND a.staff = s.staff AND a.until_at IS NULL)),
      open AS MATERIALIZED (SELECT f.force, f.case_file, f.reference, f.stage FROM case_file f
        WHERE f.stage = ANY(${OPEN}::text[]) AND f.joined_into IS NULL AND EXISTS (SELECT FROM gone))
    SELECT o.case_file AS case, o.reference, o.stage, g.officer
    FROM open o CROSS JOIN LATERAL (
      SELECT a.staff FROM assignment a WHERE a.force = o.force AND a.case_file = o.case_file AND a.until_at IS NULL OFFSET 0) a
    JOIN gone g ON g.force = o.force AND g.staff = a.staff
    ORDER BY o.case_file LIMIT ${most + 1}`.execute(tx);
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
