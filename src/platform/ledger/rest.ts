import { sql } from 'kysely';
import type { Tx } from '../database/index.ts';

/** Why a log waits that nobody has to go on with yet. */
export type Rest = 'not begun' | 'put back';

/** What is said of it, by whoever looks. */
export const restWords: Readonly<Record<Rest, string>> = {
  'not begun': 'no server has gone on with it yet',
  'put back': 'it was put back from a backup, and no checkpoint has left since',
};

export const GO_ON = 'Start the server, which goes on with the log, or run evenhand ledger checkpoint now.';

/**
 * Before the first server, and between a restore and the next one, entries wait and nothing is wrong. `promised` is the size
 * that the last checkpoint promised: only what came after it is read.
 */
export const findRest = async (tx: Tx, promised: number): Promise<Rest | undefined> => {
  const { rows } = await sql<{ byShell: boolean; restored: boolean }>`
    WITH later AS (
      SELECT entry FROM ledger_leaf WHERE index >= ${promised} UNION ALL SELECT entry FROM ledger_pending)
    SELECT NOT EXISTS (SELECT FROM later JOIN ledger_entry USING (entry) WHERE actor NOT LIKE 'shell:%') AS "byShell",
      EXISTS (SELECT FROM later JOIN ledger_entry USING (entry) WHERE action = 'restore-backup') AS restored`.execute(
    tx,
  );
  if (rows[0]?.restored === true) return 'put back';
  return promised === 0 && rows[0]?.byShell === true ? 'not begun' : undefined;
};
