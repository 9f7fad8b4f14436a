import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { sql } from 'kysely';
import { APPLICATION, isDatabaseLost, openDatabase, startOwnPostgres, withClient } from './index.ts';
import { inForce } from './transaction.ts';

/** A server of this file's own: the other tests' goes on. */
const home = mkdtempSync(join(tmpdir(), 'lost-'));
const first = await startOwnPostgres(home);
const database = openDatabase(first.url('postgres', APPLICATION), 4);
after(async () => {
  await database.close();
  await (await startOwnPostgres(home)).stop();
});

const ask = () => inForce(database, 'northmoor', (tx) => sql`SELECT 1`.execute(tx));
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'it did not fail',
    (error: unknown) => error,
  );

it('given work under way on every connection, when the server stops, then each fails as lost, and all goes on once it is back', async () => {
  const begun = Array.from({ length: 4 }, () => Promise.withResolvers<undefined>());
  const held = Promise.withResolvers<undefined>();
  const underWay = begun.map(({ resolve }) =>
    failureOf(
      inForce(database, 'northmoor', async (tx) => {
        await sql`SELECT 1`.execute(tx);
        resolve(undefined);
        await held.promise;
        await sql`SELECT 1`.execute(tx);
      }),
    ),
  );
  await Promise.all(begun.map(({ promise }) => promise));
  await first.stop();
  held.resolve(undefined);
  for (const error of await Promise.all(underWay)) assert.ok(isDatabaseLost(error), String(error));
  for (let i = 0; i < 20; i += 1) assert.ok(isDatabaseLost(await failureOf(ask())));
  await startOwnPostgres(home);
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  assert.equal(answers.length, 20);
});

it('given what is a fault of the question, or of a file, when it fails, then it is not taken for a lost database', async () => {
  assert.equal(isDatabaseLost(await failureOf(sql`SELECT nonsense`.execute(database.kysely))), false);
  assert.equal(isDatabaseLost(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' })), false);
  assert.equal(isDatabaseLost(new Error('a bug')), false);
  assert.equal(isDatabaseLost('nothing'), false);
});

it('given no server at an address, when it is asked, then it is lost, over a network port as over a socket', async () => {
  const ping = (url: string) => failureOf(withClient(url, (client) => client.query('SELECT 1')));
  assert.ok(isDatabaseLost(await ping('postgresql://u@localhost:1/x')));
  assert.ok(isDatabaseLost(await ping(`postgresql://u@/x?host=${encodeURIComponent('/nowhere')}`)));
});
