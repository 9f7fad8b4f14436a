import type pg from 'pg';

export interface Column {
  readonly name: string;
  readonly type: string;
}

/** A table as a copy of it needs to know it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  /** Each row is of one force. */
  readonly byForce: boolean;
  /** Row-level security hides rows from its owner too. */
  readonly guarded: boolean;
}

/** Every table there is, as the catalogue has it: what a migration adds is in it without being named anywhere. */
export const readTables = async (client: pg.Client): Promise<readonly Table[]> => {
  const { rows } = await client.query<Table>(`
    SELECT c.relname AS name, c.relrowsecurity AS guarded,
      (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      coalesce((SELECT json_agg(a.attname ORDER BY array_position(i.indkey::int2[], a.attnum))
        FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary), '[]') AS key,
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'force' AND NOT a.attisdropped) AS "byForce"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'migration'
    ORDER BY c.relname`);
  return rows;
};

/** Why a copy by rows would not be whole; undefined when it would be. */
export const findUncopiable = async (client: pg.Client, tables: readonly Table[]): Promise<string | undefined> => {
  const hidden = tables.find(({ guarded, byForce }) => guarded && !byForce);
  // Under no force its rows are invisible: the copy would lack them, and nothing would say so.
  if (hidden !== undefined)
    return `row-level security guards the table ${hidden.name}, which has no column force: its rows cannot be asked for`;
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace`,
  );
  return rows[0] === undefined ? undefined : `the sequence ${rows[0].name} would not be in it`;
};

/** Confines the open transaction to a force; row-level security binds the owner too. */
export const pin = (client: pg.Client, force: string): Promise<unknown> =>
  client.query(`SET LOCAL evenhand.force = ${client.escapeLiteral(force)}`);
