// What is asked most often is found by an index, however many cases there are, and by no more questions for more rows.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type pg from 'pg';
import { countOwnCases, definitions, type StoredDefinition } from '../src/oversight/definition/own.ts';
import { withClient } from '../src/platform/database/index.ts';
import { inForce } from '../src/platform/database/transaction.ts';
import { openCaseApp } from './case-app.ts';
import { FLOOR } from './ready-case.ts';
import { multiplyCases, proposeCases } from './many-cases.ts';
import { takeDown, type Statement } from './statements.ts';

const app = await openCaseApp();
const { taken } = takeDown(app.opened.database);
const asOwner = (work: (client: pg.Client) => Promise<void>): Promise<void> =>
  withClient(app.test.ownerUrl, async (client) => {
    await client.query(`SET evenhand.force = 'northmoor'`);
    await work(client);
  });

const NOW = new Date('2026-11-22T10:00:00Z');

/** Everything that grows with the number of cases. */
const GROWING =
  /Seq Scan on (case_file|assignment|opening|report|party|crime|floor|person\w*|ledger_\w+|answer|proposal\w*|ruling|background_check|place|handover\w*|case_clock|child_alarm|review_open)\b/g;

/** What was ever asked of a supervisor: whether any of it waits is looked up for a case in every request. */
const ASKED = /Seq Scan on (supervisor_\w+|safeguarding\w*|not_telling\w*|notice_told)\b/g;

/** Everything that a count of own cases reads. */
const COUNTED =
  /Seq Scan on (case_file|report|party|crime\w*|floor|answer|proposal\w*|ruling|consideration|age_statement)\b/g;

const statementsOf = async (who: 'officer' | 'supervisor', path: string): Promise<readonly Statement[]> => {
  taken();
  const answer = await app[who].get(path);
  assert.equal(answer.status, 200, answer.text.slice(0, 500));
  return taken();
};

const read = (lines: string, growing: RegExp): readonly string[] =>
  [...lines.matchAll(growing)].map(([, table]) => table ?? '');

const explain = async (client: pg.Client, question: string, values: readonly unknown[]): Promise<string> => {
  const plan = await client.query<Record<string, string>>(question, [...values]);
  return plan.rows.flatMap((row) => Object.values(row)).join('\n');
};

/** As planned for these values, and as a prepared statement is planned for any. */
const plansOf = async (
  client: pg.Client,
  { text, values }: Pick<Statement, 'text' | 'values'>,
): Promise<readonly string[]> => [
  await explain(client, `EXPLAIN ${text}`, values),
  await explain(client, `EXPLAIN (GENERIC_PLAN) ${text}`, []),
];

/** The tables that these statements read from end to end: of many rows as planned; of few, where no index could serve. */
const readWhole = async (statements: readonly Statement[], growing = GROWING): Promise<readonly string[]> => {
  const found = new Set<string>();
  await withClient(app.test.appUrl, async (client) => {
    const large = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples >= 1000",
    );
    const isLarge = new Set(large.rows.map(({ name }) => name));
    await client.query(`SET evenhand.force = 'northmoor'`);
    for (const { text, values } of statements.filter((one) => /^\s*(?:select|with)\b/i.test(one.text)))
      for (const [scan, counts] of [
        ['on', (table: string) => isLarge.has(table)],
        ['off', (table: string) => !isLarge.has(table)],
      ] as const) {
        await client.query(`SET enable_seqscan = ${scan}`);
        for (const lines of await plansOf(client, { text, values }))
          for (const table of read(lines, growing).filter(counts)) found.add(table);
      }
  });
  return [...found];
};

/** Where what is kept of one person is not found by their case: it is then read anew for every record. */
const foundOtherwise = (plan: string): readonly string[] => {
  const lines = plan.split('\n');
  return lines.filter(
    (line, at) => / on (?:age_statement|floor)\b/.test(line) && !/Index Cond:.*case_file/.test(lines[at + 1] ?? ''),
  );
};

const first = await app.openCase(2);
for (let more = 0; more < 30; more += 1) await app.openCase(2);
/** Once what is due is worked out, twenty-five a list: only of what changed since it is asked again. */
const workedOut = async (): Promise<void> => {
  for (let time = 0; time < 3; time += 1) assert.equal((await app.officer.get('/cases?show=force')).status, 200);
};
await workedOut();
const few = await statementsOf('officer', '/cases?show=force');
await asOwner((client) => proposeCases(client, 5));
const waitingFew = await statementsOf('supervisor', '/queue');
await asOwner(async (client) => {
  await multiplyCases(client, 300);
});

for (const [who, path] of [
  ['officer', '/cases?show=force'],
  ['officer', '/cases?show=force&stage=proposed'],
  ['officer', '/cases?show=mine'],
  ['officer', '/cases?show=mine&stage=open'],
  ['officer', '/cases?show=force&due=overdue'],
  ['officer', '/cases?show=force&step=checks'],
  ['officer', '/cases?show=mine&due=overdue'],
  ['officer', `/cases/${first.id}`],
  ['officer', '/reports/new'],
  ['supervisor', '/queue'],
] as const) {
  it(`given ten thousand cases, when ${path.replace(first.id, '…')} is opened, then no growing table is read whole`, async () => {
    assert.deepEqual(await readWhole(await statementsOf(who, path)), []);
  });
}

for (const [path, index, ordered] of [
  ['/cases?show=mine', 'assignment_own', 'a'],
  ['/cases?show=force', 'case_file_pkey', 'f'],
  ['/cases?show=force&stage=proposed', 'case_file_stage', 'f'],
] as const) {
  it(`given ten thousand cases, when ${path} is opened, then they are read in the order in which they are shown`, async () => {
    const [list] = (await statementsOf('officer', path)).filter(({ text }) => text.includes('"floorsMissing"'));
    assert.ok(list !== undefined);
    await withClient(app.test.appUrl, async (client) => {
      await client.query(`SET evenhand.force = 'northmoor'`);
      for (const plan of await plansOf(client, list)) {
        assert.match(plan, new RegExp(`Scan Backward using ${index}`));
        // Nothing of the list is sorted: only the floors of one child, and what is few beside it.
        assert.doesNotMatch(plan, new RegExp(`Sort Key: ${ordered}\\.`));
      }
    });
  });
}

it('given ten thousand answered questions, when it is asked whether a case waits, then none of them is read through', async () => {
  const statements = (await statementsOf('officer', `/cases/${first.id}`)).filter(({ text }) =>
    text.includes('awaited'),
  );
  assert.equal(statements.length, 1);
  assert.deepEqual(await readWhole(statements, ASKED), []);
});

it('given ten thousand cases, when what is overdue is listed, then it is read in the order of its urgency', async () => {
  for (const [path, index] of [
    ['/cases?show=force&due=overdue', 'case_clock_soonest'],
    ['/cases?show=force&step=checks', 'case_clock_(?:step|soonest)'],
  ] as const) {
    const [list] = (await statementsOf('officer', path)).filter(({ text }) => text.includes('"floorsMissing"'));
    assert.ok(list !== undefined);
    await withClient(app.test.appUrl, async (client) => {
      await client.query(`SET evenhand.force = 'northmoor'`);
      await client.query('SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off');
      for (const plan of await plansOf(client, list)) {
        assert.match(plan, new RegExp(`Index Scan using ${index}`));
        assert.doesNotMatch(plan, /Sort Key: k\./);
      }
    });
  }
});

it('given ten thousand answered questions, when the queue is opened, then what waits is read in its order, and they are not read', async () => {
  const statements = await statementsOf('supervisor', '/queue');
  const [list] = statements.filter(({ text }) => text.includes('FROM waiting'));
  assert.ok(list !== undefined);
  assert.deepEqual(await readWhole(statements, ASKED), []);
  await withClient(app.test.appUrl, async (client) => {
    await client.query(`SET evenhand.force = 'northmoor'`);
    // Of the few rows that wait an index is no quicker: what has to hold is that one serves when they are many.
    await client.query('SET enable_seqscan = off');
    for (const plan of await plansOf(client, list)) {
      assert.match(plan, /Index Scan using waiting_longest/);
      assert.doesNotMatch(plan, /supervisor_request|safeguarding|not_telling|reconsideration/);
    }
  });
});

it('given ten thousand reasons not to tell that are past or still to come, when the queue is opened, then those whose day has come are read by it, and no other', async () => {
  await asOwner(async (client) => {
    await client.query(`INSERT INTO review_open (force, case_file, person, review_on, answered)
      SELECT p.force, p.case_file, p.person, current_date + 30, true FROM party p JOIN case_file f USING (force, case_file) WHERE f.stage = 'closed'`);
    await client.query('ANALYZE review_open');
  });
  const statements = (await statementsOf('supervisor', '/queue')).filter(({ text }) =>
    /not_telling|review_/.test(text),
  );
  assert.equal(statements.length, 1);
  await withClient(app.test.appUrl, async (client) => {
    await client.query(`SET evenhand.force = 'northmoor'`);
    for (const { text, values } of statements) {
      const plan = await explain(client, `EXPLAIN ${text}`, values);
      assert.match(plan, /Index (?:Only )?Scan using review_open_soonest/);
      assert.doesNotMatch(plan, /not_telling|notice_told/);
    }
  });
  await asOwner(async (client) => {
    await client.query('DELETE FROM review_open WHERE review_on > current_date');
    await client.query('ANALYZE review_open');
  });
});

/** The most rows that any step of a plan gave or passed over, as it was carried out. */
const mostRead = (plan: string): number =>
  Math.max(
    ...[...plan.matchAll(/actual rows=([\d.]+) loops=(\d+)|Rows Removed by \w+(?: \w+)?: (\d+)/g)].map(
      ([, rows, loops, removed]) => (removed === undefined ? Number(rows) * Number(loops) : Number(removed)),
    ),
  );

it('given ten thousand closed cases, when what is due is worked out already, then none of them is passed over to see so', async () => {
  const [stale] = (await statementsOf('officer', '/cases?show=force')).filter(({ text }) => text.includes('stale AS'));
  assert.ok(stale !== undefined);
  await withClient(app.test.appUrl, async (client) => {
    await client.query(`SET evenhand.force = 'northmoor'`);
    const plan = await explain(client, `EXPLAIN (ANALYZE, TIMING OFF) ${stale.text}`, stale.values);
    assert.ok(mostRead(plan) < 1000, plan);
  });
});

it('given ten thousand emergencies that were acknowledged, when the queue is opened, then those are read that wait, and those of this week', async () => {
  const [list] = (await statementsOf('supervisor', '/queue')).filter(({ text }) => text.includes('opening_unseen'));
  assert.ok(list !== undefined);
  const readMost = async (): Promise<number> =>
    withClient(app.test.appUrl, async (client) => {
      await client.query(`SET evenhand.force = 'northmoor'`);
      return mostRead(await explain(client, `EXPLAIN (ANALYZE, TIMING OFF) ${list.text}`, list.values));
    });
  assert.ok((await readMost()) < 1000);
  assert.deepEqual(await readWhole([list], /Seq Scan on (opening\w*|case_file)\b/g), []);
  // That a list read without its order would be seen.
  await asOwner(async (client) => {
    await client.query('DROP INDEX opening_emergency');
  });
  assert.ok((await readMost()) >= 1000);
});

it('given ten thousand closed cases of somebody who left, when the queue is opened, then it is the open ones that are read', async () => {
  await asOwner(async (client) => {
    await client.query(`INSERT INTO staff SELECT (jsonb_populate_record(s, jsonb_build_object('staff', gen_random_uuid(), 'subject', 'gone', 'left_at', now()))).*
      FROM staff s WHERE subject = 'officer'`);
    await client.query(`UPDATE assignment a SET staff = g.staff, until_at = NULL FROM staff g, case_file f
      WHERE g.subject = 'gone' AND f.force = a.force AND f.case_file = a.case_file AND f.stage = 'closed'`);
    await client.query('ANALYZE assignment; ANALYZE case_file');
  });
  const [left] = (await statementsOf('supervisor', '/queue')).filter(({ text }) => text.includes('gone AS'));
  assert.ok(left !== undefined);
  await withClient(app.test.appUrl, async (client) => {
    await client.query(`SET evenhand.force = 'northmoor'`);
    const plan = await explain(client, `EXPLAIN (ANALYZE, TIMING OFF) ${left.text}`, left.values);
    assert.ok(mostRead(plan) < 1000, plan);
  });
});

it('given ten thousand answered questions, when a case is changed, then what waits in it, and is to be reviewed, is found by its own rows', async () => {
  taken();
  const asked = { about: 'response', reason: 'The invented guidance leaves it to a supervisor.' };
  const { status } = await app.officer.send('POST', `/api/cases/${first.id}/response/ask`, asked);
  assert.equal(status, 201);
  const statements = taken().filter(({ text }) => /INSERT INTO (?:waiting|review_open)/.test(text));
  assert.equal(statements.length, 2);
  assert.deepEqual([...(await readWhole(statements)), ...(await readWhole(statements, ASKED))], []);
});

it('given ten thousand cases, when a floor is walked, then what alarms in the case is found by its own rows', async () => {
  const { children, id } = await app.openCase(1);
  taken();
  const { status } = await app.officer.send('POST', `/api/cases/${id}/children/${children[0] ?? ''}/floor`, FLOOR);
  assert.equal(status, 201);
  const statements = taken().filter(({ text }) => text.includes('INSERT INTO child_alarm'));
  assert.equal(statements.length, 1);
  assert.deepEqual([...(await readWhole(statements)), ...(await readWhole(statements, ASKED))], []);
});

it('given ten thousand cases that alarm, when the queue is opened, then they are read by one index, and a page of them is looked up', async () => {
  await asOwner(async (client) => {
    await client.query(`INSERT INTO child_alarm (force, case_file, alarm, children, since)
      SELECT force, case_file, 'self-harm', 1, opened_at FROM case_file WHERE stage = 'closed' ON CONFLICT DO NOTHING`);
    await client.query('ANALYZE child_alarm');
  });
  const statements = (await statementsOf('supervisor', '/queue')).filter(({ text }) =>
    text.includes('FROM child_alarm'),
  );
  assert.equal(statements.length, 2);
  assert.deepEqual(await readWhole(statements), []);
  await withClient(app.test.appUrl, async (client) => {
    await client.query(`SET evenhand.force = 'northmoor'`);
    const [list] = statements.filter(({ text }) => text.includes('NOT IN'));
    assert.ok(list !== undefined);
    for (const plan of await plansOf(client, list)) {
      assert.match(plan, /Index Scan using child_alarm_longest/);
      assert.doesNotMatch(plan, /Sort Key: k\./);
    }
  });
  await asOwner(async (client) => {
    await client.query(
      `DELETE FROM child_alarm k USING case_file f WHERE f.case_file = k.case_file AND f.stage = 'closed'`,
    );
    await client.query('ANALYZE child_alarm');
  });
});

it('given more cases, when a list is opened, then it asks no more than before', async () => {
  await workedOut();
  assert.equal((await statementsOf('officer', '/cases?show=force')).length, few.length);
  assert.equal((await statementsOf('supervisor', '/queue')).length, waitingFew.length);
});

it('given a case whose page was opened before, when it is opened, then what is asked at once is one statement', async () => {
  const questions = (await statementsOf('officer', `/cases/${first.id}`)).map(({ text }) => text.trim().slice(0, 6));
  // Who is signed in; then who may look, the case with everything of it, and the look in the log.
  assert.deepEqual(questions, ['BEGIN;', 'WITH l', 'COMMIT', 'BEGIN;', 'SELECT', 'SELECT', 'WITH e', 'COMMIT']);
});

const countADay = (definition: StoredDefinition) =>
  inForce(app.opened.database, 'northmoor', (tx) => {
    const actor = { force: 'northmoor', staff: 'x', name: 'Nobody Example', roles: [] };
    const day = { from: '2026-02-03', to: '2026-02-03' };
    return countOwnCases({ tx, keys: app.opened.keys, actor, now: NOW }, definition, day);
  });

const countsIn = (statements: readonly Statement[]): readonly Statement[] =>
  statements.filter(({ text }) => /^\s*SELECT k\./.test(text));

/** As they would be planned for many rows: by whatever index serves. */
const plansInOrder = async (statements: readonly Pick<Statement, 'text' | 'values'>[]): Promise<readonly string[]> => {
  const plans: string[] = [];
  await withClient(app.test.appUrl, async (client) => {
    await client.query(`SET evenhand.force = 'northmoor'; SET enable_seqscan = off; SET enable_bitmapscan = off`);
    for (const statement of statements) plans.push(...(await plansOf(client, statement)));
  });
  return plans;
};

for (const definition of definitions())
  it(`given ten thousand cases, when one day of them is counted by ${definition.id}, then it is one statement, found by its day`, async () => {
    taken();
    await countADay(definition);
    const statements = countsIn(taken());
    assert.equal(statements.length, 1);
    assert.deepEqual(await readWhole(statements, COUNTED), []);
    assert.deepEqual((await plansInOrder(statements)).flatMap(foundOtherwise), []);
  });

it('given a case that is taken by coalesce, when own cases are counted, then it is seen that nothing is found by it', async () => {
  taken();
  const [definition] = definitions().filter(({ counts }) => counts === 'crime-recorded');
  assert.ok(definition !== undefined);
  await countADay(definition);
  const statements = countsIn(taken());
  const leaky = statements.map(({ text, values }) => ({
    text: text.replace(/CASE WHEN s\.case_file IS NULL.*? END/, 'coalesce(s.case_file, c.case_file)'),
    values,
  }));
  assert.notDeepEqual(leaky, statements);
  assert.notDeepEqual((await plansInOrder(leaky)).flatMap(foundOtherwise), []);
});

it('given the index of the period dropped, when own cases are counted, then it is seen', async () => {
  taken();
  const [definition] = definitions().filter(({ counts }) => counts === 'child-reported');
  assert.ok(definition !== undefined);
  await asOwner(async (client) => {
    await client.query('DROP INDEX report_period');
  });
  await countADay(definition);
  const statements = countsIn(taken());
  assert.ok((await readWhole(statements, COUNTED)).includes('report'));
});

it('given an index that is dropped, when the plans are looked at, then it is seen', async () => {
  const statements = await statementsOf('officer', `/cases/${first.id}`);
  await asOwner(async (client) => {
    await client.query('ALTER TABLE ledger_case DROP CONSTRAINT ledger_case_pkey');
  });
  assert.ok((await readWhole(statements)).includes('ledger_case'));
});

it('given the index of what was asked dropped, when a case is looked at, then it is seen', async () => {
  const statements = await statementsOf('officer', `/cases/${first.id}`);
  await asOwner(async (client) => {
    await client.query('DROP INDEX supervisor_request_case');
  });
  assert.ok((await readWhole(statements, ASKED)).includes('supervisor_request'));
});
