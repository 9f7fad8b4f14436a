import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { leftNote } from '../case/index.ts';

/** An open case with children whom the last walk of their safety floor did not find safe; it names none of them. */
export interface NotSafeRow {
  readonly case: string;
  readonly reference: string;
  readonly notSafe: number;
  /** Nobody could say whether they are: that is not the same as safe. */
  readonly notKnown: number;
  /** The oldest of these walks. */
  readonly since: Date;
  readonly officer: string | null;
}

/** Those with a child who is not safe first, the longest ago of each first; with how many more there are. */
export const notSafeNow = async (
  tx: Tx,
  most: number,
): Promise<{ readonly rows: readonly NotSafeRow[]; readonly more: number }> => {
  const { rows } = await sql<NotSafeRow & { readonly all: number }>`
    WITH found AS MATERIALIZED (
      SELECT w.force, w.case_file, count(*) FILTER (WHERE w.safe_now = 'no')::int AS not_safe,
        count(*) FILTER (WHERE w.safe_now = 'not-known')::int AS not_known, min(w.walked_at) AS since
      FROM floor w JOIN party q ON q.force = w.force AND q.case_file = w.case_file AND q.person = w.person
      WHERE w.safe_now <> 'yes' AND (q.kind = 'child' OR q.may_be_child) AND NOT q.taken_off AND NOT q.died
        AND NOT EXISTS (SELECT FROM floor n WHERE n.force = w.force AND n.case_file = w.case_file AND n.person = w.person
          AND (n.walked_at, n.floor) > (w.walked_at, w.floor))
      GROUP BY w.force, w.case_file)
    SELECT f.case_file AS case, f.reference, c.not_safe AS "notSafe", c.not_known AS "notKnown", c.since,
      s.name || ${leftNote} AS officer, count(*) OVER ()::int AS all
    FROM found c JOIN case_file f ON f.force = c.force AND f.case_file = c.case_file
    LEFT JOIN assignment a ON a.force = f.force AND a.case_file = f.case_file AND a.until_at IS NULL
    LEFT JOIN staff s ON s.force = a.force AND s.staff = a.staff
    WHERE f.stage <> 'closed' AND f.joined_into IS NULL
    ORDER BY c.not_safe = 0, c.since, f.case_file LIMIT ${most}`.execute(tx);
  return {
    rows: rows.map(({ all: _, ...row }): NotSafeRow => row),
    more: Math.max(0, (rows[0]?.all ?? 0) - most),
  };
};
