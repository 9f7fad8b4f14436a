// The program's own shell, on a database of the test's.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from './database.ts';
import { askShell, type Ran } from './shell-asked.ts';

export type { Ran };

const cli = join(import.meta.dirname, '..', 'scripts', 'evenhand.mjs');

export interface Shell {
  readonly home: string;
  readonly run: (...args: readonly string[]) => Promise<Ran>;
}

/** Of this process what one of its own has too: where programs are, and what was compiled already, which is a second of each. */
export const inherited = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['PATH', 'NODE_COMPILE_CACHE'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

const ended = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [cli, ...args], { env: { ...inherited(), ...env } });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    run.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    run.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    run.once('error', reject);
    run.once('close', (code) => {
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
  });

/** What serves until it is stopped is no single answer. */
const SERVERS: readonly string[] = ['start', 'serve'];

const shellThat =
  (run: (args: readonly string[], env: Readonly<Record<string, string>>) => Promise<Ran>) =>
  (db: TestDatabase, over: Readonly<Record<string, string>> = {}): Shell => {
    const home = over['EVENHAND_HOME'] ?? mkdtempSync(join(tmpdir(), 'shell-'));
    const env = {
      EVENHAND_HOME: home,
      DATABASE_URL: db.appUrl,
      DATABASE_OWNER_URL: db.ownerUrl,
      EVENHAND_AS: 'it',
      ...over,
    };
    return { home, run: (...args) => run(args, env) };
  };

/** A shell with a home of its own, on `db` unless `over` says otherwise, in a thread that is kept for it. */
export const openShell = shellThat((args, env) =>
  SERVERS.includes(args[0] ?? '') ? ended(args, env) : askShell(args, { env }),
);

/** The same, each command a process as whoever types it has it. */
export const openProgram = shellThat(ended);

/** One plain sentence, and nothing of what lies behind it. */
export const assertOneSentence = (ran: Ran, code: number, words: RegExp): void => {
  assert.equal(ran.code, code, ran.err);
  assert.match(ran.err, words);
  // Where the call itself is wrong, how it is called stands under the sentence.
  const [said = '', ...rest] = ran.err.trimEnd().split('\n');
  assert.equal(rest.length, said.startsWith('error:') ? 1 : 0, ran.err);
  assert.doesNotMatch(ran.err, /\bat .*:\d+|SELECT|postgresql:\/\/(?!evenhand_(?:app|owner):…)|ECONN|node:/);
  assert.equal(ran.out, '');
};
