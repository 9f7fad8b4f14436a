// A database and a home as a seed left them: made once a run, copied for every file of tests that begins there.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { readConfig, type Config } from '../src/config.ts';
import { openInstallation, type Opened } from '../src/installation.ts';
import { APPLICATION, OWNER, type OwnPostgres } from '../src/platform/database/index.ts';
import { makeCheckpoint } from '../src/platform/ledger/index.ts';
import { asOwner, create, makeTemplate, serverFolder, TEMPLATE, testServer, type TestDatabase } from './database.ts';

const root = join(import.meta.dirname, '..');

/** Of all that can make a seed other than it was: a server that outlives a run must not hand out an old one. */
const readStamp = (): string => {
  const files = ['src', 'policies', 'migrations', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(`${file} ${statSync(file).mtimeMs}\n`);
  return hash.digest('hex').slice(0, 16);
};

let stamped: string | undefined;
const stamp = (): string => (stamped ??= readStamp());

export interface Seeded {
  readonly test: TestDatabase;
  readonly config: Config;
}

const configOf = (home: string, appUrl: string, ownerUrl: string): Config =>
  readConfig({ EVENHAND_HOME: home, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl });

/** Where the keys of a seed lie. */
const homeOf = (template: string): string => join(serverFolder, 'seeds', template);

type Seed = (opened: Opened) => Promise<void>;

const make = async (server: OwnPostgres, name: string, home: string, seed: Seed): Promise<void> => {
  rmSync(home, { recursive: true, force: true });
  const opened = await openInstallation(
    configOf(home, server.url(name, APPLICATION), server.url(name, OWNER)),
    'demonstration',
  );
  await seed(opened);
  // As a running server would have by the time that the last copy is made: an old entry that no checkpoint promises is ill.
  for (const force of await opened.forces()) await makeCheckpoint(opened.database, force, opened.folders);
  await opened.close();
};

/** The installation that `seed`, of this name, makes of an empty one; a copy of the caller's own, gone after the test file. */
export const seeded = async (name: string, seed: Seed): Promise<Seeded> => {
  const server = await testServer();
  await makeTemplate(server);
  const template = await asOwner(server, async (client) => {
    // Another lock than that of the empty template, and of a start of the demonstration.
    await client.query('SELECT pg_advisory_lock(3)');
    const { rows } = await client.query<{ day: string; made: string[] }>(
      "SELECT to_char(now(), 'YYYYMMDD') AS day, ARRAY(SELECT datname::text FROM pg_database WHERE datname LIKE $1 || '\\_%') AS made",
      [name],
    );
    // What a seed made yesterday is a day nearer to being overdue.
    const wanted = `${name}_${rows[0]?.day ?? ''}_${stamp()}`;
    const made = rows[0]?.made ?? [];
    if (made.includes(wanted)) return wanted;
    for (const old of made) await client.query(`DROP DATABASE ${old}`);
    await client.query(`CREATE DATABASE ${wanted}_new TEMPLATE ${TEMPLATE}`);
    await make(server, `${wanted}_new`, homeOf(wanted), seed);
    await client.query(`ALTER DATABASE ${wanted}_new RENAME TO ${wanted}`);
    return wanted;
  });
  const test = await create(template);
  const home = mkdtempSync(join(tmpdir(), 'evenhand-home-'));
  cpSync(homeOf(template), home, { recursive: true });
  after(() => {
    rmSync(home, { recursive: true, force: true });
  });
  return { test, config: configOf(home, test.appUrl, test.ownerUrl) };
};
