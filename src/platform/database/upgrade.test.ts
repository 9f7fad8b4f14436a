import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { emptyDatabase, migrations, plant, type TestDatabase } from '../../../test/database.ts';
import { APPLICATION, migrate, type Migration } from './index.ts';

const make = (id: string, sql: string): Migration => ({
  id,
  sql,
  digest: createHash('sha256').update(sql).digest('hex'),
});

/** Everything that a migration can change, as the catalogue has it, and what was applied. */
const shapeOf = async (db: TestDatabase): Promise<unknown> => {
  const { rows } = await plant(
    db,
    `SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 ORDER BY 1, a.attnum`,
  );
  return [rows, (await plant(db, 'SELECT * FROM migration ORDER BY id')).rows];
};

const addForce = (db: TestDatabase) =>
  plant(
    db,
    `INSERT INTO force (force, name, nation, issuer, client) VALUES ('northmoor', 'Northmoor', 'england', 'i', 'c')`,
  );

const addStaff = (db: TestDatabase, subject: string): Promise<unknown> =>
  db.database.pool.query(
    `BEGIN; SET LOCAL evenhand.force = 'northmoor';
     INSERT INTO staff (force, staff, subject, name, roles, started_at)
       VALUES ('northmoor', gen_random_uuid(), '${subject}', 'N', '{officer}', now()); COMMIT`,
  );

describe('an upgrade', () => {
  it('given data of the version before and somebody who goes on writing, when the rest is applied, then nothing of it is lost', async () => {
    const db = await emptyDatabase();
    const [before, rest] = [migrations.slice(0, -1), migrations.slice(-1)];
    const heavy = make(
      '9001-heavy',
      `ALTER TABLE staff ADD COLUMN note text NOT NULL DEFAULT 'none'; CREATE INDEX staff_note ON staff (force, note);`,
    );
    assert.deepEqual(
      await migrate(db.ownerUrl, APPLICATION, before),
      before.map(({ id }) => id),
    );
    await addForce(db);
    let written = 0;
    const stopped = new AbortController();
    const some = Promise.withResolvers<undefined>();
    const writing = (async () => {
      for (; !stopped.signal.aborted; written += 1) {
        await addStaff(db, `s${written}`);
        if (written === 20) some.resolve(undefined);
      }
    })();
    await some.promise;
    const done = await migrate(db.ownerUrl, APPLICATION, [...before, ...rest, heavy]);
    const atTheEnd = written;
    stopped.abort();
    await writing;
    assert.deepEqual(
      done,
      [...rest, heavy].map(({ id }) => id),
    );
    const { rowCount } = await plant(db, `SELECT FROM staff WHERE note = 'none'`);
    assert.equal(rowCount, written);
    assert.ok(atTheEnd >= 20);
  });

  it('given digests of requests without a key, when the migration of it is applied, then none is left of any force', async () => {
    const db = await emptyDatabase();
    const at = migrations.findIndex(({ id }) => id === '0140-request-digest');
    await migrate(db.ownerUrl, APPLICATION, migrations.slice(0, at));
    await addForce(db);
    await plant(
      db,
      `INSERT INTO idempotency (force, actor, action, key, digest, given, at)
        VALUES ('northmoor', 'sam', 'write-note', 'sent-just-now', sha256('Linden'), '{}', now())`,
    );
    await migrate(db.ownerUrl, APPLICATION, migrations.slice(0, at + 1));
    assert.deepEqual((await plant(db, 'SELECT key FROM idempotency')).rows, []);
  });

  it('given several starts at once, when each applies what is missing, then one does and the others find it done', async () => {
    const db = await emptyDatabase();
    const done = await Promise.all([1, 2, 3].map(() => migrate(db.ownerUrl, APPLICATION, migrations)));
    assert.deepEqual(done.map((ids) => ids.length).toSorted(), [0, 0, migrations.length]);
  });

  it('given two migrations of which the second fails, when applied, then all is as it was, the first too', async () => {
    const db = await emptyDatabase();
    await migrate(db.ownerUrl, APPLICATION, migrations);
    await addForce(db);
    const shape = await shapeOf(db);
    const good = make('9001-good', 'ALTER TABLE force ADD COLUMN more int');
    const bad = make('9002-bad', `DELETE FROM force; ALTER TABLE nowhere ADD COLUMN x int`);
    await assert.rejects(
      migrate(db.ownerUrl, APPLICATION, [...migrations, good, bad]),
      /9002-bad failed and all was undone/,
    );
    assert.deepEqual(await shapeOf(db), shape);
    assert.equal((await plant(db, 'SELECT FROM force')).rowCount, 1);
  });

  it('given an empty database, when its first migration fails, then it is empty still', async () => {
    const db = await emptyDatabase();
    await assert.rejects(migrate(db.ownerUrl, APPLICATION, [make('0001-bad', 'nonsense')]), /0001-bad failed/);
    assert.equal((await plant(db, `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).rowCount, 0);
  });

  it('given an applied migration that was changed, or a database that is newer, when started, then it is refused in words', async () => {
    const db = await emptyDatabase();
    await migrate(db.ownerUrl, APPLICATION, migrations);
    const changed = migrations.map((one, i) => (i === 0 ? make(one.id, `${one.sql}\n`) : one));
    await assert.rejects(
      migrate(db.ownerUrl, APPLICATION, changed),
      /0001-platform was changed after it was applied\. Restore the file/,
    );
    await assert.rejects(
      migrate(db.ownerUrl, APPLICATION, migrations.slice(0, -1)),
      /This database is newer than this program/,
    );
  });
});
