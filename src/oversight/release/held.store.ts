import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';

/** The day of the first report that is held of a force; null where none is. */
export async function heldFromOf(tx: Tx, force: string): Promise<string | null> {
  const { rows } = await sql<{ heldFrom: string | null }>`
    SELECT (min(told_at) AT TIME ZONE 'Europe/London')::date::text AS "heldFrom" FROM report WHERE force = ${force}`.execute(
    tx,
  );
  return rows[0]?.heldFrom ?? null;
}
