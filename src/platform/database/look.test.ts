import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sql, type RawBuilder } from 'kysely';
import { freshDatabase, plant } from '../../../test/database.ts';
import { takeDown } from '../../../test/statements.ts';
import type { Tx } from './database.ts';
import { lookInForce } from './transaction.ts';

const db = await freshDatabase();
await plant(
  db,
  `INSERT INTO force (force, name, nation, issuer, client) VALUES ('northmoor', 'Northmoor', 'england', 'i', 'c')`,
);
const { taken } = takeDown(db.database);

const look = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => lookInForce(db.database, 'northmoor', work);

/** What is asked of the rows in a look whose every question was asked before, and how many statements it takes. */
const askedTogether = async (questions: readonly RawBuilder<unknown>[]) => {
  const all = (tx: Tx) => Promise.all(questions.map(async (question) => (await question.execute(tx)).rows));
  const alone = await look(all);
  taken();
  const together = await look(all);
  const reads = taken().filter(({ text }) => /^\s*(?:select|with)/i.test(text));
  return { alone, together, reads };
};

const KEPT = [
  sql`SELECT n, n::int2 AS small, n = 2 AS is, 'Ff ŵ "quoted"' || n AS text, NULL::text AS nothing FROM generate_series(1, 3) AS n ORDER BY n DESC`,
  sql`SELECT '2026-03-29T01:59:59.123456Z'::timestamptz + ${1}::int * interval '1 hour' AS at, NULL::timestamptz AS never`,
  sql`SELECT ${Buffer.from([0, 1, 92, 255])}::bytea AS bytes, NULL::bytea AS none, ''::bytea AS empty`,
  sql`SELECT '01a21839-e6b3-7132-8d2d-c1bceb498cc5'::uuid AS id, ARRAY['01a21839-e6b3-7132-8d2d-c1bceb498cc5'::uuid] AS ids`,
  sql`SELECT ARRAY['a', NULL, '2026-03-29T01:59:59.123+00:00'] AS texts, ARRAY[1, 2] AS numbers, '{"a": [1]}'::jsonb AS held`,
  sql`SELECT 1 AS "a row", 2 AS q WHERE ${'never'}::text = 'now'`,
  sql`WITH RECURSIVE up(n) AS (SELECT 1 UNION SELECT n + 1 FROM up WHERE n < ${3}::int) SELECT n FROM up ORDER BY n`,
];

it('given questions that were asked before, when they are asked at once, then they are one statement with the same answers', async () => {
  const { alone, together, reads } = await askedTogether(KEPT);
  assert.equal(reads.length, 1);
  assert.deepEqual(together, alone);
  assert.ok(alone.slice(0, 5).every((rows) => rows.length > 0));
});

for (const [what, lost] of [
  ['a plain date', sql`SELECT '2026-11-26'::date AS day`],
  ['a large number', sql`SELECT 9007199254740993::int8 AS number`],
  ['a fraction', sql`SELECT 0.10::numeric AS share`],
  ['two columns of one name', sql`SELECT 1 AS one, 2 AS one`],
  ['a sign that is no parameter', sql`SELECT '$1' AS text, ${'x'}::text AS value`],
] as const)
  it(`given ${what}, when it is asked with others, then it is read alone`, async () => {
    const { alone, together, reads } = await askedTogether([...KEPT, lost]);
    assert.equal(reads.length, 2);
    assert.deepEqual(together, alone);
  });

it('given questions that wait for others, when something is written, then they are asked before it', async () => {
  const ask = sql`SELECT roles FROM staff WHERE name = ${'Pat Example'}`;
  const other = sql`SELECT count(*)::int AS staff FROM staff`;
  await askedTogether([ask, other]);
  const [before, , after] = await look(async (tx) => {
    const asked = Promise.all([ask.execute(tx), other.execute(tx)]);
    const written = sql`INSERT INTO staff (force, staff, subject, name, roles, started_at)
      VALUES ('northmoor', gen_random_uuid(), 'pat', 'Pat Example', '{officer}', now())`.execute(tx);
    return Promise.all([asked, written, other.execute(tx)]);
  });
  assert.deepEqual(
    before.map(({ rows }) => rows),
    [[], [{ staff: 0 }]],
  );
  assert.deepEqual(after.rows, [{ staff: 1 }]);
});

it('given one question that fails, when it is asked with others, then all of them fail with its error', async () => {
  const divided = (by: number) => sql`SELECT 1 / ${by}::int AS share`;
  const other = sql`SELECT 1 AS one`;
  await askedTogether([divided(1), other]);
  const said: string[] = [];
  const failed = look((tx) =>
    Promise.all(
      [other, divided(0)].map((question) =>
        question.execute(tx).catch((error: unknown) => {
          said.push(String(error));
          throw error;
        }),
      ),
    ),
  );
  await assert.rejects(failed, /division by zero/);
  assert.equal(said.filter((each) => each.includes('division by zero')).length, 2);
});
