import manifest from '../package.json' with { type: 'json' };
import { isIP } from 'node:net';
import { userInfo } from 'node:os';
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
  /** The addresses of the force’s own proxies, whose word on who asks is taken. */
  readonly proxy: string | undefined;
  /** Who is at the keyboard, as the ledger names them. */
  readonly keyboard: string;
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

const isProxy = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  // Everybody’s word on who they are is nobody’s: /0 is no range.
  return most > 0 && more.length === 0 && (bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most));
};

/** One address or several, each with its range where it has one. */
const proxyIn = (said: string | undefined): string | undefined => {
  const all = said?.split(',').map((each) => each.trim());
  const wrong = all?.find((each) => !isProxy(each));
  if (wrong !== undefined)
    throw new ShellRefusal(
      `EVENHAND_PROXY has ${wrong === '' ? 'an empty address' : wrong} in it; it has to be addresses of your own proxies, such as 127.0.0.1,::1 or 10.0.4.0/24, with commas between them.`,
    );
  return all?.join(',');
};

const AS = /^[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])?$/;

/** The account’s own name, always: what somebody says of themselves stands beside it and never in its place. */
const keyboardOf = (as: string | undefined): string => {
  const account = `shell:${userInfo().username}`;
  if (as === undefined) return account;
  // It stands in the ledger for ever, unsealed: not a place for a sentence.
  if (!AS.test(as))
    throw new ShellRefusal(
      'EVENHAND_AS has to be a short name of your own: up to 32 small letters, figures, full stops, hyphens and underscores, such as it-desk. Put it right, or leave it out: your account’s name is logged in any case.',
    );
  return `${account} as ${as}`;
};

/** By its form alone, without the driver: a command that opens no database starts without it. A host may be left out. */
const isAddress = (url: string): boolean =>
  /^(?:postgres(?:ql)?:\/\/|socket:|\/)/.test(url) &&
  (url.startsWith('/') || URL.canParse(url.replace('@/', '@host/')));

/** Never with what was read: an address of a database holds a password. */
const databaseAt = (env: Environment, name: string, role: string): string | undefined => {
  const url = given(env[name]);
  if (url !== undefined && !isAddress(url))
    throw new ShellRefusal(
      `${name} is no address of a PostgreSQL database; it has to look like postgresql://${role}:…@db.example/evenhand, and in the password @ is written as %40, / as %2F, : as %3A, # as %23 and % as %25.`,
    );
  return url;
};

const baseUrlIn = (said: string | undefined): string | undefined => {
  if (said === undefined || (URL.canParse(said) && /^https?:$/.test(new URL(said).protocol))) return said;
  throw new ShellRefusal(
    `EVENHAND_BASE_URL is ${said}; it has to be the whole address that people open, such as https://evenhand.example.`,
  );
};

/** Reads the environment. Refuses what cannot be meant, with the name of its variable. */
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
    databaseUrl: databaseAt(env, 'DATABASE_URL', 'evenhand_app'),
    ownerUrl: databaseAt(env, 'DATABASE_OWNER_URL', 'evenhand_owner'),
    port,
    portIsGiven: named !== undefined,
    baseUrl: baseUrlIn(given(env['EVENHAND_BASE_URL'])),
    keyboard: keyboardOf(given(env['EVENHAND_AS'])),
    proxy: proxyIn(given(env['EVENHAND_PROXY'])),
  };
};
