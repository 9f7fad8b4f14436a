// The whole program on databases of its own, with copies to replay on; everything of it is dropped at the end.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { seedDemonstration } from '../../src/demonstration.ts';
import { openInstallation, type Opened } from '../../src/installation.ts';
import { allRoutes, createApp } from '../../src/main.ts';
import { APPLICATION, connectionTo, OWNER, withClient, type OwnPostgres } from '../../src/platform/database/index.ts';
import type { Route } from '../../src/platform/web/index.ts';
import { testServer } from '../../test/database.ts';
import { openClient, type Client } from '../../test/sign-in.ts';

const OUR_PORT = 43_117;

/** The databases of one run of the bench. */
export class Databases {
  readonly #server: OwnPostgres;
  readonly #names: string[] = [];
  readonly home = mkdtempSync(join(tmpdir(), 'evenhand-bench-'));

  private constructor(server: OwnPostgres) {
    this.#server = server;
  }

  static open = async (): Promise<Databases> => new Databases(await testServer({}));

  url(name: string, role: typeof OWNER | typeof APPLICATION): string {
    return this.#server.url(name, role);
  }

  /** A new database: empty, or a copy of one that nobody has open. */
  async create(from = 'template1'): Promise<string> {
    const name = `bench_${randomBytes(6).toString('hex')}`;
    await withClient(this.#server.url('postgres', OWNER), (client) =>
      client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`),
    );
    this.#names.push(name);
    return name;
  }

  async drop(): Promise<void> {
    for (const name of this.#names)
      await withClient(this.#server.url('postgres', 'postgres'), (client) =>
        client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      );
    rmSync(this.home, { recursive: true });
  }
}

export interface Serving {
  readonly opened: Opened;
  readonly baseUrl: string;
  readonly close: () => Promise<void>;
}

/** Serves a database, whose demonstration is seeded where it is empty; with routes of the bench's own, where it has some. */
export const serve = async (
  databases: Databases,
  name: string,
  port = OUR_PORT,
  own: (opened: Opened) => readonly Route[] = () => [],
): Promise<Serving> => {
  const opened = await openInstallation(
    readConfig({
      EVENHAND_HOME: databases.home,
      DATABASE_URL: databases.url(name, APPLICATION),
      DATABASE_OWNER_URL: databases.url(name, OWNER),
    }),
    'demonstration',
  );
  await seedDemonstration(opened);
  const baseUrl = `http://localhost:${port}`;
  const app = await createApp(opened, baseUrl, {
    routes: [...allRoutes(opened, await opened.today()), ...own(opened)],
    perMinute: 10_000_000,
    log: pino({ level: 'silent' }),
  });
  await app.listen({ port, host: '127.0.0.1' });
  const close = async (): Promise<void> => {
    const closed = app.close();
    app.server.closeAllConnections();
    await closed;
    await opened.close();
  };
  return { opened, baseUrl, close };
};

export const signedIn = async ({ baseUrl }: Serving, subject: string): Promise<Client> => {
  const client = openClient(baseUrl);
  await client.signIn('northmoor', subject);
  if (client.csrf === '') throw new Error(`${subject} could not sign in`);
  return client;
};

/** Connections of the program's own role, opened as the program opens its own, for bare statements. */
export const connect = async (databases: Databases, name: string, count: number): Promise<readonly pg.Client[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const client = new pg.Client(connectionTo(databases.url(name, APPLICATION)));
      await client.connect();
      return client;
    }),
  );
