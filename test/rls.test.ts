import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { openCase } from '../src/casework/case/index.ts';
import { readFloors, recordCrime, recordReport, walkFloor } from '../src/casework/report/index.ts';
import { inForce } from '../src/platform/database/transaction.ts';
import { APPLICATION } from '../src/platform/database/index.ts';
import { makeCheckpoint } from '../src/platform/ledger/index.ts';
import { addNamed, addUnidentified, erasePerson, recordNotSame } from '../src/platform/person/index.ts';
import { openSessions } from '../src/platform/staff/index.ts';
import { FORCES, given, openTestInstallation, type Force } from './app.ts';
import { plantEverywhere } from './planter.ts';
import { findWeaknesses, NARROWED, tablesOfForces } from './rls-checker.ts';

const installation = await openTestInstallation();
const { opened, db } = installation;
const NOW = new Date('2026-11-22T02:05:00.000Z');

/** What commands of the report step fill; every other table gets a row by the catalogue. */
const fill = async (force: Force): Promise<void> => {
  const officer = await installation.actor(force, 'officer');
  const supervisor = await installation.actor(force, 'supervisor');
  const report = {
    toldBy: 'school',
    toldAt: 'now',
    safe: 'yes',
    children: 1,
    reporter: { name: 'Quillon Placeholder' },
  } as const;
  const idempotency = { key: 'a-key-of-one-report', body: report };
  const made = await given(opened.execute(officer, recordReport, report, { idempotency }));
  const id = made['case'] ?? '';
  const person = (await given(opened.consult(officer, readFloors, { case: id }))).children[0]?.person ?? '';
  await given(
    opened.execute(officer, walkFloor, {
      case: id,
      person,
      safeNow: 'yes',
      selfHarm: 'no',
      withWhom: 'school',
      safeContact: { may: 'An invented aunt', how: 'By telephone' },
      mustNot: '',
      inCare: 'no',
      onPlan: 'no',
      welfareCheck: 'not-arranged',
      fromWhom: 'reporter',
    }),
  );
  await given(
    opened.execute(officer, recordCrime, { case: id, offence: '086/02', reference: 'NM/1', recordedAt: 'now' }),
  );
  await given(opened.execute(supervisor, openCase, { case: id, reason: 'supervision' }));
  const refused = await opened.execute(await installation.actor(force, 'analyst'), recordReport, report);
  assert.equal(refused.ok, false);
  await inForce(opened.database, force, async (tx) => {
    const vault = { tx, keys: opened.keys, force };
    const one = await addNamed(vault, { familyName: 'Placeholder' }, NOW);
    const other = await addNamed(vault, { familyName: 'Placeholder' }, NOW);
    assert.ok(one.ok && other.ok);
    await recordNotSame(vault, { person: one.value, others: [other.value], now: NOW });
    const gone = await addUnidentified(vault, 'Child 9', NOW);
    await erasePerson(vault, { person: gone, staff: officer.staff, rule: 'retention review', now: NOW });
  });
  await openSessions(opened.database).start(force, 'officer');
  await makeCheckpoint(opened.database, force, opened.folders);
  await given(opened.consult(officer, readFloors, { case: id }));
};
for (const force of FORCES) await fill(force);

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  after(() => client.end());
  return client;
};
const mighty = await connect(db.server.url(db.name, 'postgres'));
const owner = await connect(db.ownerUrl);
const app = await connect(db.appUrl);
const tables = await tablesOfForces(mighty);
await plantEverywhere(mighty, tables, FORCES);

/** Does `work` and undoes it. */
const undone = async <T>(client: pg.Client, work: () => Promise<T>): Promise<T> => {
  await client.query('BEGIN');
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
};

const weakWith = (fault: string): Promise<readonly string[]> =>
  undone(mighty, async () => {
    await mighty.query(fault);
    return findWeaknesses(mighty, APPLICATION);
  });

describe('the wall as PostgreSQL knows it', () => {
  it('given the migrations, when the catalogue is read, then nothing is weak', async () => {
    assert.deepEqual(await findWeaknesses(mighty, APPLICATION), []);
    assert.ok(tables.length >= 22, tables.join());
  });

  it('given any one policy dropped, when the catalogue is read, then it is found', async () => {
    const { rows } = await mighty.query<{ policy: string; table: string }>(
      `SELECT policyname AS policy, tablename AS table FROM pg_policies WHERE schemaname = 'public'`,
    );
    assert.equal(rows.length, tables.length + 1 + NARROWED.size);
    for (const { policy, table } of rows) {
      assert.deepEqual(await weakWith(`DROP POLICY ${policy} ON ${table}`), [
        `${table}: its policies are not as many as they should be`,
      ]);
    }
  });

  it('given row-level security switched off or not forced on any table, when it is read, then it is found', async () => {
    for (const table of tables) {
      const off = await weakWith(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
      assert.deepEqual(off, [`${table}: row-level security is off`]);
      const unforced = await weakWith(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
      assert.deepEqual(unforced, [`${table}: row-level security is not forced on its owner`]);
    }
  });

  for (const [name, fault, found] of [
    ['a table of nobody', 'CREATE TABLE stray (id int)', /stray has no force/],
    ['a policy for all', 'CREATE POLICY hole ON staff USING (true)', /staff: a policy confines nobody/],
    ['a unique index across forces', 'CREATE UNIQUE INDEX oracle ON crime (crime)', /oracle is unique without/],
    [
      'a reference across forces',
      'CREATE UNIQUE INDEX one ON staff (staff, force); ALTER TABLE floor ADD CONSTRAINT across FOREIGN KEY (person, force) REFERENCES staff (staff, force) NOT VALID',
      /across refers to another row without/,
    ],
    ['an application above it', `ALTER ROLE ${APPLICATION} BYPASSRLS`, /stands above the wall/],
    ['an application that is the owner', `GRANT evenhand_owner TO ${APPLICATION}`, /is evenhand_owner/],
    ['a leakproof function', `CREATE FUNCTION leak() RETURNS int LANGUAGE sql LEAKPROOF AS 'SELECT 1'`, /leak\(\)/],
    [
      'a function of its definer',
      `CREATE FUNCTION definer() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`,
      /definer\(\)/,
    ],
    ['a view of its owner', 'CREATE VIEW peek AS SELECT * FROM staff', /peek is a view/],
  ] as const) {
    it(`given ${name}, when the catalogue is read, then it is found`, async () => {
      assert.match((await weakWith(fault)).join('\n'), found);
    });
  }
});

/** How many rows of northmoor a statement reaches from a connection pinned to `pinned`. */
const reached = (client: pg.Client, pinned: string, statement: string, fault?: string): Promise<number> =>
  undone(client, async () => {
    if (fault !== undefined) await client.query(fault);
    await client.query(`SET LOCAL evenhand.force = '${pinned}'`);
    return (await client.query(statement)).rowCount ?? 0;
  });

const confined = tables.filter((table) => table !== 'force');

const filledTables = async (): Promise<readonly string[]> => {
  const filled: string[] = [];
  for (const table of confined) {
    const { rows } = await mighty.query<{ forces: number }>(
      `SELECT count(DISTINCT force)::int AS forces FROM ${table} WHERE force IN ('northmoor', 'eastmere')`,
    );
    if (rows[0]?.forces === 2) filled.push(table);
  }
  return filled;
};

describe('the second wall, with no condition of ours', () => {
  it('given every table of forces, when counted past the wall, then each holds rows of northmoor and of eastmere', async (t) => {
    t.diagnostic(`${confined.length} tables, each with rows of both forces`);
    assert.deepEqual(await filledTables(), confined);
  });

  it('given a connection pinned to eastmere or to nothing, when every table is read, then no row of northmoor comes', async () => {
    for (const table of confined) {
      const read = `SELECT 1 FROM ${table} WHERE force <> 'eastmere'`;
      assert.equal(await reached(app, 'eastmere', read), 0, table);
      assert.equal(await reached(app, '', `SELECT 1 FROM ${table}`), 0, table);
      const { rows } = await mighty.query(`SELECT 1 FROM ${table} WHERE force = 'northmoor' LIMIT 1`);
      const read1 = await reached(app, 'northmoor', `SELECT 1 FROM ${table}`);
      assert.ok(rows.length > 0 && read1 > 0, `${table} cannot be read at all`);
    }
  });

  it('given the owner of the tables pinned to eastmere, when every table is changed or emptied, then no row of northmoor is', async () => {
    for (const table of tables) {
      const update = `UPDATE ${table} SET force = force WHERE force <> 'eastmere'`;
      assert.equal(await reached(owner, 'eastmere', update), 0, table);
      assert.equal(await reached(owner, 'eastmere', `DELETE FROM ${table} WHERE force <> 'eastmere'`), 0, table);
    }
  });

  it('given a row of eastmere, when it is given to northmoor, then the database refuses', async () => {
    for (const table of confined) {
      await assert.rejects(
        reached(owner, 'eastmere', `UPDATE ${table} SET force = 'northmoor' WHERE force = 'eastmere'`),
        /row-level security/,
        table,
      );
    }
  });

  it('given a hole in the policy of any table, when it is read from eastmere, then rows of northmoor come: the check can fail', async () => {
    for (const table of confined) {
      const read = `SELECT 1 FROM ${table} WHERE force <> 'eastmere'`;
      assert.ok((await reached(owner, 'eastmere', read, `CREATE POLICY hole ON ${table} USING (true)`)) > 0, table);
    }
  });
});
