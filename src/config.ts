import manifest from '../package.json' with { type: 'json' };
import { join, resolve } from 'node:path';
import { ShellRefusal } from './platform/command/index.ts';
import { makeFolder } from './platform/disk/index.ts';

/** Where this installation keeps what is not in the database: all outside it, none in the repository. */
export interface Folders {
  readonly home: string;
  readonly postgres: string;
  readonly keys: string;
  readonly checkpoints: string;
}

export interface Config {
  readonly folders: Folders;
  /** The application's role, which owns nothing; undefined: PostgreSQL of our own. */
  readonly databaseUrl: string | undefined;
  /** The owner of the tables: for migrations, backup and restore only. */
  readonly ownerUrl: string | undefined;
  readonly port: number;
  readonly portIsGiven: boolean;
  readonly baseUrl: string | undefined;
  /** How much the program writes to its log. */
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'trace'] as const;

const PORT = 3000;

export const root = resolve(import.meta.dirname, '..');

export const VERSION: string = manifest.version;

/** Set to nothing is not set. */
const given = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

/** Reads the environment. Refuses a port that is none. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const home = resolve(given(env['EVENHAND_HOME']) ?? join(root, '.evenhand'));
  makeFolder(home, 0o700);
  const named = given(env['PORT']);
  const port = Number(named ?? PORT);
  // Refused with what was read: a slip that became port 3000 would be looked for in vain.
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new ShellRefusal(`PORT is ${String(named)}; it has to be a whole number from 1 to 65535.`);
  const wanted = given(env['EVENHAND_LOG']) ?? 'warn';
  const logLevel = LOG_LEVELS.find((level) => level === wanted);
  if (logLevel === undefined)
    throw new ShellRefusal(`EVENHAND_LOG is ${wanted}; it has to be one of ${LOG_LEVELS.join(', ')}.`);
  return {
    logLevel,
    folders: {
      home,
      postgres: join(home, 'postgres'),
      // Beside the database by default; production names another disk, for keys and backup must not be lost, or found,
      // together. Whole, so that a command started in another folder finds the same keys.
      keys: resolve(given(env['EVENHAND_KEYS']) ?? join(home, 'keys')),
      checkpoints: resolve(given(env['EVENHAND_CHECKPOINTS']) ?? join(home, 'checkpoints')),
    },
    databaseUrl: given(env['DATABASE_URL']),
    ownerUrl: given(env['DATABASE_OWNER_URL']),
    port,
    portIsGiven: named !== undefined,
    baseUrl: given(env['EVENHAND_BASE_URL']),
  };
};
