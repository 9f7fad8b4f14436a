import { createServer as createSocket } from 'node:net';
import type { Command } from 'commander';
import type { FastifyInstance } from 'fastify';
import { readConfig, type Config } from './config.ts';
import { seedDemonstration } from './demonstration.ts';
import { openInstallation, type Opened } from './installation.ts';
import { createApp } from './main.ts';
import { EXIT, ShellRefusal } from './platform/command/index.ts';
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
  if (portIsGiven) throw new ShellRefusal(`port ${port} is in use. Stop what uses it, or set PORT to another.`, 1);
  for (let next = port + 1; next < port + PORTS_TRIED; next += 1) if (await isFree(next)) return next;
  throw new ShellRefusal(`ports ${port} to ${port + PORTS_TRIED - 1} are all in use. Set PORT to a free one.`, 1);
};

/** The last of ours to leave stops PostgreSQL; another that still uses it keeps it. */
const stopOwnPostgres = async (opened: Opened): Promise<void> => {
  const { own } = opened.urls;
  if (own === undefined) return;
  if (await own.isInUse()) return;
  await own.stop();
};

const untilStopped = (app: FastifyInstance, clockwork: Clockwork, opened: Opened): void => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void (async () => {
      await app.close();
      await clockwork.stop();
      await opened.close();
      await stopOwnPostgres(opened);
      process.exit(0);
    })();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

const run = async (opened: Opened, config: Config): Promise<void> => {
  const port = await findPort(config);
  const baseUrl = config.baseUrl ?? `http://localhost:${port}`;
  const app = await createApp(opened, baseUrl);
  const clockwork = runLedger(opened.database, opened.forces, opened.folders, () => {
    say('The ledger could not be continued; it is tried again.');
  });
  untilStopped(app, clockwork, opened);
  await app.listen({ port, host: 'localhost' });
  process.stdout.write(`${baseUrl}\n`);
};

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  say('Evenhand: a demonstration on this machine; every person and case in it is invented.');
  const opened = await openInstallation(config, 'demonstration');
  await seedDemonstration(opened);
  await run(opened, config);
};

const serve = async (): Promise<void> => {
  const opened = await openInstallation(readConfig(process.env), 'production');
  await opened.close();
  throw new ShellRefusal(
    'production does not start yet: it needs each force’s settings, signed by its registrar and its policy owner.',
    EXIT.failed,
  );
};

/** `evenhand start` (the demonstration) and `evenhand serve` (production). */
export const registerServe = (program: Command): void => {
  program
    .command('start')
    .description('run the demonstration on this machine, with invented people and cases')
    .action(start);
  program.command('serve').description('run for real, with DATABASE_URL and DATABASE_OWNER_URL').action(serve);
};
