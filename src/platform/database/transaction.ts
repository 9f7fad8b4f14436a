import { sql, type ControlledTransaction } from 'kysely';
import type { CoreTables, Database, Tx } from './database.ts';

/** A pinned, open transaction. Only `execute`, `consult` and the platform's named few may hold one (design, section 5). */
export type OpenTransaction = ControlledTransaction<CoreTables>;

const FORCE = /^[a-z][a-z0-9-]{1,39}$/;

/**
 * Opens a transaction that row-level security confines to `force`.
 * The setting is a literal SET LOCAL: set_config would not reach the workers of a database distributed by force.
 */
export const beginInForce = async (database: Database, force: string): Promise<OpenTransaction> => {
  // It goes into a statement as it is, which no parameter can do for SET LOCAL.
  if (!FORCE.test(force)) throw new Error('not a force id');
  const tx = await database.kysely.startTransaction().execute();
  try {
    await sql.raw(`SET LOCAL evenhand.force = '${force}'`).execute(tx);
    return tx;
  } catch (error) {
    await tx.rollback().execute();
    throw error;
  }
};

/** Runs `work` in one transaction confined to `force`; commits what it did, or nothing. */
export const inForce = async <T>(database: Database, force: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const tx = await beginInForce(database, force);
  try {
    const done = await work(tx);
    await tx.commit().execute();
    return done;
  } catch (error) {
    await tx.rollback().execute();
    throw error;
  }
};
