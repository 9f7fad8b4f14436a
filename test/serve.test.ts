// The program in earnest: what its environment says reaches the server.
import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { emptyDatabase } from './database.ts';
import { openShell } from './shell.ts';
import { endProgram, startProgram, type Running } from './started.ts';

const db = await emptyDatabase();
const shell = openShell(db);
const running: Running[] = [];
after(async () => {
  for (const one of running) await endProgram(one, 'SIGKILL');
});

/** How many requests are left to each who comes by a proxy, asking in turn. */
const leftTo = async (env: Readonly<Record<string, string>>, forwarded: readonly string[]) => {
  const of = { EVENHAND_HOME: shell.home, DATABASE_URL: db.appUrl, DATABASE_OWNER_URL: db.ownerUrl, EVENHAND_AS: 'it' };
  const serving = startProgram(['serve', '--sign'], { ...of, ...env });
  running.push(serving);
  const address = await serving.address;
  const left = [];
  for (const from of forwarded) {
    const answer = await fetch(new URL('/sign-in', address), {
      headers: { 'x-forwarded-for': from },
      redirect: 'manual',
    });
    left.push(Number(answer.headers.get('x-ratelimit-remaining')));
  }
  await endProgram(serving, 'SIGTERM');
  return left;
};

it('given EVENHAND_PROXY, when serve is asked by way of it, then each who comes by it counts alone; where none is named, all count as one', async () => {
  const added = await shell.run(
    ...['force', 'add', 'northmoor', '--name', 'Northmoor Police', '--nation', 'england'],
    ...['--issuer', 'https://id.example'],
  );
  assert.equal(added.code, 0, added.err);
  const comers = ['192.0.2.1', '192.0.2.1', '192.0.2.2'];
  const [most = 0, ...named] = await leftTo({ EVENHAND_PROXY: '127.0.0.1,::1' }, comers);
  assert.ok(most > 2);
  assert.deepEqual(named, [most - 1, most]);
  assert.deepEqual(await leftTo({}, comers), [most, most - 1, most - 2]);
});
