import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { freshDatabase, plant } from '../../../test/database.ts';
import { inForce } from './transaction.ts';

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
