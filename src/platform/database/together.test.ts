import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sql } from 'kysely';
import { emptyDatabase } from '../../../test/database.ts';
import { part, readTogether } from './index.ts';

interface Row {
  readonly n: number;
  readonly at: Date | null;
  readonly texts: readonly string[];
  readonly is: boolean;
}

const some = sql<Row>`SELECT n, CASE WHEN n < 3 THEN '2026-03-29T01:59:59.123Z'::timestamptz + n * interval '1 hour' END AS at,
  ARRAY['2026-03-29T01:59:59.123+00:00', 'a "quoted" one', 'Ff ŵ'] AS texts, n = 2 AS is
  FROM generate_series(1, 3) AS n ORDER BY n DESC`;
const none = sql<{ readonly n: number }>`SELECT 1 AS n WHERE false`;

it('given several queries, when they are read together, then each gives what it gives alone, in its order', async () => {
  const { database } = await emptyDatabase();
  await database.kysely.transaction().execute(async (tx) => {
    const alone = (await some.execute(tx)).rows;
    const { rows, nothing } = await readTogether(tx, { rows: part(some, 'at'), nothing: part(none) });
    assert.deepEqual(rows, alone);
    assert.deepEqual(
      rows.map(({ n }) => n),
      [3, 2, 1],
    );
    assert.deepEqual(nothing, []);
  });
});
