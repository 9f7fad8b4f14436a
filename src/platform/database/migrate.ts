import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { withClient } from './client.ts';

export interface Migration {
  readonly id: string;
  readonly sql: string;
  readonly digest: string;
}

/** The numbered SQL files of `folder`, in order. */
export const readMigrations = (folder: string): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { id: name.slice(0, -4), sql, digest: createHash('sha256').update(sql).digest('hex') };
    });

/** The database and the numbered files do not fit, or one of them failed: the sentence says which, and what to do. */
export class MigrationFault extends Error {
  override name = 'MigrationFault';

  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
  }
}

// Any number that no other lock of ours has; the same in every start, or they would not wait for one another.
const LOCK = 8_247_011;

const prepare = `CREATE TABLE IF NOT EXISTS migration (
  id text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`;

const assertUnchanged = (migration: Migration, digest: string): void => {
  // Else two installations would have one history and different tables, and no later file could fit both.
  if (digest !== migration.digest) {
    throw new MigrationFault(
      `Migration ${migration.id} was changed after it was applied. Restore the file; put the change in a new one.`,
    );
  }
};

export interface Applied {
  readonly id: string;
  readonly digest: string;
}

/** The migrations that this program does not know. */
export const unknownTo = (migrations: readonly Migration[], applied: readonly Applied[]): readonly Applied[] =>
  applied.filter(({ id }) => !migrations.some((migration) => migration.id === id));

/** What a database lacks of `migrations`. Throws when it has one that is not among them, or that has changed since. */
export const missingOf = (migrations: readonly Migration[], applied: readonly Applied[]): readonly Migration[] => {
  const unknown = unknownTo(migrations, applied);
  // Refused, not tried: this program would read and write tables whose rules it does not know (ADR 11).
  if (unknown.length > 0) {
    const ids = unknown.map(({ id }) => id).join(', ');
    throw new MigrationFault(`This database is newer than this program (${ids}). Use the newer Evenhand.`);
  }
  const before = new Map(applied.map(({ id, digest }) => [id, digest]));
  for (const migration of migrations) assertUnchanged(migration, before.get(migration.id) ?? migration.digest);
  return migrations.filter(({ id }) => !before.has(id));
};

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const apply = async (client: pg.Client, migration: Migration, applicationRole: string): Promise<void> => {
  try {
    await client.query(migration.sql.replaceAll(':app', client.escapeIdentifier(applicationRole)));
  } catch (error) {
    throw new MigrationFault(`Migration ${migration.id} failed and all was undone: ${inWords(error)}`, error);
  }
  await client.query('INSERT INTO migration (id, digest) VALUES ($1, $2)', [migration.id, migration.digest]);
};

/** Waits for whoever else brings this database up to date or fills it, and keeps others waiting until the connection ends. */
export const lockTables = (client: pg.Client): Promise<unknown> => client.query(`SELECT pg_advisory_lock(${LOCK})`);

/** Applies what is missing within the transaction that is open; `:app` in a file stands for the application's role. Gives the ids. */
export const migrateWithin = async (
  client: pg.Client,
  applicationRole: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> => {
  await client.query(prepare);
  const { rows } = await client.query<Applied>('SELECT id, digest FROM migration');
  const missing = missingOf(migrations, rows);
  for (const migration of missing) await apply(client, migration, applicationRole);
  return missing.map(({ id }) => id);
};

/**
 * Applies what is missing, all of it or nothing, as the owner of the tables. Several starts at once wait for one another.
 * Gives the ids that were applied now.
 */
export const migrate = (
  ownerUrl: string,
  applicationRole: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> =>
  withClient(ownerUrl, async (client) => {
    await lockTables(client);
    // Half an upgrade would be a database that neither the old program nor the new one takes: closing without COMMIT undoes it.
    await client.query('BEGIN');
    const applied = await migrateWithin(client, applicationRole, migrations);
    await client.query('COMMIT');
    return applied;
  });
