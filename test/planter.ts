// Plants a row of a force in every table that has none, by the catalogue alone: what a table holds is not its concern, only that there is a row to keep from others.
import type pg from 'pg';
import { z } from 'zod';

const Column = z.object({ name: z.string(), type: z.string() });
type Column = z.infer<typeof Column>;
const Reference = z.object({ columns: z.array(z.string()), to: z.string(), toColumns: z.array(z.string()) });
type Reference = z.infer<typeof Reference>;

/** A value of each type, as SQL. A type that is not here has to be added: no table is passed over. */
const VALUES: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'planted'`,
  bytea: `decode(repeat('00', 32), 'hex')`,
  'timestamp with time zone': 'now()',
  date: 'current_date',
  smallint: '1',
  integer: '1',
  bigint: '1',
  boolean: 'true',
  'uuid[]': `ARRAY[gen_random_uuid()]`,
  'text[]': `ARRAY['planted']`,
};

/** What has to be given: columns that may not be empty and that nothing else fills. */
const columnsOf = async (client: pg.Client, table: string): Promise<readonly Column[]> => {
  const { rows } = await client.query(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type FROM pg_attribute a
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull AND NOT a.atthasdef
       AND a.attidentity = '' AND a.attgenerated = ''`,
    [table],
  );
  return z.array(Column).parse(rows);
};

const referencesOf = async (client: pg.Client, table: string): Promise<readonly Reference[]> => {
  const names = (of: string, keys: string) =>
    `ARRAY(SELECT a.attname::text FROM unnest(${keys}) WITH ORDINALITY k (num, place)
       JOIN pg_attribute a ON a.attrelid = ${of} AND a.attnum = k.num ORDER BY k.place)`;
  const { rows } = await client.query(
    `SELECT ${names('c.conrelid', 'c.conkey')} AS columns, c.confrelid::regclass::text AS to,
       ${names('c.confrelid', 'c.confkey')} AS "toColumns"
     FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = $1::regclass`,
    [table],
  );
  return z.array(Reference).parse(rows);
};

const hasRow = async (client: pg.Client, table: string, force: string): Promise<boolean> =>
  (await client.query(`SELECT FROM ${table} WHERE force = $1 LIMIT 1`, [force])).rowCount === 1;

const valueOf = ({ name, type }: Column, table: string): string => {
  const value = VALUES[type];
  if (value === undefined) throw new Error(`no value to plant is known for ${table}.${name}, of type ${type}`);
  return value;
};

/** One row, pointing at rows of the same force; false while what it points at has none yet. */
const plantIn = async (client: pg.Client, table: string, force: string): Promise<boolean> => {
  const columns = await columnsOf(client, table);
  const needed = new Map(columns.map((column) => [column.name, valueOf(column, table)]));
  needed.set('force', `'${force}'`);
  for (const { columns: from, to, toColumns } of await referencesOf(client, table)) {
    if (!from.some((name) => name !== 'force' && needed.has(name))) continue;
    if (!(await hasRow(client, to, force))) return false;
    for (const [place, name] of from.entries())
      if (name !== 'force')
        needed.set(name, `(SELECT ${toColumns[place] ?? ''} FROM ${to} WHERE force = '${force}' ORDER BY 1 LIMIT 1)`);
  }
  await client.query(`INSERT INTO ${table} (${[...needed.keys()].join()}) VALUES (${[...needed.values()].join()})`);
  return true;
};

/**
 * Plants as a superuser. Checks of what a column may say are lifted in this database first: a wall has to hold whatever
 * is behind it, and a value that no check refuses can be made for any table that is still to come.
 */
export const plantEverywhere = async (
  client: pg.Client,
  tables: readonly string[],
  forces: readonly string[],
): Promise<void> => {
  const { rows } = await client.query<{ drop: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop FROM pg_constraint
     WHERE contype = 'c' AND conrelid <> 0 AND connamespace = 'public'::regnamespace`,
  );
  for (const { drop } of rows) await client.query(drop);
  for (const force of forces) {
    let left = tables;
    while (left.length > 0) {
      const next: string[] = [];
      for (const table of left)
        if (!(await hasRow(client, table, force)) && !(await plantIn(client, table, force))) next.push(table);
      if (next.length === left.length) throw new Error(`tables that wait for one another: ${next.join(', ')}`);
      left = next;
    }
  }
};
