import { sql } from 'kysely';
import type { Tx } from '../database/index.ts';
import type { Finding } from '../health/index.ts';
import { ADMINISTRATOR } from './staff.ts';

/** Whether anybody may add staff and change roles by the pages: the last one can leave on purpose, and is forgotten then. */
export const checkAdministrators = async (tx: Tx, force: string): Promise<Finding> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int FROM staff WHERE left_at IS NULL AND ${ADMINISTRATOR} = ANY(roles)`.execute(tx);
  const count = rows[0]?.count ?? 0;
  const part = `administrators of ${force}`;
  if (count > 0) return { part, ok: true, found: `there ${count === 1 ? 'is 1' : `are ${count}`}` };
  return {
    part,
    ok: true,
    look: true,
    found: 'there is none: only this shell can add staff or change their roles',
    todo: 'Name one: evenhand staff start --roles administrator, or evenhand staff roles for somebody who is here.',
  };
};
