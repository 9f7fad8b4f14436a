import { sql, type RawBuilder } from 'kysely';
import type { Tx } from './database.ts';

/** Rows that are read with others in one statement, and which of their columns are instants: JSON has none. */
export interface Part<Row> {
  /** None where it is known that there are none. */
  readonly rows: RawBuilder<Row> | undefined;
  readonly instants: readonly string[];
}

const NONE = sql`'[]'::json`;

type RowOf<Read> = Read extends Part<infer Row> ? Row : never;

export const part = <Row>(rows: RawBuilder<Row>, ...instants: readonly (keyof Row & string)[]): Part<Row> => ({
  rows,
  instants,
});

/** Rows that are not asked for where it is known that there are none. */
export const unless = <Row>(isEmpty: boolean, rows: Part<Row>): Part<Row> =>
  isEmpty ? { ...rows, rows: undefined } : rows;

/** PostgreSQL writes an instant into JSON as text; it becomes the Date that reading it alone would have given. */
const revive = (row: unknown, instants: readonly string[]): void => {
  if (typeof row !== 'object' || row === null) return;
  for (const name of instants) {
    const written: unknown = Reflect.get(row, name);
    if (typeof written === 'string') Reflect.set(row, name, new Date(written));
  }
};

/**
 * Several queries of one step as one statement: each costs the server and this process as much to begin as to answer.
 * Columns are those that JSON holds as the driver gives them, and instants: neither bytes, nor plain dates, nor numbers
 * beyond 2^53.
 */
export const readTogether = async <Parts extends Readonly<Record<string, Part<object>>>>(
  tx: Tx,
  parts: Parts,
): Promise<{ readonly [Name in keyof Parts]: readonly RowOf<Parts[Name]>[] }> => {
  const named = Object.entries(parts);
  const columns = named.map(
    ([name, { rows }]) =>
      sql`${rows === undefined ? NONE : sql`array_to_json(ARRAY(SELECT q FROM (${rows}) q))`} AS ${sql.id(name)}`,
  );
  const { rows } = await sql<{ readonly [Name in keyof Parts]: readonly RowOf<Parts[Name]>[] }>`
    SELECT ${sql.join(columns)}`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new Error('a statement without a table gave no row');
  for (const [name, { instants }] of named) {
    const list: unknown = Reflect.get(found, name);
    if (Array.isArray(list))
      list.forEach((row: unknown) => {
        revive(row, instants);
      });
  }
  return found;
};
