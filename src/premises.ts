import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Config } from './config.ts';
import { EXIT, ShellRefusal, type Premises } from './platform/command/index.ts';
import {
  APPLICATION,
  findAddressFault,
  isDatabaseLost,
  MigrationFault,
  OWNER,
  readMigrations,
  startOwnPostgres,
  withClient,
  type OwnPostgres,
} from './platform/database/index.ts';
import { FolderFault } from './platform/disk/index.ts';
import { LedgerKeyFault } from './platform/ledger/index.ts';
import { KeyStoreFault } from './platform/person/index.ts';

const NAME = 'evenhand';

const place = ({ folders, keyboard }: Config): Pick<Premises, 'folders' | 'migrations' | 'keyboard'> => ({
  folders,
  keyboard,
  migrations: readMigrations(join(root, 'migrations')),
});

/** What keeps our own server from starting is said by it in a sentence. */
const startOwn = async (folder: string): Promise<OwnPostgres> => {
  try {
    return await startOwnPostgres(folder);
  } catch (error) {
    // The system's own faults have their words below.
    if (!(error instanceof Error) || REASONS[codeOf(error)] !== undefined) throw error;
    throw new ShellRefusal(error.message, EXIT.failed);
  }
};

const ownPremises = async (config: Config): Promise<Premises> => {
  const own = await startOwn(config.folders.postgres);
  await withClient(own.url('postgres', OWNER), async (client) => {
    // Two first starts at once: CREATE DATABASE has no IF NOT EXISTS.
    await client.query('SELECT pg_advisory_lock(1)');
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  });
  return { appUrl: own.url(NAME, APPLICATION), ownerUrl: own.url(NAME, OWNER), own, ...place(config) };
};

/**
 * Refuses a folder without anything of ours where a command would have to make a database to have one: a slip in its name
 * would be told that all is well there, and a backup of nothing be taken for one.
 */
export const assertThere = ({ databaseUrl, ownerUrl, folders }: Config): void => {
  if (databaseUrl !== undefined || ownerUrl !== undefined) return;
  if (existsSync(folders.postgres) || existsSync(folders.keys)) return;
  throw new ShellRefusal(
    `there is no Evenhand in ${folders.home}. Put EVENHAND_HOME right, or name the database by DATABASE_URL and DATABASE_OWNER_URL; npm start makes a demonstration there.`,
    EXIT.failed,
  );
};

/** Where the database and everything beside it is. Starts PostgreSQL of our own where none was named; changes nothing. */
export const findPremises = async (config: Config): Promise<Premises> => {
  const { databaseUrl, ownerUrl } = config;
  if (databaseUrl !== undefined && ownerUrl !== undefined)
    return { appUrl: databaseUrl, ownerUrl, own: undefined, ...place(config) };
  if (databaseUrl === undefined && ownerUrl === undefined) return ownPremises(config);
  // One alone would have the program run as the owner of its tables, or leave nobody to bring them up to date.
  throw new ShellRefusal(
    'DATABASE_URL (the application’s role) and DATABASE_OWNER_URL (the owner of the tables) are needed together; one is missing.',
  );
};

/** Refuses two addresses that do not both lead to one database: before anything is asked of either. */
export const assertOneDatabase = async (premises: Premises): Promise<void> => {
  if (premises.own !== undefined) return;
  const fault = await findAddressFault(premises);
  if (fault !== undefined) throw new ShellRefusal(`${fault.found}. ${fault.todo}`);
};

/** PostgreSQL's and the system's own codes of what a person at the keyboard can put right. */
const REASONS: Readonly<Record<string, string>> = {
  '28P01': 'the database did not accept the password. See to DATABASE_URL and DATABASE_OWNER_URL.',
  '28000': 'the database does not let this role connect. See to DATABASE_URL and DATABASE_OWNER_URL.',
  '3D000': 'there is no such database. Create it, or put DATABASE_URL and DATABASE_OWNER_URL right.',
  '42501': 'the role lacks a right that it needs in the database. See to DATABASE_URL and DATABASE_OWNER_URL.',
  EACCES: 'a folder may not be read or written by you. Use another, or change who may.',
  EROFS: 'the disk cannot be written.',
  ENOSPC:
    'the disk is full. Nothing that was begun is kept. It is that of EVENHAND_HOME, EVENHAND_KEYS or EVENHAND_CHECKPOINTS, or of the folder that was named: df says which.',
  '53100': 'the disk of the database is full. Make room where PostgreSQL has its data; nothing that was begun is kept.',
  ENOTDIR: 'what was named as a folder is a file.',
};

const LOST =
  'the database does not answer. Start PostgreSQL, or put DATABASE_URL and DATABASE_OWNER_URL right; then look what is there, and try again.';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const pathOf = (error: unknown): string =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';

/** A fault of what surrounds the program, in one plain sentence; anything else is a bug, and is left as it is. */
export const inPlainWords = (error: unknown): unknown => {
  // What was named is refused, as any other slip in a call.
  if (error instanceof FolderFault) return new ShellRefusal(error.message);
  if (error instanceof MigrationFault || error instanceof KeyStoreFault || error instanceof LedgerKeyFault)
    return new ShellRefusal(error.message, EXIT.failed);
  if (isDatabaseLost(error)) return new ShellRefusal(LOST, EXIT.failed);
  const reason = REASONS[codeOf(error)];
  return reason === undefined ? error : new ShellRefusal(`${pathOf(error)}${reason}`, EXIT.failed);
};
