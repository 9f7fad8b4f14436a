import { sql } from 'kysely';
import type pg from 'pg';
import { MigrationFault, missingOf, MODESTY, withClient, type Database, type Migration } from '../database/index.ts';
import { ill, well, type Finding } from './finding.ts';

/** What keeps an acknowledged change: with any of these otherwise, a power cut can lose a record, or change it silently. */
const DURABLE: Readonly<Record<string, RegExp>> = {
  fsync: /^on$/,
  full_page_writes: /^on$/,
  synchronous_commit: /^(?:on|local|remote_write|remote_apply)$/,
  data_checksums: /^on$/,
  data_sync_retry: /^off$/,
};

const CURES: Readonly<Record<string, string>> = {
  data_checksums: 'Stop PostgreSQL and run pg_checksums --enable on its data directory.',
  data_sync_retry: 'Set data_sync_retry to off in postgresql.conf and restart PostgreSQL.',
};

export const checkSettings = async (database: Database): Promise<readonly Finding[]> => {
  const { rows } = await sql<{ name: string; setting: string }>`
    SELECT name, setting FROM pg_settings WHERE name = ANY (${Object.keys(DURABLE)})`.execute(database.kysely);
  const wrong = rows.filter(({ name, setting }) => DURABLE[name]?.test(setting) !== true);
  if (wrong.length === 0) return [well('settings', 'what is acknowledged survives a power cut')];
  return wrong.map(({ name, setting }) =>
    ill(
      'settings',
      `${name} is ${setting}`,
      CURES[name] ?? `Set ${name} to on in postgresql.conf and reload PostgreSQL.`,
    ),
  );
};

// A database that was never opened has no such table, and lacks every migration.
const appliedIn = async (client: pg.Client): Promise<readonly { readonly id: string; readonly digest: string }[]> => {
  const there = await client.query<{ there: boolean }>(`SELECT to_regclass('public.migration') IS NOT NULL AS there`);
  if (there.rows[0]?.there !== true) return [];
  return (await client.query<{ id: string; digest: string }>('SELECT id, digest FROM migration')).rows;
};

const EMPTY =
  'To put a backup back, run evenhand restore: one that was stopped half-way left nothing in the database, and is run again as it was. To begin anew, evenhand force add.';

export const checkMigrations = async (ownerUrl: string, migrations: readonly Migration[]): Promise<Finding> => {
  const applied = await withClient(ownerUrl, appliedIn);
  try {
    const missing = missingOf(migrations, applied).length;
    if (applied.length === 0) return ill('migrations', `all ${missing} are missing: the database is empty`, EMPTY);
    return missing === 0
      ? well('migrations', `all ${migrations.length} are applied`)
      : ill(
          'migrations',
          `${missing} of ${migrations.length} are missing`,
          'Take a backup, then start Evenhand: it applies them.',
        );
  } catch (error) {
    if (!(error instanceof MigrationFault)) throw error;
    return ill('migrations', error.message, 'Until then, do not start Evenhand on this database.');
  }
};

export const checkRole = async (appUrl: string, owner: string): Promise<Finding> =>
  withClient(appUrl, async (client) => {
    const { rows } = await client.query<{ name: string; mighty: boolean; owns: boolean }>(MODESTY, [owner]);
    const [row] = rows;
    return row === undefined || row.mighty || row.owns
      ? ill(
          'role',
          'the application’s role may more than it should',
          'Give DATABASE_URL a role that owns nothing and is no superuser.',
        )
      : well('role', `${row.name} owns nothing, and row-level security binds it`);
  });
