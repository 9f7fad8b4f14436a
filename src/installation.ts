import { join } from 'node:path';
import { userInfo } from 'node:os';
import pg from 'pg';
import { root, type Config } from './config.ts';
import { react } from './procedure.ts';
import { permissions } from './permissions.ts';
import { lockCases, relationsTo } from './casework/case/index.ts';
import {
  createAdmit,
  createConsult,
  createExecute,
  ShellRefusal,
  type EngineParts,
  type ShellSession,
} from './platform/command/index.ts';
import {
  APPLICATION,
  migrate,
  openDatabase,
  OWNER,
  readMigrations,
  startOwnPostgres,
  type OwnPostgres,
} from './platform/database/index.ts';
import { openKeyFolder } from './platform/person/index.ts';
import { listForces } from './platform/staff/index.ts';

export type InstallationKind = 'demonstration' | 'production';

interface Urls {
  readonly app: string;
  readonly owner: string;
  readonly own: OwnPostgres | undefined;
}

const NAME = 'evenhand';

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const ownUrls = async (config: Config): Promise<Urls> => {
  const own = await startOwnPostgres(config.folders.postgres);
  // CREATE DATABASE knows no IF NOT EXISTS.
  await withClient(own.url('postgres', OWNER), async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  });
  return { app: own.url(NAME, APPLICATION), owner: own.url(NAME, OWNER), own };
};

const findUrls = (config: Config): Promise<Urls> => {
  const { databaseUrl, ownerUrl } = config;
  if (databaseUrl === undefined && ownerUrl === undefined) return ownUrls(config);
  if (databaseUrl === undefined || ownerUrl === undefined) {
    throw new ShellRefusal(
      'DATABASE_URL (the application’s role) and DATABASE_OWNER_URL (the owner of the tables) are needed together; one is missing.',
    );
  }
  return Promise.resolve({ app: databaseUrl, owner: ownerUrl, own: undefined });
};

/** The application's role may own nothing and may not see past row-level security: refuses any other. */
const assertModestRole = (url: string): Promise<string> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; mighty: boolean; owns: boolean }>(`
      SELECT current_user AS name, (rolsuper OR rolbypassrls) AS mighty,
        EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'public' AND pg_has_role(current_user, c.relowner, 'USAGE')) AS owns
      FROM pg_roles WHERE rolname = current_user`);
    const [row] = rows;
    if (row === undefined || row.mighty || row.owns) {
      throw new ShellRefusal(
        'DATABASE_URL is a role that owns tables, is a superuser or passes row-level security. Use a role of its own that owns nothing.',
      );
    }
    return row.name;
  });

const plainWords = (error: unknown, config: Config): Error => {
  if (error instanceof ShellRefusal) return error;
  const reason = error instanceof Error ? error.message || error.name : String(error);
  const which =
    config.databaseUrl === undefined ? 'Evenhand’s own PostgreSQL' : 'the PostgreSQL that DATABASE_URL names';
  return new ShellRefusal(
    `${which} cannot be used: ${reason}. Is it running, and may this role connect? Nothing was changed.`,
    1,
  );
};

export interface Opened extends ShellSession {
  readonly urls: Urls;
  readonly kind: InstallationKind;
  readonly migrated: readonly string[];
  readonly parts: EngineParts;
  /** The instant, by the database's clock. */
  readonly today: () => Promise<Date>;
}

/** Who is at the keyboard, as the ledger names them. */
const atTheKeyboard = (): string => `shell:${process.env['EVENHAND_AS'] ?? userInfo().username}`;

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

const isLoopback = (url: string): boolean => {
  const { host } = new pg.Client({ connectionString: url });
  // A host that begins with a slash is the folder of a socket on this machine.
  return LOOPBACK.includes(host) || host.startsWith('/');
};

/** What a database is before anything is done to it: marked, empty, or something that is not ours to touch. */
const findKind = (url: string): Promise<InstallationKind | 'empty' | 'foreign'> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ ours: boolean; tables: number }>(`
      SELECT to_regclass('public.installation') IS NOT NULL AS ours,
        (SELECT count(*)::int FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v')) AS tables`);
    if (rows[0]?.ours !== true) return rows[0]?.tables === 0 ? 'empty' : 'foreign';
    const marked = await client.query<{ kind: InstallationKind }>('SELECT kind FROM installation');
    return marked.rows[0]?.kind ?? 'empty';
  });

const REFUSED: Readonly<Record<InstallationKind, string>> = {
  demonstration:
    'DATABASE_URL is neither an empty database on this machine nor one that was marked as a demonstration. Invented people never meet real cases: use evenhand serve for it.',
  production:
    'this database was marked as a demonstration at its creation. Use npm start for it, and another database for real work.',
};

/** Refuses, before anything is changed, a database that was not made for this. */
const assertKind = async (url: string, wanted: InstallationKind | 'any'): Promise<void> => {
  const kind = await findKind(url);
  if (kind === 'foreign')
    throw new ShellRefusal('this database holds tables that are not Evenhand’s. Use an empty one.');
  if (wanted === 'any' || kind === wanted) return;
  if (kind !== 'empty' || (wanted === 'demonstration' && !isLoopback(url))) throw new ShellRefusal(REFUSED[wanted]);
};

/** An empty database is marked once, as what it was first opened for; one of our own is for demonstrations. */
const mark = (urls: Urls, wanted: InstallationKind | 'any'): Promise<InstallationKind> =>
  withClient(urls.owner, async (client) => {
    const fallback = urls.own === undefined ? 'production' : 'demonstration';
    await client.query('INSERT INTO installation (kind) VALUES ($1) ON CONFLICT DO NOTHING', [
      wanted === 'any' ? fallback : wanted,
    ]);
    const { rows } = await client.query<{ kind: InstallationKind }>('SELECT kind FROM installation');
    return rows[0]?.kind ?? fallback;
  });

const currentRole = (url: string): Promise<string> =>
  withClient(
    url,
    async (client) => (await client.query<{ name: string }>('SELECT current_user AS name')).rows[0]?.name ?? '',
  );

/**
 * Opens the database (bringing it up to date), the keys, and the two ways to change and look. Refuses what was not made
 * for `wanted` before it touches it.
 */
export const openInstallation = async (config: Config, wanted: InstallationKind | 'any' = 'any'): Promise<Opened> => {
  try {
    const urls = await findUrls(config);
    // Before migrating: what is not ours stays as it was found.
    await assertKind(urls.owner, wanted);
    const migrated = await migrate(urls.owner, await currentRole(urls.app), readMigrations(join(root, 'migrations')));
    await assertModestRole(urls.app);
    const kind = await mark(urls, wanted);
    const database = openDatabase(urls.app);
    const keys = openKeyFolder(config.folders.keys);
    const parts: EngineParts = { database, keys, permissions, relations: relationsTo, lock: lockCases };
    return {
      urls,
      kind,
      migrated,
      parts,
      today: async () => {
        const { rows } = await database.pool.query<{ now: Date }>('SELECT now()');
        if (rows[0] === undefined) throw new Error('the database gave no time');
        return rows[0].now;
      },
      database,
      keys,
      ownerUrl: urls.owner,
      folders: config.folders,
      execute: createExecute(parts, react),
      consult: createConsult(parts),
      admit: createAdmit(parts),
      forces: async () => (await listForces(database)).map(({ force }) => force),
      actorIn: (force) => ({ force, staff: atTheKeyboard(), name: atTheKeyboard(), roles: ['shell'] }),
      close: () => database.close(),
    };
  } catch (error) {
    throw plainWords(error, config);
  }
};
