import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { freshDatabase, plant } from '../../../test/database.ts';
import { takeDown } from '../../../test/statements.ts';
import { holdCommit } from './hold.ts';
import { inForce, lookInForce, sendWithCommit } from './transaction.ts';

const db = await freshDatabase();
await plant(
  db,
  `INSERT INTO force (force, name, nation, issuer, client) VALUES ('northmoor', 'Northmoor', 'england', 'i', 'c')`,
);
await plant(
  db,
  `INSERT INTO force (force, name, nation, issuer, client) VALUES ('eastmere', 'Eastmere', 'wales', 'i', 'c')`,
  'eastmere',
);

const addStaff = (force: string) => sql`
  INSERT INTO staff (force, staff, subject, name, roles, started_at)
  VALUES (${force}, gen_random_uuid(), 'pat', 'Pat Example', '{officer}', now())`;

test('given two forces, when one writes, then the other sees nothing of it', async () => {
  await inForce(db.database, 'northmoor', (tx) => addStaff('northmoor').execute(tx));
  const seen = (force: string) =>
    inForce(db.database, force, async (tx) => (await sql`SELECT * FROM staff`.execute(tx)).rows.length);
  assert.equal(await seen('northmoor'), 1);
  assert.equal(await seen('eastmere'), 0);
});

test('given a transaction of one force, when it writes a row of another, then the database refuses', async () => {
  await assert.rejects(
    inForce(db.database, 'eastmere', (tx) => addStaff('northmoor').execute(tx)),
    /row-level security/,
  );
});

test('given a connection that was used before, when no force is set, then it sees nothing', async () => {
  const { rows } = await db.database.pool.query('SELECT * FROM staff');
  assert.equal(rows.length, 0);
});

test('given something that is no force id, when a transaction is asked for, then none opens', async () => {
  await assert.rejects(
    inForce(db.database, `x'; DROP TABLE staff; --`, () => Promise.resolve()),
    /not a force id/,
  );
});

test('given a transaction that failed while others of its questions were under way, when one of them asks on, then it asks nobody', async () => {
  const held = Promise.withResolvers<undefined>();
  const late = Promise.withResolvers<unknown>();
  await assert.rejects(
    inForce(db.database, 'northmoor', (tx) => {
      const asksOn = async () => {
        await sql`SELECT 1`.execute(tx);
        await held.promise;
        return sql`SELECT * FROM staff`.execute(tx);
      };
      asksOn().then(late.reject, late.resolve);
      return sql`SELECT nonsense`.execute(tx);
    }),
    /nonsense/,
  );
  held.resolve(undefined);
  assert.match(String(await late.promise), /the transaction is over/);
});

test('given a last statement that fails, when it is sent with COMMIT, then nothing of the transaction is kept', async () => {
  const count = () =>
    inForce(db.database, 'northmoor', async (tx) => (await sql`SELECT * FROM staff`.execute(tx)).rows.length);
  const before = await count();
  await assert.rejects(
    inForce(db.database, 'northmoor', async (tx) => {
      await sql`INSERT INTO staff (force, staff, subject, name, roles, started_at)
        VALUES ('northmoor', gen_random_uuid(), 'sam', 'Sam Example', '{officer}', now())`.execute(tx);
      sendWithCommit(tx, () => sql`SELECT nonsense`.execute(tx));
    }),
    /nonsense/,
  );
  assert.equal(await count(), before);
});

test('given something that COMMIT waits for, when it is not done or fails, then nothing of the transaction is kept', async () => {
  const count = () =>
    inForce(db.database, 'northmoor', async (tx) => (await sql`SELECT * FROM staff`.execute(tx)).rows.length);
  const before = await count();
  const added = (done: () => Promise<unknown>) =>
    inForce(db.database, 'northmoor', async (tx) => {
      await sql`INSERT INTO staff (force, staff, subject, name, roles, started_at)
        VALUES ('northmoor', gen_random_uuid(), gen_random_uuid()::text, 'Sam Example', '{officer}', now())`.execute(
        tx,
      );
      await holdCommit(tx, done());
    });
  await assert.rejects(
    added(() => Promise.reject(new Error('the disk is full'))),
    /the disk is full/,
  );
  assert.equal(await count(), before);
  const held = Promise.withResolvers<undefined>();
  const committed = added(() => held.promise);
  assert.equal(await count(), before);
  held.resolve(undefined);
  await committed;
  assert.equal(await count(), before + 1);
});

test('given a look, when it asks the same twice, then it is asked once, and again after something was written', async () => {
  const { taken } = takeDown(db.database);
  const asked = () => taken().filter(({ text }) => text.includes('FROM staff')).length;
  await lookInForce(db.database, 'northmoor', async (tx) => {
    const read = () => sql<{ name: string }>`SELECT name FROM staff WHERE force = ${'northmoor'}`.execute(tx);
    const [one, other] = await Promise.all([read(), read()]);
    assert.deepEqual(one.rows, other.rows);
    assert.equal(asked(), 1);
    await sql`UPDATE staff SET name = 'Robin Example'`.execute(tx);
    assert.ok((await read()).rows.every(({ name }) => name === 'Robin Example'));
  });
});
