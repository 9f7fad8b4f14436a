import { sql } from 'kysely';
import { rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD, type Waiting } from '../case/index.ts';
import { isOfCase } from '../report/index.ts';

/**
 * What an officer alone said was not done after the outcome was approved: whoever approved saw what was left until then, and
 * nobody but the officer what was left since.
 */
const UNSEEN = sql`FROM case_file f JOIN duty_discharge d ON d.force = f.force AND d.case_file = f.case_file
  WHERE f.stage = 'approved' AND d.answer = 'not-done' AND NOT d.by_supervisor
    AND (d.person IS NULL OR ${isOfCase('d')})
    AND NOT EXISTS (SELECT FROM duty_discharge n WHERE n.force = d.force AND n.case_file = d.case_file AND n.duty = d.duty
      AND n.person IS NOT DISTINCT FROM d.person AND (n.recorded_at, n.discharge) > (d.recorded_at, d.discharge))
    AND d.recorded_at > (SELECT max(r.ruled_at) FROM ruling r WHERE r.force = d.force AND r.case_file = d.case_file AND r.verdict = 'approved')`;

/** They wait for a supervisor, who says so too, or that it was done after all. */
export const leftWaits: Waiting = {
  on: 'supervisor',
  rows: sql`SELECT d.force, d.case_file, 'duty-left' AS waits, d.recorded_at AS since, d.recorded_by AS by,
    'duties/' || d.duty || '/' || coalesce(d.person::text, 'case') AS place ${UNSEEN}`,
};

export const unseenIn = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.work,
    sql<{ discharge: string }>`SELECT d.discharge ${UNSEEN} AND f.case_file = ${id}`,
  );
  return rows.map(({ discharge }) => discharge);
};
