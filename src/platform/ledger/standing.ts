import { sql } from 'kysely';
import type { Tx } from '../database/index.ts';
import { readCheckpoints } from './checkpoint.ts';

/** How far the log has got: what waits for a place, and what no checkpoint that has left promises yet. */
export interface Standing {
  readonly size: number;
  readonly pending: number;
  readonly oldestPendingSeconds: number;
  readonly promised: number;
  readonly oldestUnpromisedSeconds: number;
}

/** The size in a note; its signature is looked at by `verify`. */
const sizeIn = (note: string | undefined): number => Number(note?.split('\n')[1] ?? 0);

export const readStanding = async (tx: Tx, force: string, checkpoints: string): Promise<Standing> => {
  const promised = sizeIn(readCheckpoints(checkpoints, force).notes.at(-1));
  const { rows } = await sql<Omit<Standing, 'promised'>>`
    SELECT (SELECT coalesce(max(index) + 1, 0)::int FROM ledger_leaf) AS size,
      (SELECT count(*)::int FROM ledger_pending) AS pending,
      (SELECT coalesce(extract(epoch FROM now() - min(at)), 0)::float8 FROM ledger_pending) AS "oldestPendingSeconds",
      (SELECT coalesce(extract(epoch FROM now() - min(e.at)), 0)::float8 FROM ledger_leaf l
        JOIN ledger_entry e ON e.force = l.force AND e.entry = l.entry
        WHERE l.index >= ${promised}) AS "oldestUnpromisedSeconds"`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the ledger gave no standing');
  return { ...row, promised };
};
