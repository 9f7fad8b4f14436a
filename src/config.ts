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
  /** Whether the demonstration has older cases, from before there was a system. */
  readonly past: (typeof PASTS)[number];
}

const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'trace'] as const;
const PASTS = ['invented', 'none'] as const;

const PORT = 3000;

export const root = resolve(import.meta.dirname, '..');

export const VERSION: string = manifest.version;

type Environment = Readonly<Record<string, string | undefined>>;

/** Set to nothing is not set. */
const given = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

/** One of the words that a variable may have, `fallback` where it is not set; any other is refused. */
const oneOf = <W extends string>(env: Environment, name: string, words: readonly W[], fallback: W): W => {
  const said = given(env[name]) ?? fallback;
  const found = words.find((word) => word === said);
  if (found === undefined) throw new ShellRefusal(`${name} is ${said}; it has to be one of ${words.join(', ')}.`);
  return found;
};

/** Reads the environment. Refuses a port that is none. */
export const readConfig = (env: Environment): Config => {
  const home = resolve(given(env['EVENHAND_HOME']) ?? join(root, '.evenhand'));
  makeFolder(home, 0o700);
  const named = given(env['PORT']);
  const port = Number(named ?? PORT);
  // Refused with what was read: a slip that became port 3000 would be looked for in vain.
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new ShellRefusal(`PORT is ${String(named)}; it has to be a whole number from 1 to 65535.`);
  return {
    logLevel: oneOf(env, 'EVENHAND_LOG', LOG_LEVELS, 'warn'),
    past: oneOf(env, 'EVENHAND_PAST', PASTS, 'invented'),
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
