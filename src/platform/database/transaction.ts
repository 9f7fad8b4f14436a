import { setImmediate as afterSending } from 'node:timers/promises';
import type pg from 'pg';
import { transactionOver } from './connection.ts';
import type { CoreTables, Database, Tx } from './database.ts';
import { openHold } from './hold.ts';
import { openMemory } from './once.ts';

// As `force add` makes them: what is of another form is a bug, or somebody's attempt at a statement of their own.
const FORCE = /^[a-z][a-z0-9-]{1,39}$/;

/**
 * Begins a transaction that row-level security confines to `force`, in one round trip.
 * The setting is a literal SET LOCAL: set_config would not reach the workers of a database distributed by force.
 */
const begin = (client: pg.PoolClient, force: string): Promise<unknown> =>
  client.query(`BEGIN; SET LOCAL evenhand.force = '${force}'`);

/** An error after which PostgreSQL has undone the transaction ends COMMIT as ROLLBACK: what asked for it is not saved. */
const commit = async (client: pg.PoolClient): Promise<void> => {
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT') throw new Error('the transaction was undone');
};

type Work<T> = (tx: Tx) => Promise<T>;

/** The statement that a transaction sends last, and its COMMIT right behind it. */
const lastOf = new WeakMap<Tx, () => Promise<unknown>>();

/** Has `write` sent together with COMMIT. Where it fails, the transaction fails: what it wrote and all before is undone. */
export const sendWithCommit = (tx: Tx, write: () => Promise<unknown>): void => {
  lastOf.set(tx, write);
};

/** What is made beside a transaction while the server keeps it. */
const besideOf = new WeakMap<Tx, () => void>();

/**
 * Has `make` run while COMMIT is under way: the server and this process then work at once. Nobody may be given what it
 * makes before the transaction is known to be kept; it asks the database nothing, and may not wait.
 */
export const makeBesideCommit = (tx: Tx, make: () => void): void => {
  besideOf.set(tx, make);
};

const makeBeside = async (tx: Tx): Promise<void> => {
  const make = besideOf.get(tx);
  if (make === undefined) return;
  // What was asked leaves at the end of this turn; made before, it would have the server wait.
  await afterSending();
  make();
};

/** What the first gave, once both are done; of two that fail, the first says why. */
const bothInOrder = async <T>(first: Promise<T>, second: Promise<unknown>): Promise<T> => {
  await Promise.allSettled([first, second]);
  const found = await first;
  await second;
  return found;
};

/** Hands a connection on which nothing goes on to `work`, and gives it back in that state. */
const onConnection = async <T>(
  { pool }: Database,
  force: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  // It goes into a statement as it is, which no parameter can do for SET LOCAL.
  if (!FORCE.test(force)) throw new Error('not a force id');
  const client = await pool.connect();
  try {
    const done = await work(client);
    client.release();
    return done;
  } catch (error) {
    // A connection that cannot even roll back is not used again.
    await client.query('ROLLBACK').then(
      () => {
        client.release();
      },
      () => {
        client.release(true);
      },
    );
    throw error;
  }
};

const run = <T>(database: Database, force: string, work: Work<T>, isLook: boolean): Promise<T> =>
  onConnection(database, force, async (client) => {
    const { tx, memory, end } = transactionOver<CoreTables>(client, isLook);
    if (memory !== undefined) openMemory(tx, memory);
    const held = openHold(tx);
    try {
      // Sent together with the first statement: without it row-level security lets that one see and change nothing.
      const [, done] = await Promise.all([begin(client, force), work(tx)]);
      await Promise.all(held);
      const last = lastOf.get(tx)?.();
      // Before COMMIT is sent: a query that nobody awaited must not slip in behind it.
      end();
      const kept = bothInOrder(last ?? Promise.resolve(), commit(client));
      await bothInOrder(kept, makeBeside(tx));
      return done;
    } finally {
      end();
    }
  });

/** Runs `work` in one transaction confined to `force`; commits what it did, or nothing. */
export const inForce = <T>(database: Database, force: string, work: Work<T>): Promise<T> =>
  run(database, force, work, false);

/** The same for a look, which reads, and then writes that it did: it asks the database no question twice. */
export const lookInForce = <T>(database: Database, force: string, work: Work<T>): Promise<T> =>
  run(database, force, work, true);

/** One statement in a transaction of its own, in one round trip. */
export const askInForce = <T>(database: Database, force: string, ask: Work<T>): Promise<T> =>
  onConnection(database, force, async (client) => {
    const { tx, end } = transactionOver<CoreTables>(client, false);
    const begun = begin(client, force);
    const answer = ask(tx);
    end();
    return bothInOrder(answer, Promise.all([begun, commit(client)]));
  });
