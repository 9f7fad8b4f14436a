import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

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

const LOCK = 8_247_011;

const prepare = `CREATE TABLE IF NOT EXISTS migration (
  id text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`;

const assertUnchanged = (migration: Migration, digest: string): void => {
  if (digest !== migration.digest) {
    throw new Error(
      `Migration ${migration.id} was changed after it was applied. Restore the file; put the change in a new one.`,
    );
  }
};

/**
 * Applies what is missing, each file in its own transaction, as the owner of the tables; `:app` in a file stands for the
 * application's role. Several starts at once wait for one another. Gives the ids that were applied now.
 */
export const migrate = async (
  ownerUrl: string,
  applicationRole: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Held by the connection: it ends with it, whatever happens.
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    await client.query(prepare);
    const { rows } = await client.query<{ id: string; digest: string }>('SELECT id, digest FROM migration');
    const applied = new Map(rows.map((row) => [row.id, row.digest]));
    const unknown = [...applied.keys()].filter((id) => !migrations.some((migration) => migration.id === id));
    if (unknown.length > 0) {
      throw new Error(`This database is newer than this program (${unknown.join(', ')}). Use the newer Evenhand.`);
    }
    const done: string[] = [];
    for (const migration of migrations) {
      const before = applied.get(migration.id);
      if (before !== undefined) {
        assertUnchanged(migration, before);
        continue;
      }
      await apply(client, migration, applicationRole);
      done.push(migration.id);
    }
    return done;
  } finally {
    await client.end();
  }
};

const apply = async (client: pg.Client, migration: Migration, applicationRole: string): Promise<void> => {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql.replaceAll(':app', client.escapeIdentifier(applicationRole)));
    await client.query('INSERT INTO migration (id, digest) VALUES ($1, $2)', [migration.id, migration.digest]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(
      `Migration ${migration.id} failed and was undone: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
};
