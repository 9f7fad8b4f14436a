import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { startOwnPostgres } from '../src/platform/database/index.ts';
import { endProgram, startProgram, type Running } from './started.ts';

const home = mkdtempSync(join(tmpdir(), 'start-'));
const running: Running[] = [];

const start = (env: Readonly<Record<string, string>> = {}): Running => {
  const one = startProgram(['start'], { EVENHAND_HOME: home, ...env });
  running.push(one);
  return one;
};

const health = async (address: string): Promise<unknown> => (await fetch(new URL('/health', address))).json();
const WELL = { ok: true, database: true, ledger: true, settings: true, guidance: true };

after(async () => {
  for (const one of running) await endProgram(one, 'SIGKILL');
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
  await endProgram(both[0] ?? start(), 'SIGTERM');
  assert.deepEqual(await health(addresses[1] ?? ''), WELL);
});

it('given a server that was killed, when it is started again, then it goes on where it was', async () => {
  const [, twin] = running;
  if (twin !== undefined) await endProgram(twin, 'SIGKILL');
  const again = start();
  assert.deepEqual(await health(await again.address), WELL);
  await endProgram(again, 'SIGTERM');
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
