import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { GatheringSocket } from './connection.ts';

/** The one table that belongs to no force. Every other is named by the store that owns it (`tx.withTables<…>()`). */
export interface CoreTables {
  installation: { kind: 'demonstration' | 'production'; created_at: Date };
}
export type Tx = Transaction<CoreTables>;

export interface Database {
  readonly pool: pg.Pool;
  readonly kysely: Kysely<CoreTables>;
  readonly close: () => Promise<void>;
}

/** How the program speaks with the server: what does not depend on an answer does not wait for it. */
export const connectionTo = (url: string) => ({
  connectionString: url,
  pipeline: true,
  stream: () => new GatheringSocket(),
});

/** Opens a pool of connections to `url`. Nothing is asked of the server yet. */
export const openDatabase = (url: string, connections = 16): Database => {
  const pool = new pg.Pool({
    ...connectionTo(url),
    max: connections,
    connectionTimeoutMillis: 10_000,
    application_name: 'evenhand',
  });
  // An idle connection that the server ends must not end the process: the next query says what is wrong.
  pool.on('error', () => undefined);
  // Neither must one that is in use, between two queries of a transaction.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<CoreTables>({ dialect: new PostgresDialect({ pool }) });
  const close = async (): Promise<void> => {
    await kysely.destroy();
    // Kysely ends the pool only if it was asked something itself: connections would stay open behind a program that closed.
    if (!pool.ending) await pool.end();
  };
  return { pool, kysely, close };
};
