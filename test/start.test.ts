import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { after, it } from 'node:test';
import { startOwnPostgres } from '../src/platform/database/index.ts';
import { inherited } from './shell.ts';

const program = join(import.meta.dirname, '..', 'scripts', 'evenhand.mjs');
const home = mkdtempSync(join(tmpdir(), 'start-'));

interface Running {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly out: string[];
  readonly err: string[];
  /** Its first line on standard output; rejects when it ends without one. */
  readonly address: Promise<string>;
}

const running: Running[] = [];

const start = (env: Readonly<Record<string, string>> = {}): Running => {
  const child = spawn(process.execPath, [program, 'start'], {
    env: { ...inherited(), EVENHAND_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err]: [string[], string[]] = [[], []];
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out.push(chunk.toString());
      if (out.join('').includes('\n')) resolve(out.join('').split('\n')[0] ?? '');
    });
    child.once('close', () => {
      reject(new Error(err.join('')));
    });
  });
  const one = { process: child, out, err, address };
  running.push(one);
  return one;
};

const end = async ({ process: child }: Running, signal: NodeJS.Signals): Promise<void> => {
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
};

const health = async (address: string): Promise<unknown> => (await fetch(new URL('/health', address))).json();
const WELL = { ok: true, database: true, ledger: true, settings: true, guidance: true };

after(async () => {
  for (const one of running)
    if (one.process.exitCode === null && one.process.signalCode === null) await end(one, 'SIGKILL');
  await (await startOwnPostgres(join(home, 'postgres'))).stop();
});

it('given a fresh home, when the demonstration is started twice at once, then both serve, each with one address and no other', async () => {
  const both = [start(), start()];
  const addresses = await Promise.all(both.map(({ address }) => address));
  assert.equal(new Set(addresses).size, 2);
  for (const [i, { out, err }] of both.entries()) {
    assert.match(out.join(''), /^http:\/\/localhost:\d+\n$/);
    assert.doesNotMatch(err.join(''), /:\/\/|\d+\.\d+\.\d+\.\d+/);
    assert.deepEqual(await health(addresses[i] ?? ''), WELL);
    const page = await fetch(addresses[i] ?? '');
    assert.deepEqual([page.status, page.redirected], [200, false]);
    assert.match(await page.text(), /invented/);
  }
  await end(both[0] ?? start(), 'SIGTERM');
  assert.deepEqual(await health(addresses[1] ?? ''), WELL);
});

it('given a server that was killed, when it is started again, then it goes on where it was', async () => {
  const [, twin] = running;
  if (twin !== undefined) await end(twin, 'SIGKILL');
  const again = start();
  assert.deepEqual(await health(await again.address), WELL);
  await end(again, 'SIGTERM');
});

it('given a port in use that was asked for, when started, then one sentence says so and nothing serves', async () => {
  const taken = createServer();
  taken.listen(0, 'localhost');
  await once(taken, 'listening');
  const bound = taken.address();
  const port = typeof bound === 'object' && bound !== null ? String(bound.port) : '';
  const refused = start({ PORT: port });
  await assert.rejects(
    refused.address,
    new RegExp(`port ${port} is in use\\. Stop what uses it, or set PORT to another\\.`),
  );
  assert.deepEqual([refused.process.exitCode, refused.out], [1, []]);
  taken.close();
});
