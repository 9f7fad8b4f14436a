import { createServer as createSocket } from 'node:net';
import type { Command } from 'commander';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { readConfig, type Config } from './config.ts';
import type { KeptGuidance } from './guidance.ts';
import type { Opened } from './installation.ts';
import { lacksProxy, NAME_THE_PROXY } from './proxy.ts';
import { londonDay } from './platform/clock/index.ts';
import { EXIT, ShellRefusal } from './platform/command/index.ts';
import { readSettings } from './platform/setting/index.ts';
import { claimKeys } from './platform/health/index.ts';
import { runLedger, type Clockwork } from './platform/ledger/index.ts';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket();
    socket.once('error', () => {
      resolve(false);
    });
    socket.listen(port, 'localhost', () =>
      socket.close(() => {
        resolve(true);
      }),
    );
  });

const PORTS_TRIED = 50;

const findPort = async ({ port, portIsGiven }: Config): Promise<number> => {
  if (await isFree(port)) return port;
  // Asked for by name: another would be an address that nobody was told.
  if (portIsGiven) throw new ShellRefusal(`port ${port} is in use. Stop what uses it, or set PORT to another.`, 1);
  for (let next = port + 1; next < port + PORTS_TRIED; next += 1) if (await isFree(next)) return next;
  throw new ShellRefusal(`ports ${port} to ${port + PORTS_TRIED - 1} are all in use. Set PORT to a free one.`, 1);
};

const untilStopped = (app: FastifyInstance, clockwork: Clockwork, opened: Opened, ended: () => Promise<void>): void => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void (async () => {
      const closing = app.close();
      // A browser may hold a connection on which it never asked anything; what is being answered gets two seconds.
      const cut = setTimeout(() => {
        app.server.closeAllConnections();
      }, 2000);
      await closing;
      clearTimeout(cut);
      await ended();
      await clockwork.stop();
      await opened.close();
      // The last of ours to leave stops PostgreSQL; another that still uses it keeps it.
      await opened.premises.own?.stopUnlessUsed();
      process.exit(0);
    })();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** Another program may take the port between asking and listening: then the next one is asked for. */
const listen = async (
  opened: Opened,
  config: Config,
  signingOnly: boolean,
  kept: KeptGuidance,
): Promise<{ app: FastifyInstance; baseUrl: string }> => {
  const { createApp } = await import('./main.ts');
  // The framework says where it listens, in figures: a second address beside the one that people are given.
  const log = pino({ base: null, level: config.logLevel }, pino.destination(2));
  const trusted = config.proxy === undefined ? {} : { trustProxy: config.proxy };
  for (;;) {
    const port = await findPort(config);
    const baseUrl = config.baseUrl ?? `http://localhost:${port}`;
    const app = await createApp(opened, baseUrl, { log, ...trusted }, signingOnly, kept);
    try {
      await app.listen({ port, host: 'localhost' });
      return { app, baseUrl };
    } catch (error) {
      await app.close();
      if (!isTaken(error)) throw error;
    }
  }
};

/** Work beside the server, which ends soon after it is told to. */
type Beside = (ending: AbortSignal) => Promise<void>;

const NOTHING: Beside = () => Promise.resolve();

const run = async (opened: Opened, config: Config, signingOnly = false, beside = NOTHING): Promise<void> => {
  if (lacksProxy(config)) say(NAME_THE_PROXY);
  // Before anything is sealed or signed: what is done with another installation's keys cannot be undone.
  for (const force of await opened.forces())
    await claimKeys(opened.database, { store: opened.keys, folders: opened.folders }, force);
  const { keepGuidance } = await import('./guidance.ts');
  const kept = keepGuidance(opened, await opened.today(), say);
  const { app, baseUrl } = await listen(opened, config, signingOnly, kept);
  const clockwork = runLedger(opened.database, opened.forces, opened.folders, (failing) => {
    say(failing ? 'The ledger cannot be continued; it is tried again and again.' : 'The ledger goes on.');
  });
  const ending = new AbortController();
  const besides = beside(ending.signal).catch((error: unknown) => {
    say(`What runs beside the server stopped: ${error instanceof Error ? error.message : 'unknown'}`);
  });
  untilStopped(app, clockwork, opened, async () => {
    ending.abort();
    await besides;
  });
  process.stdout.write(`${baseUrl}\n`);
};

/** What was opened is closed when nothing comes of it, so that the process ends at once. */
const orClose = async (opened: Opened, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    await opened.close();
    await opened.premises.own?.stopUnlessUsed();
    throw error;
  }
};

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  // Before anything is begun: a port that is taken is known at once.
  await findPort(config);
  const { openInstallation } = await import('./installation.ts');
  const { seedDemonstration } = await import('./demonstration.ts');
  const { PAST_CASES, seedPast } = await import('./demonstration.past.ts');
  const { seedGuidance } = await import('./demonstration.guidance.ts');
  const opened = await openInstallation(config, 'demonstration');
  say('Evenhand: a demonstration on this machine; every person and case in it is invented.');
  await orClose(opened, async () => {
    await seedDemonstration(opened, 'every situation');
    // Once it answers: nobody waits for a past.
    const past: Beside = async (ending) => {
      await seedPast(opened, { count: PAST_CASES, ending });
      await seedGuidance(opened, ending);
    };
    await run(opened, config, false, config.past === 'none' ? NOTHING : past);
  });
};

/** Production starts once registrar and policy owner have signed each force's settings for the guidance in force. */
const assertSigned = async (opened: Opened): Promise<void> => {
  const [{ settingsOn }, { openGuidance }] = await Promise.all([import('./main.ts'), import('./guidance.ts')]);
  const settings = settingsOn(openGuidance(), londonDay(await opened.today()));
  // Each of them: one that has not signed would be worked by defaults that nobody answers for (design, section 6).
  for (const force of await opened.forces()) {
    const found = await opened.consult(opened.actorIn(force), readSettings(settings), { page: 1 });
    if (found.ok && found.value.isSignedFor) continue;
    throw new ShellRefusal(
      `production does not start yet: ${force} has no settings for guidance ${settings.policy} that its registrar and its policy owner have both signed. Run evenhand serve --sign, sign at /settings, then start again.`,
      EXIT.failed,
    );
  }
};

const NO_FORCE =
  'there is no force yet: add one with evenhand force add, and its registrar and policy owner with evenhand staff start. If a restore was stopped, run it again: nothing of it is in the database.';

/** `--sign`: serves nothing but signing in and the settings, so that the two can sign before anything real is entered. */
const serve = async ({ sign }: { readonly sign?: true }): Promise<void> => {
  const config = readConfig(process.env);
  const { openInstallation } = await import('./installation.ts');
  const opened = await openInstallation(config, 'production');
  await orClose(opened, async () => {
    if ((await opened.forces()).length === 0) throw new ShellRefusal(NO_FORCE, EXIT.failed);
    if (sign !== true) await assertSigned(opened);
    await run(opened, config, sign === true);
  });
};

/** `evenhand start` (the demonstration) and `evenhand serve` (production). */
export const registerServe = (program: Command): void => {
  program
    .command('start')
    .description('run the demonstration on this machine, with invented people and cases')
    .action(start);
  program
    .command('serve')
    .description('run for real, with DATABASE_URL and DATABASE_OWNER_URL')
    .option('--sign', 'serve only the settings, so that they can be signed')
    .action(serve);
};
