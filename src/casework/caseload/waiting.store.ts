import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { waitingRows, type Awaited, type Waiting } from '../case/index.ts';

export const WAITS = ['response', 'category', 'exception', 'no-referral', 'not-telling', 'registrar-decision'] as const;
export type Waits = (typeof WAITS)[number];

/** Something besides a proposal that waits for somebody of a role: any of the force, never who asked. */
export interface WaitingRow {
  readonly case: string;
  readonly reference: string;
  readonly on: Awaited;
  readonly waits: Waits;
  readonly since: Date;
  readonly by: string | null;
  readonly own: boolean;
  /** Where it is answered, within the case. */
  readonly place: string;
}

/** What was asked and not answered, the longest first. */
export const waitingFor = async (
  tx: Tx,
  waiting: readonly Waiting[],
  staff: string,
  most: number,
): Promise<readonly WaitingRow[]> => {
  const { rows } = await sql<WaitingRow>`
    SELECT w.case_file AS case, f.reference, w."on", w.waits, w.since, s.name AS by, w.by = ${staff} AS own, w.place
    FROM (${waitingRows(waiting)}) w
    JOIN case_file f ON f.force = w.force AND f.case_file = w.case_file LEFT JOIN staff s ON s.force = w.force AND s.staff::text = w.by
    ORDER BY w.since, w.place LIMIT ${most}`.execute(tx);
  return rows;
};
