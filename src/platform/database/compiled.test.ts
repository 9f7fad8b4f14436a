import assert from 'node:assert/strict';
import test from 'node:test';
import { PostgresAdapter, PostgresQueryCompiler, sql, type DatabaseConnection, type RawBuilder } from 'kysely';
import { OneConnection } from './compiled.ts';

const compiler = new PostgresQueryCompiler();
const unasked: DatabaseConnection = {
  executeQuery: () => Promise.reject(new Error('nothing is asked')),
  streamQuery: () => {
    throw new Error('nothing is asked');
  },
};
const executor = new OneConnection(compiler, new PostgresAdapter(), unasked);
const compile = (query: RawBuilder<unknown>) => query.compile({ getExecutor: () => executor });

const of = (id: string, staff: readonly string[]) => sql`SELECT ${id}::uuid, ${staff}::text[] WHERE ${null} IS NULL`;
// Each made anew, as it is each time that its step runs.
const queries: readonly (readonly [string, (x: number) => RawBuilder<unknown>])[] = [
  ['values alone', (x) => of('a', [String(x), 'c'])],
  ['no value', () => sql`SELECT '$1', now()`],
  ['another query', (x) => sql`SELECT ${x} FROM (${of('a', [])}) q WHERE ${x + 1} > 1`],
  ['either of two queries', (x) => sql`SELECT ${x === 1 ? sql`1` : sql`${x} + 1`}`],
  ['a name', (x) => sql`SELECT ${x} FROM ${sql.id('person', 'a"b')} WHERE ${sql.ref('person')} = ${x}`],
  ['either of two names', (x) => sql`SELECT 1 AS ${sql.id(`name ${x}`)}`],
  ['a list', (x) => sql`SELECT ${1} IN (${sql.join([x, 3])}) AND ${4}`],
  ['a longer list', (x) => sql`SELECT 1 IN (${sql.join(Array.from({ length: x }, (_, nth) => nth))})`],
  ['a value written out', (x) => sql`SELECT ${sql.lit(x)}, ${1}`],
];

for (const [what, make] of queries) {
  test(`given a template that holds ${what}, when it is written, and written again with others, then as Kysely writes it`, () => {
    for (const query of [1, 1, 2, 3].map(make)) {
      const ours = compile(query);
      const { sql: text, parameters } = compiler.compileQuery(query.toOperationNode(), ours.queryId);
      assert.deepEqual({ text: ours.sql, parameters: ours.parameters }, { text, parameters });
    }
  });
}
