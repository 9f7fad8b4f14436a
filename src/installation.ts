import pg from 'pg';
import type { Config } from './config.ts';
import { assertOneDatabase, findPremises } from './premises.ts';
import { react } from './procedure.ts';
import { catchUp, settle } from './readings.ts';
import { permissions } from './permissions.ts';
import { answeredSince, lockCases, relationsOf } from './casework/case/index.ts';
import {
  createAdmit,
  createLeads,
  createConsult,
  createExecute,
  ShellRefusal,
  type EngineParts,
  type Premises,
  type ShellSession,
} from './platform/command/index.ts';
import { CONTENTS, currentRole, migrate, MODESTY, openDatabase, withClient } from './platform/database/index.ts';
import { openKeyFolder } from './platform/person/index.ts';
import { listForces } from './platform/staff/index.ts';

export type InstallationKind = 'demonstration' | 'production';

/** The application's role may own nothing and may not see past row-level security: refuses any other, before anything is changed. */
const assertModestRole = async ({ appUrl, ownerUrl }: Premises): Promise<string> => {
  const owner = await withClient(ownerUrl, currentRole);
  return withClient(appUrl, async (client) => {
    const { rows } = await client.query<{ name: string; mighty: boolean; owns: boolean }>(MODESTY, [owner]);
    const [row] = rows;
    if (row === undefined || row.mighty || row.owns) {
      throw new ShellRefusal(
        'DATABASE_URL is a role that owns tables, is a superuser or passes row-level security. Use a role of its own that owns nothing.',
      );
    }
    return row.name;
  });
};

export interface Opened extends ShellSession {
  readonly premises: Premises;
  readonly kind: InstallationKind;
  readonly migrated: readonly string[];
  readonly parts: EngineParts;
  /** The instant, by the database's clock. */
  readonly today: () => Promise<Date>;
}

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

const isLoopback = (url: string): boolean => {
  const { host } = new pg.Client({ connectionString: url });
  // A host that is a path is a unix socket, and so on this machine.
  return LOOPBACK.includes(host) || host.startsWith('/');
};

/** What a database is before anything is done to it: marked, empty, or something that is not ours to touch. */
const findKind = (url: string): Promise<InstallationKind | 'empty' | 'foreign'> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ ours: boolean; empty: boolean }>(CONTENTS);
    if (rows[0]?.ours !== true) return rows[0]?.empty === true ? 'empty' : 'foreign';
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
    throw new ShellRefusal(
      'this database holds tables that are not Evenhand’s, and was left as it is. Use an empty one: on this machine for npm start, any for evenhand serve.',
    );
  if (wanted === 'any' || kind === wanted) return;
  // An empty database elsewhere may be waiting for real work: a demonstration takes one on this machine only.
  if (kind !== 'empty' || (wanted === 'demonstration' && !isLoopback(url))) throw new ShellRefusal(REFUSED[wanted]);
};

/** An empty database is marked once, as what it was first opened for; one of our own is for demonstrations. */
const mark = ({ ownerUrl, own }: Premises, wanted: InstallationKind | 'any'): Promise<InstallationKind> =>
  withClient(ownerUrl, async (client) => {
    const fallback = own === undefined ? 'production' : 'demonstration';
    await client.query('INSERT INTO installation (kind) VALUES ($1) ON CONFLICT DO NOTHING', [
      wanted === 'any' ? fallback : wanted,
    ]);
    const { rows } = await client.query<{ kind: InstallationKind }>('SELECT kind FROM installation');
    return rows[0]?.kind ?? fallback;
  });

const open = (premises: Premises, kind: InstallationKind, migrated: readonly string[]): Opened => {
  const database = openDatabase(premises.appUrl);
  const keys = openKeyFolder(premises.folders.keys);
  const parts: EngineParts = {
    database,
    keys,
    permissions,
    relations: relationsOf,
    answered: answeredSince,
    lock: lockCases,
    settle,
    catchUp,
  };
  return {
    premises,
    kind,
    migrated,
    parts,
    database,
    keys,
    folders: premises.folders,
    execute: createExecute(parts, react),
    consult: createConsult(parts),
    admit: createAdmit(parts),
    leads: createLeads(parts),
    today: async () => {
      const { rows } = await database.pool.query<{ now: Date }>('SELECT now()');
      if (rows[0] === undefined) throw new Error('the database gave no time');
      return rows[0].now;
    },
    forces: async () => (await listForces(database)).map(({ force }) => force),
    actorIn: (force) => ({ force, staff: premises.keyboard, name: premises.keyboard, roles: ['shell'] }),
    close: () => database.close(),
  };
};

/**
 * Opens the database (bringing it up to date), the keys, and the two ways to change and look. Refuses what was not made
 * for `wanted` before it touches it.
 */
export const openInstallation = async (config: Config, wanted: InstallationKind | 'any' = 'any'): Promise<Opened> => {
  const premises = await findPremises(config);
  await assertOneDatabase(premises);
  // Both refusals come before the first migration: a database that is not for this is left as it was.
  await assertKind(premises.ownerUrl, wanted);
  const application = await assertModestRole(premises);
  const migrated = await migrate(premises.ownerUrl, application, premises.migrations);
  return open(premises, await mark(premises, wanted), migrated);
};
