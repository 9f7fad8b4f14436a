import type pg from 'pg';

const OTHERS = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'`;

/** Whether a database is Evenhand's, or empty: nothing in any schema but what belongs to an extension. */
export const CONTENTS = `
  SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.migration') AND attname = 'digest')
      AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.installation') AND attname = 'kind') AS ours,
    NOT EXISTS (
      SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${OTHERS} AND c.relkind <> 'i' AND NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')) AS empty`;

/** Who the application is, whether it can see past row-level security, and whether it owns what the owner ($1) owns. */
export const MODESTY = `
  SELECT current_user AS name, (rolsuper OR rolbypassrls) AS mighty,
    pg_has_role(current_user, $1::name, 'USAGE') OR EXISTS (
      SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND pg_has_role(current_user, c.relowner, 'USAGE')) AS owns
  FROM pg_roles WHERE rolname = current_user`;

export const currentRole = async (client: pg.Client): Promise<string> =>
  (await client.query<{ name: string }>('SELECT current_user AS name')).rows[0]?.name ?? '';
