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
const queries: readonly (readonly [string, RawBuilder<unknown>])[] = [
  ['values alone', of('a', ['b', 'c'])],
  ['no value', sql`SELECT '$1', now()`],
  ['another query', sql`SELECT ${1} FROM (${of('a', [])}) q WHERE ${2} > 1`],
  ['a name', sql`SELECT ${1} FROM ${sql.id('person')} WHERE ${sql.ref('person')} = ${2}`],
  ['a list', sql`SELECT ${1} IN (${sql.join([2, 3])}) AND ${4}`],
  ['a value written out', sql`SELECT ${sql.lit('x')}, ${1}`],
];

for (const [what, query] of queries) {
  test(`given a template that holds ${what}, when it is written, then as Kysely writes it`, () => {
    const ours = compile(query);
    const { sql: text, parameters } = compiler.compileQuery(query.toOperationNode(), ours.queryId);
    assert.deepEqual({ text: ours.sql, parameters: ours.parameters }, { text, parameters });
  });
}

test('given a template, when it runs with other values, then its text is the same and the values are its own', () => {
  const [one, other] = [compile(of('a', ['b'])), compile(of('c', []))];
  assert.equal(one.sql, other.sql);
  assert.deepEqual(other.parameters, ['c', [], null]);
});
