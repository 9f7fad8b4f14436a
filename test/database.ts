// One database a test file: cloned from a template that the migrations made, on PostgreSQL of our own.
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import {
  APPLICATION,
  migrate,
  openDatabase,
  OWNER,
  readMigrations,
  startOwnPostgres,
  type Database,
  type OwnPostgres,
} from '../src/platform/database/index.ts';

const root = join(import.meta.dirname, '..');
export const migrations = readMigrations(join(root, 'migrations'));
export const TEMPLATE = `template_${createHash('sha256')
  .update(migrations.map((migration) => migration.digest).join())
  .digest('hex')
  .slice(0, 16)}`;

export const asOwner = async <T>(
  server: OwnPostgres,
  work: (client: pg.Client) => Promise<T>,
  role = OWNER,
): Promise<T> => {
  const client = new pg.Client({ connectionString: server.url('postgres', role) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

export const makeTemplate = (server: OwnPostgres): Promise<void> =>
  asOwner(server, async (client) => {
    await client.query('SELECT pg_advisory_lock(1)');
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (found.rowCount === 1) return;
    await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}_new`);
    await client.query(`CREATE DATABASE ${TEMPLATE}_new`);
    await migrate(server.url(`${TEMPLATE}_new`, OWNER), APPLICATION, migrations);
    await client.query(`ALTER DATABASE ${TEMPLATE}_new RENAME TO ${TEMPLATE}`);
  });

export interface TestDatabase {
  readonly name: string;
  readonly server: OwnPostgres;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** As the application's role: what the program itself would hold. */
  readonly database: Database;
  readonly close: () => Promise<void>;
}

export const serverFolder = process.env['EVENHAND_TEST_SERVER'] ?? join(root, '.evenhand', 'test');

/** No copy of these is taken, and a database is gone before anything of it would be vacuumed. */
const SHORT_LIVED = {
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
};

/**
 * A statement is planned once and not for each of its first five times: a connection of a test seldom lives to the sixth, and
 * a quarter of the server’s time went into it. What is measured is planned as the program’s own server does.
 */
const PLANNED_ONCE = { plan_cache_mode: 'force_generic_plan' };

/** The test server: started by scripts/test.ts, or here when one file is run by hand. */
export const testServer = (planned: Readonly<Record<string, string>> = PLANNED_ONCE): Promise<OwnPostgres> =>
  (started ??= startOwnPostgres(serverFolder, { ...SHORT_LIVED, ...planned }));
let started: Promise<OwnPostgres> | undefined;

export const create = async (template: string): Promise<TestDatabase> => {
  const server = await testServer();
  await makeTemplate(server);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`));
  // Fewer than the program has: two files at a time, each with both, have to fit into the server.
  const database = openDatabase(server.url(name, APPLICATION), 10);
  const close = async (): Promise<void> => {
    await database.close();
    // As the superuser: nobody else may end a worker of autovacuum that is in the database.
    await asOwner(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`), 'postgres');
  };
  after(close);
  return { name, server, ownerUrl: server.url(name, OWNER), appUrl: server.url(name, APPLICATION), database, close };
};

/** A fresh, migrated database of one's own, without rows; dropped after the test file. */
export const freshDatabase = (): Promise<TestDatabase> => create(TEMPLATE);

/** A database of one's own with nothing in it at all. */
export const emptyDatabase = (): Promise<TestDatabase> => create('template1');

/** Runs SQL as the owner of the tables with row-level security pinned to `force`: for planting faults, never for the program. */
export const plant = async (test: TestDatabase, sql: string, force = 'northmoor'): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: test.ownerUrl });
  await client.connect();
  try {
    await client.query(`SET evenhand.force = '${force}'`);
    return await client.query(sql);
  } finally {
    await client.end();
  }
};
