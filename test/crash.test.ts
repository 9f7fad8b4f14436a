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

// Without older cases: what is taken over beside the sixteen would be a second thing to count.
const environment = { ...process.env, EVENHAND_HOME: home, EVENHAND_PAST: 'none', PORT: String(await freePort()) };

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

interface Kind {
  readonly at: (file: string) => string;
  readonly body: object;
  /** What was made, from the answer. */
  readonly made: (answer: unknown) => { readonly id: string; readonly case: string };
  /** All that were ever made of it. */
  readonly rows: string;
}

/** What the sixteen write: a report, and then in its case somebody who was added, and what was answered. */
const KINDS: Readonly<Record<'report' | 'person' | 'answer', Kind>> = {
  report: {
    at: () => '/api/reports',
    body: { toldBy: 'school', when: 'now', safe: 'not-known', children: 1 },
    made: (answer) => {
      const made = z.object({ case: z.uuid(), report: z.uuid() }).parse(answer);
      return { id: made.report, case: made.case };
    },
    rows: 'SELECT report AS id FROM report',
  },
  person: {
    at: (file) => `/api/cases/${file}/people`,
    body: { kind: 'adult' },
    made: (answer) => {
      const made = z.object({ case: z.uuid(), person: z.uuid() }).parse(answer);
      return { id: made.person, case: made.case };
    },
    rows: `SELECT person AS id FROM party WHERE kind = 'adult'`,
  },
  answer: {
    at: (file) => `/api/cases/${file}/answers`,
    body: { fact: 'coercion', direction: 'case', state: 'unknown' },
    made: (answer) => {
      const made = z.object({ case: z.uuid(), answer: z.uuid() }).parse(answer);
      return { id: made.answer, case: made.case };
    },
    rows: 'SELECT answer AS id FROM answer',
  },
};
type Name = keyof typeof KINDS;
const NAMES: readonly Name[] = ['report', 'person', 'answer'];

interface Sent {
  readonly key: string;
  readonly name: Name;
  /** Of the case that it changes; nothing of a report. */
  readonly file: string;
}
const sent = new Map<string, Sent>();
const acknowledged = new Map<string, { readonly name: Name; readonly id: string; readonly case: string }>();

/** Sends a change under its key; gives its case where it was acknowledged. */
const send = async (client: Client, one: Sent): Promise<string | undefined> => {
  const { key, name, file } = one;
  sent.set(key, one);
  try {
    const { at, body, made } = KINDS[name];
    const answer = await client.send('POST', at(file), body, { 'idempotency-key': key });
    if (answer.status !== 201) return undefined;
    const now = made(JSON.parse(answer.text));
    const before = acknowledged.get(key);
    assert.ok(before === undefined || before.id === now.id, 'one key was given two effects');
    acknowledged.set(key, { ...now, name });
    return now.case;
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    return undefined;
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
    let file: string | undefined;
    for (let i = 0; killed === undefined; i += 1) {
      // Each in its turn, and a report again where its case is not known.
      const name = file === undefined ? 'report' : (NAMES[i % NAMES.length] ?? 'report');
      const key = `round-${round}-writer-${writer}-${i}`;
      file = (await send(client, { key, name, file: file ?? '' })) ?? file;
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
  const open = [...sent.values()].filter(({ key }) => !acknowledged.has(key));
  const last = [...acknowledged.keys()].slice(-8).flatMap((key) => sent.get(key) ?? []);
  for (const one of [...open, ...last]) assert.notEqual(await send(client, one), undefined, one.key);
  return open.length;
};

const openIt = () => openInstallation(readConfig(environment), 'demonstration');

const rowsOf = async (url: string | undefined): Promise<Readonly<Record<Name, readonly string[]>>> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const read = async (name: Name): Promise<readonly string[]> =>
    (await client.query<{ id: string }>(KINDS[name].rows)).rows.map(({ id }) => id);
  const rows = { report: await read('report'), person: await read('person'), answer: await read('answer') };
  await client.end();
  return rows;
};

it(`given ${ROUNDS} kills under sixteen writers, when it starts again, then all that was acknowledged is there once`, async (t) => {
  let running = await start();
  after(() => running.child.kill('SIGKILL'));
  const before = await openIt();
  const seeded = await rowsOf(before.premises.own?.url('evenhand', 'postgres'));
  await before.close();
  let again = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await writeUntilKilled(running, round, round === ROUNDS - 1);
    running = await start();
    again += await sendAgain(running);
  }
  const opened = await openIt();
  try {
    const rows = await rowsOf(opened.premises.own?.url('evenhand', 'postgres'));
    for (const name of NAMES) {
      const mine = [...acknowledged.values()].filter((one) => one.name === name).map(({ id }) => id);
      assert.ok(mine.length > 0, `no ${name} was acknowledged`);
      assert.deepEqual(rows[name].toSorted(), [...mine, ...seeded[name]].toSorted());
    }
    await makeCheckpoint(opened.database, 'northmoor', opened.folders);
    const { problems, size } = await verifyLedger(opened.database, 'northmoor', opened.folders.checkpoints);
    assert.deepEqual(problems, []);
    t.diagnostic(`${ROUNDS} kills, ${acknowledged.size} acknowledged, ${again} without an answer, ${size} entries`);
  } finally {
    await opened.close();
    await kill(running.child, 'SIGTERM');
  }
});
