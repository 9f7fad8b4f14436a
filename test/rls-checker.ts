// What is weak about the wall between forces, read from PostgreSQL’s own catalogue.
import type pg from 'pg';

/** Names of forces may be read by anybody before signing in; nothing else may. */
const DIRECTORY = 'force';
/** They belong to no force and hold nothing of one. */
const OF_NO_FORCE = ['installation', 'migration'];
const CONFINED = `(force = current_setting('evenhand.force'::text, true))`;
/** What narrows further what the application may do to the rows of its own force. */
export const NARROWED: ReadonlyMap<string, string> = new Map([
  ['idempotency', `DELETE (at < (now() - '1 day'::interval))`],
]);

const TABLES = `SELECT c.oid, c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
    EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'force' AND a.attnotnull) AS has_force
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')`;

interface Table {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly has_force: boolean;
}

/** By name: to plan a question about the catalogue takes longer than to answer it, and it is asked for every fault planted. */
const ask = async <Row extends pg.QueryResultRow>(
  client: pg.Client,
  name: string,
  text: string,
  values: readonly string[] = [],
): Promise<readonly Row[]> => (await client.query<Row>({ name, text, values: [...values] })).rows;

const checkTables = async (client: pg.Client): Promise<readonly string[]> => {
  const rows = await ask<Table>(client, 'tables', TABLES);
  return rows
    .filter(({ name }) => !OF_NO_FORCE.includes(name))
    .flatMap(({ name, enabled, forced, has_force: hasForce }) => [
      ...(hasForce ? [] : [`${name} has no force`]),
      ...(enabled ? [] : [`${name}: row-level security is off`]),
      ...(forced ? [] : [`${name}: row-level security is not forced on its owner`]),
    ]);
};

interface Policy {
  readonly table: string;
  readonly cmd: string;
  readonly permissive: string;
  readonly qual: string | null;
  readonly check: string | null;
}

const isSound = ({ table, cmd, permissive, qual, check }: Policy): boolean => {
  if (permissive !== 'PERMISSIVE') return NARROWED.get(table) === `${cmd} ${qual ?? ''}` && check === null;
  if (table === DIRECTORY && cmd === 'SELECT') return qual === 'true' && check === null;
  if (table === DIRECTORY) return cmd === 'INSERT' && check === CONFINED;
  return cmd === 'ALL' && qual === CONFINED && check === CONFINED;
};

const checkPolicies = async (client: pg.Client): Promise<readonly string[]> => {
  const tables = (await ask<Table>(client, 'tables', TABLES)).filter(({ name }) => !OF_NO_FORCE.includes(name));
  const rows = await ask<Policy>(
    client,
    'policies',
    `SELECT tablename AS table, cmd, permissive, qual, with_check AS check FROM pg_policies WHERE schemaname = 'public'`,
  );
  const weak = rows.filter((policy) => !isSound(policy)).map(({ table }) => `${table}: a policy confines nobody`);
  const wanted = (name: string): number => (name === DIRECTORY || NARROWED.has(name) ? 2 : 1);
  const odd = tables.filter(({ name }) => rows.filter(({ table }) => table === name).length !== wanted(name));
  return [...weak, ...odd.map(({ name }) => `${name}: its policies are not as many as they should be`)];
};

const checkKeys = async (client: pg.Client): Promise<readonly string[]> => {
  const indexes = await ask<{ name: string }>(
    client,
    'indexes',
    `SELECT i.relname AS name FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN (${TABLES}) t ON t.oid = x.indrelid
     WHERE x.indisunique AND t.has_force AND NOT EXISTS (
       SELECT FROM pg_attribute a WHERE a.attrelid = x.indrelid AND a.attnum = x.indkey[0] AND a.attname = 'force')`,
  );
  // The first column of a foreign key and what it refers to are both the force: else it asks past the wall.
  const references = await ask<{ name: string }>(
    client,
    'references',
    `SELECT k.conname AS name FROM pg_constraint k JOIN (${TABLES}) t ON t.oid = k.conrelid
     WHERE k.contype = 'f' AND NOT (
       EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = k.conkey[1] AND a.attname = 'force')
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attnum = k.confkey[1] AND a.attname = 'force'))`,
  );
  return [
    ...indexes.map(({ name }) => `${name} is unique without its force first`),
    ...references.map(({ name }) => `${name} refers to another row without its force first`),
  ];
};

const checkRoles = async (client: pg.Client, app: string): Promise<readonly string[]> => {
  const rows = await ask<{ name: string }>(
    client,
    'roles',
    `SELECT r.rolname AS name FROM pg_roles r WHERE pg_has_role($1, r.oid, 'MEMBER') AND (r.rolsuper OR r.rolbypassrls
       OR r.rolcreaterole OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relowner = r.oid))`,
    [app],
  );
  return rows.map(({ name }) => `${app} is ${name}, which stands above the wall`);
};

const checkBackDoors = async (client: pg.Client): Promise<readonly string[]> => {
  const functions = await ask<{ name: string }>(
    client,
    'functions',
    `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND (p.proleakproof OR p.prosecdef)`,
  );
  const views = await ask<{ name: string }>(
    client,
    'views',
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND (c.relkind = 'm'
       OR c.relkind = 'v' AND NOT coalesce(c.reloptions, '{}') @> ARRAY['security_invoker=true'])`,
  );
  return [
    ...functions.map(({ name }) => `${name}() is leakproof or runs as its definer`),
    ...views.map(({ name }) => `${name} is a view that looks with its owner’s eyes`),
  ];
};

/** Everything that is weak; nothing when the wall stands. */
export const findWeaknesses = async (client: pg.Client, app: string): Promise<readonly string[]> => [
  ...(await checkTables(client)),
  ...(await checkPolicies(client)),
  ...(await checkKeys(client)),
  ...(await checkRoles(client, app)),
  ...(await checkBackDoors(client)),
];

/** Every table with rows of forces. */
export const tablesOfForces = async (client: pg.Client): Promise<readonly string[]> =>
  (await client.query<Table>(`${TABLES} ORDER BY 2`)).rows.filter((row) => row.has_force).map((row) => row.name);
