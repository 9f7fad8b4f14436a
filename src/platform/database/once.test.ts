import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sql } from 'kysely';
import { freshDatabase, plant } from '../../../test/database.ts';
import type { Tx } from './database.ts';
import { onceALook } from './once.ts';
import { inForce, lookInForce } from './transaction.ts';

const db = await freshDatabase();
await plant(
  db,
  `INSERT INTO force (force, name, nation, issuer, client) VALUES ('northmoor', 'Northmoor', 'england', 'i', 'c')`,
);

const forceRead = () => {
  const read: string[] = [];
  const nameOf = onceALook(async (tx: Tx, id: string) => {
    read.push(id);
    const { rows } = await sql<{ name: string }>`SELECT name FROM force WHERE force = ${id}`.execute(tx);
    return rows.map(({ name }) => name);
  });
  return { read, nameOf };
};

it('given a look, when several ask for one reading, then it is made once for each case, and by each look anew', async () => {
  const { read, nameOf } = forceRead();
  for (let nth = 0; nth < 2; nth += 1) {
    const found = await lookInForce(db.database, 'northmoor', async (tx) => [
      ...(await Promise.all([nameOf(tx, 'northmoor'), nameOf(tx, 'elsewhere')])),
      await nameOf(tx, 'northmoor'),
    ]);
    assert.deepEqual(found, [['Northmoor'], [], ['Northmoor']]);
  }
  assert.deepEqual(read, ['northmoor', 'elsewhere', 'northmoor', 'elsewhere']);
});

it('given two readings of one case, when a look makes both, then neither is taken for the other', async () => {
  const { nameOf } = forceRead();
  const lengthOf = onceALook(async (tx: Tx, id: string) => (await nameOf(tx, id)).length);
  const found = await lookInForce(db.database, 'northmoor', (tx) =>
    Promise.all([nameOf(tx, 'northmoor'), lengthOf(tx, 'northmoor')]),
  );
  assert.deepEqual(found, [['Northmoor'], 1]);
});

const rename = (tx: Tx, name: string) =>
  sql`WITH changed AS (SELECT set_config('evenhand.name', ${name}, true) AS name) SELECT name FROM changed`.execute(tx);

it('given a reading that was made, when something is written, then it is made anew', async () => {
  const nameOf = onceALook(async (tx: Tx) => {
    const { rows } = await sql<{ name: string }>`SELECT current_setting('evenhand.name', true) AS name`.execute(tx);
    return rows[0]?.name;
  });
  const twice = async (tx: Tx) => {
    await rename(tx, 'before');
    const before = await nameOf(tx, 'northmoor');
    await rename(tx, 'after');
    return [before, await nameOf(tx, 'northmoor')];
  };
  assert.deepEqual(await lookInForce(db.database, 'northmoor', twice), ['before', 'after']);
  assert.deepEqual(await inForce(db.database, 'northmoor', twice), ['before', 'after']);
});
