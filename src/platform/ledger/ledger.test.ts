import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, beforeEach, describe, it } from 'node:test';
import { sql, type RawBuilder } from 'kysely';
import { freshDatabase, plant } from '../../../test/database.ts';
import { inForce } from '../database/transaction.ts';
import { createLedgerKey, openCheckpoint, readCheckpoints, readLedgerKey, signCheckpoint } from './checkpoint.ts';
import { append, entriesOfCase, makeCheckpoint, sequenceAll, verifyLedger, type LedgerFolders } from './index.ts';
import { anEntry } from './ledger.make.ts';

const db = await freshDatabase();
const folders: LedgerFolders = {
  keys: mkdtempSync(join(tmpdir(), 'keys-')),
  checkpoints: mkdtempSync(join(tmpdir(), 'checkpoints-')),
};

const write = (count: number): Promise<void> =>
  inForce(db.database, 'northmoor', async (tx) => {
    for (let i = 0; i < count; i += 1) await append(tx, anEntry(), { answer: i });
  });
const counted = (actors: RawBuilder<readonly string[]>) => sql<{ actor: string }>`SELECT unnest(${actors}) AS actor`;
const verify = () => verifyLedger(db.database, 'northmoor', folders.checkpoints);

before(async () => {
  await plant(
    db,
    `INSERT INTO force (force, name, nation, issuer, client) VALUES ('northmoor', 'Northmoor', 'england', 'i', 'c')`,
  );
  createLedgerKey(folders.keys, 'northmoor');
});

describe('a ledger that nobody touched', () => {
  it('given entries by sixteen writers, when they are placed, then indexes have no gap and it verifies', async () => {
    await Promise.all(Array.from({ length: 16 }, () => write(5)));
    await Promise.all([sequenceAll(db.database, 'northmoor'), sequenceAll(db.database, 'northmoor')]);
    await makeCheckpoint(db.database, 'northmoor', folders);
    const found = await verify();
    assert.deepEqual([found.size, found.pending.count, found.checkpoints, found.problems], [80, 0, 1, []]);
  });

  it('given nothing new, when a checkpoint is asked for, then the last one stands', async () => {
    const first = await makeCheckpoint(db.database, 'northmoor', folders);
    assert.equal(await makeCheckpoint(db.database, 'northmoor', folders), first);
    assert.equal(readCheckpoints(folders.checkpoints, 'northmoor').notes.length, 1);
  });

  it('given a rolled-back change, when the log is read, then it holds no entry of it', async () => {
    await assert.rejects(
      inForce(db.database, 'northmoor', async (tx) => {
        await append(tx, anEntry(), {});
        throw new Error('undone');
      }),
      /undone/,
    );
    assert.equal((await verify()).pending.count, 0);
  });

  it('given an entry not yet placed, when verified, then it is counted with its age', async () => {
    await inForce(db.database, 'northmoor', async (tx) => {
      const { rows } = await sql<{ now: Date }>`SELECT date_trunc('milliseconds', now()) AS now`.execute(tx);
      const [row] = rows;
      await append(tx, anEntry(row === undefined ? {} : { at: row.now }), {});
    });
    const found = await verify();
    assert.deepEqual([found.pending.count, found.problems], [1, []]);
    await sequenceAll(db.database, 'northmoor');
  });

  it('given an entry that waits longer than a minute, when verified, then it is a problem', async () => {
    await write(1);
    assert.match((await verify()).problems.join(), /has waited/);
    await makeCheckpoint(db.database, 'northmoor', folders);
  });

  it('given a crash in the middle of a checkpoint line, when the next leaves, then both sides of the tear are read', async () => {
    appendFileSync(join(folders.checkpoints, 'northmoor.checkpoints'), '"evenhand/north');
    await write(1);
    await makeCheckpoint(db.database, 'northmoor', folders);
    assert.deepEqual((await verify()).problems, []);
  });

  it('given a case, when its entries are read, then the newest come first, a page at a time', async () => {
    const pages = await inForce(db.database, 'northmoor', async (tx) => {
      const page = { case: '00000000-0000-7000-8000-0000000000c1', limit: 3 };
      const first = await entriesOfCase(tx, page, counted);
      return [first, await entriesOfCase(tx, { ...page, before: first.entries.at(-1)?.entry }, counted)];
    });
    assert.deepEqual(
      pages.map(({ actors }) => actors),
      [[{ actor: anEntry().actor }], [{ actor: anEntry().actor }]],
    );
    const ids = pages.flatMap(({ entries }) => entries).map((entry) => entry.entry);
    assert.equal(new Set(ids).size, 6);
    assert.deepEqual(ids, ids.toSorted().toReversed());
  });
});

describe('a checkpoint', () => {
  const note = (size: number): string =>
    signCheckpoint(
      { origin: 'evenhand/northmoor', size, root: Buffer.alloc(32) },
      readLedgerKey(folders.keys, 'northmoor'),
    );

  it('given a signed note, when one character changes, then it does not open', () => {
    const { publicKey } = readCheckpoints(folders.checkpoints, 'northmoor');
    assert.ok(publicKey);
    assert.equal(openCheckpoint(note(7), publicKey)?.size, 7);
    assert.equal(openCheckpoint(note(7).replace('7', '8'), publicKey), undefined);
  });

  it('given the newest checkpoint, then it lies in its file as the C2SP note it is', async () => {
    const latest = await makeCheckpoint(db.database, 'northmoor', folders);
    assert.equal(readFileSync(join(folders.checkpoints, 'northmoor.checkpoint'), 'utf8'), latest);
    assert.match(latest, /^evenhand\/northmoor\n\d+\n[A-Za-z0-9+/]{43}=\n\n— evenhand\/northmoor [A-Za-z0-9+/]+=*\n$/u);
  });
});

/** Each attack is made by someone who owns the tables, in a copy of nothing: it is undone by rolling the savepoint of the test back. */
describe('a ledger that somebody with the whole database touched', () => {
  const attacks: readonly (readonly [string, string])[] = [
    [
      'edits an entry',
      `UPDATE ledger_entry SET actor = 'someone-else' WHERE entry = (SELECT entry FROM ledger_leaf WHERE index = 3)`,
    ],
    [
      'edits an entry and its stored leaf',
      `UPDATE ledger_entry SET kind = 'erasure', leaf = sha256('x') WHERE entry = (SELECT entry FROM ledger_leaf WHERE index = 3)`,
    ],
    [
      'edits what an entry told',
      `UPDATE ledger_content SET body = '{}' WHERE entry = (SELECT entry FROM ledger_leaf WHERE index = 4)`,
    ],
    [
      'destroys what an entry told',
      `DELETE FROM ledger_content WHERE entry = (SELECT entry FROM ledger_leaf WHERE index = 4)`,
    ],
    [
      'swaps two entries',
      `UPDATE ledger_leaf SET index = CASE index WHEN 5 THEN 900001 ELSE 5 END WHERE index IN (5, 6)`,
    ],
    ['cuts the tail off', `DELETE FROM ledger_leaf WHERE index >= 70`],
    [
      'deletes an entry whole',
      `WITH gone AS (DELETE FROM ledger_leaf WHERE index = 9 RETURNING entry) DELETE FROM ledger_content WHERE entry IN (SELECT entry FROM gone)`,
    ],
    ['forgets that an entry waited', `DELETE FROM ledger_pending`],
    [
      'takes an entry out of the timeline of its case',
      `DELETE FROM ledger_case WHERE entry = (SELECT entry FROM ledger_leaf WHERE index = 3)`,
    ],
    [
      'puts an entry into the timeline of another case',
      `INSERT INTO ledger_case (force, case_file, entry) SELECT force, gen_random_uuid(), entry FROM ledger_leaf WHERE index = 3`,
    ],
    ['changes a node', `UPDATE ledger_node SET hash = sha256('x') WHERE level = 2 AND index = 1`],
    [
      'rewinds to before the last checkpoints',
      `WITH l AS (DELETE FROM ledger_leaf), n AS (DELETE FROM ledger_node), c AS (DELETE FROM ledger_content) DELETE FROM ledger_pending`,
    ],
  ];

  beforeEach(async () => {
    await sequenceAll(db.database, 'northmoor');
    await write(1);
  });

  for (const [what, statement] of attacks) {
    it(`given one who ${what}, when verified, then it is found`, async () => {
      await plant(
        db,
        `CREATE TABLE IF NOT EXISTS kept_leaf AS SELECT * FROM ledger_leaf; CREATE TABLE IF NOT EXISTS kept_node AS SELECT * FROM ledger_node;
        CREATE TABLE kept_entry AS SELECT * FROM ledger_entry; CREATE TABLE kept_content AS SELECT * FROM ledger_content; CREATE TABLE kept_pending AS SELECT * FROM ledger_pending; CREATE TABLE kept_case AS SELECT * FROM ledger_case;
        DROP TABLE kept_leaf; DROP TABLE kept_node; CREATE TABLE kept_leaf AS SELECT * FROM ledger_leaf; CREATE TABLE kept_node AS SELECT * FROM ledger_node`,
      );
      await plant(db, statement);
      const { problems } = await verify();
      await plant(
        db,
        `DELETE FROM ledger_content; DELETE FROM ledger_leaf; DELETE FROM ledger_node; DELETE FROM ledger_pending; DELETE FROM ledger_entry;
        INSERT INTO ledger_entry SELECT * FROM kept_entry; INSERT INTO ledger_content SELECT * FROM kept_content; INSERT INTO ledger_leaf SELECT * FROM kept_leaf;
        INSERT INTO ledger_node SELECT * FROM kept_node; INSERT INTO ledger_pending SELECT * FROM kept_pending; INSERT INTO ledger_case SELECT * FROM kept_case;
        DROP TABLE kept_case, kept_entry, kept_content, kept_leaf, kept_node, kept_pending`,
      );
      assert.notDeepEqual(
        problems.filter((problem) => !problem.includes('has waited')),
        [],
      );
    });
  }

  it('given content that an erasure says it destroyed, when verified, then it is counted and no problem, and all else is', async () => {
    const { rows } = await plant(
      db,
      `DELETE FROM ledger_content WHERE entry IN (SELECT entry FROM ledger_leaf WHERE index IN (4, 5)) RETURNING entry, salt, body`,
    );
    const gone = rows.map((row: { readonly entry: string; readonly salt: Buffer; readonly body: string }) => row);
    const erase = (destroyed: readonly string[]) =>
      inForce(db.database, 'northmoor', (tx) =>
        append(
          tx,
          {
            force: 'northmoor',
            at: new Date('2026-11-27T12:00:00.000Z'),
            actor: 'it',
            kind: 'erasure',
            action: 'erase',
            rule: 'test',
            cases: [],
            people: [],
          },
          { destroyed },
        ),
      );
    const missing = async () => {
      const { problems, contents } = await verify();
      return { destroyed: contents.destroyed, said: problems.filter((problem) => problem.includes('told is gone')) };
    };
    const told = (what: string) => `what ${what} told is gone, and no erasure says that it was destroyed`;
    assert.deepEqual(await missing(), { destroyed: 0, said: [told('2 entries')] });
    await erase(gone.slice(0, 1).map(({ entry }) => entry));
    assert.deepEqual(await missing(), { destroyed: 1, said: [told('1 entry')] });
    await erase(gone.slice(1).map(({ entry }) => entry));
    assert.deepEqual(await missing(), { destroyed: 2, said: [] });
  });

  it('given the application’s own role, when it tries to change or delete an entry, then the database refuses', async () => {
    for (const statement of [
      'UPDATE ledger_entry SET actor = $1',
      'DELETE FROM ledger_entry WHERE actor = $1',
      'TRUNCATE ledger_entry',
      'DELETE FROM ledger_content',
    ]) {
      await assert.rejects(
        db.database.pool.query(statement, statement.includes('$1') ? ['x'] : []),
        /permission denied/,
      );
    }
  });
});
