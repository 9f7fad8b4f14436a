// Kills the real program while sixteen write to it: what was acknowledged is there once, and the log holds.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, it } from 'node:test';
import pg from 'pg';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { openInstallation } from '../src/installation.ts';
import { makeCheckpoint, verifyLedger } from '../src/platform/ledger/index.ts';
import { openClient, type Client } from './sign-in.ts';

/** Rounds of killing: few here, many when everything is assured. */
const ROUNDS = Number(process.env['EVENHAND_CRASH_ROUNDS'] ?? 1);
const WRITERS = 16;
const ACKNOWLEDGED_BEFORE_THE_KILL = 48;

const root = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'evenhand-crash-'));
after(() => {
  rmSync(home, { recursive: true, force: true });
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const socket = createServer();
    socket.listen(0, 'localhost', () => {
      const address = socket.address();
      socket.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });

const environment = { ...process.env, EVENHAND_HOME: home, PORT: String(await freePort()) };

interface Running {
  readonly child: ChildProcess;
  readonly baseUrl: string;
}

/** Starts the program and waits for the one line that says it can answer. */
const start = async (): Promise<Running> => {
  const child = spawn(process.execPath, ['src/cli.ts', 'start'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  const lines = createInterface({ input: child.stdout });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`the program ended with ${String(code)}: ${said.join('').slice(-800)}`));
    });
  });
  ended.catch(() => undefined);
  const line = await Promise.race([new Promise<string>((resolve) => lines.once('line', resolve)), ended]);
  return { child, baseUrl: line };
};

const kill = (child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill(signal);
  });

const postmaster = (): number =>
  Number(readFileSync(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

const Acknowledged = z.object({ case: z.uuid(), reference: z.string(), report: z.uuid() });
const acknowledged = new Map<string, string>();
const sent = new Map<string, number>();

/** Sends a report under its key; says whether it was acknowledged. */
const send = async (client: Client, key: string): Promise<boolean> => {
  const body = { toldBy: 'school', when: 'now', safe: 'not-known', children: 1 };
  sent.set(key, (sent.get(key) ?? 0) + 1);
  try {
    const answer = await client.send('POST', '/api/reports', body, { 'idempotency-key': key });
    if (answer.status !== 201) return false;
    const { report } = Acknowledged.parse(JSON.parse(answer.text));
    const before = acknowledged.get(key);
    assert.ok(before === undefined || before === report, 'one key was given two reports');
    acknowledged.set(key, report);
    return true;
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    return false;
  }
};

/** Sixteen write until so much is acknowledged, and the program is killed in the midst of the rest. */
const writeUntilKilled = async ({ child, baseUrl }: Running, round: number, alsoPostgres: boolean): Promise<void> => {
  const client = openClient(baseUrl);
  await client.signIn('northmoor', 'officer');
  const goal = acknowledged.size + ACKNOWLEDGED_BEFORE_THE_KILL;
  let killed: Promise<void> | undefined;
  const end = (): Promise<void> => {
    if (alsoPostgres) process.kill(postmaster(), 'SIGKILL');
    return kill(child, 'SIGKILL');
  };
  const write = async (writer: number): Promise<void> => {
    for (let i = 0; killed === undefined; i += 1) {
      await send(client, `round-${round}-writer-${writer}-${i}`);
      if (acknowledged.size >= goal) killed ??= end();
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  await killed;
};

/** Every request without an answer is sent again with its key: it has one effect, whichever it was. */
const sendAgain = async ({ baseUrl }: Running): Promise<number> => {
  const client = openClient(baseUrl);
  await client.signIn('northmoor', 'officer');
  const open = [...sent.keys()].filter((key) => !acknowledged.has(key));
  for (const key of [...open, ...[...acknowledged.keys()].slice(-8)]) assert.ok(await send(client, key), key);
  return open.length;
};

const openIt = () => openInstallation(readConfig(environment), 'demonstration');

it(`given ${ROUNDS} kills under sixteen writers, when it starts again, then all that was acknowledged is there once`, async (t) => {
  let running = await start();
  after(() => running.child.kill('SIGKILL'));
  const before = await openIt();
  const client = new pg.Client({ connectionString: before.premises.own?.url('evenhand', 'postgres') });
  await client.connect();
  const seeded = await client.query<{ report: string }>('SELECT report FROM report');
  await client.end();
  await before.close();
  let again = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await writeUntilKilled(running, round, round === ROUNDS - 1);
    running = await start();
    again += await sendAgain(running);
  }
  const opened = await openIt();
  try {
    const reader = new pg.Client({ connectionString: opened.premises.own?.url('evenhand', 'postgres') });
    await reader.connect();
    const { rows } = await reader.query<{ report: string }>('SELECT report FROM report');
    await reader.end();
    const wanted = [...acknowledged.values(), ...seeded.rows.map(({ report }) => report)];
    assert.deepEqual(rows.map(({ report }) => report).toSorted(), wanted.toSorted());
    await makeCheckpoint(opened.database, 'northmoor', opened.folders);
    const { problems, size } = await verifyLedger(opened.database, 'northmoor', opened.folders.checkpoints);
    assert.deepEqual(problems, []);
    t.diagnostic(`${ROUNDS} kills, ${acknowledged.size} acknowledged, ${again} without an answer, ${size} entries`);
  } finally {
    await opened.close();
    await kill(running.child, 'SIGTERM');
  }
});
