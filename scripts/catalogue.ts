// What the migrations made, read from the catalogue: the schema and the data dictionary are written from it.
import type pg from 'pg';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly fallback: string | null;
  readonly generated: boolean;
}

interface Constraint {
  readonly name: string;
  readonly kind: 'p' | 'u' | 'f' | 'c' | 'x';
  readonly definition: string;
}

export interface Relation {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly string[];
  readonly guarded: boolean;
  readonly forced: boolean;
  readonly policies: readonly string[];
  readonly grants: readonly string[];
  readonly triggers: readonly string[];
}

// Rights are read once for all tables: these views unfold every right of the whole catalogue each time that they are asked.
const RELATIONS = `
  WITH whole AS MATERIALIZED (
    SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public' AND grantee = $1
  ), part AS MATERIALIZED (
    SELECT table_name, column_name, privilege_type FROM information_schema.column_privileges WHERE table_schema = 'public' AND grantee = $1
  )
  SELECT c.relname AS name, c.relrowsecurity AS guarded, c.relforcerowsecurity AS forced,
    (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
        'fallback', pg_get_expr(d.adbin, d.adrelid), 'generated', a.attgenerated <> '') ORDER BY a.attnum)
      FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    coalesce((SELECT json_agg(json_build_object('name', conname, 'kind', contype, 'definition', pg_get_constraintdef(k.oid))
        ORDER BY array_position(ARRAY['p', 'u', 'f', 'c', 'x'], contype::text), conname)
      FROM pg_constraint k WHERE k.conrelid = c.oid AND contype IN ('p', 'u', 'f', 'c', 'x')), '[]') AS constraints,
    coalesce((SELECT json_agg(pg_get_indexdef(i.indexrelid) ORDER BY i.indexrelid::regclass::text)
      FROM pg_index i WHERE i.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)), '[]') AS indexes,
    coalesce((SELECT json_agg(format('%I%s FOR %s TO %s%s%s', policyname, CASE permissive WHEN 'RESTRICTIVE' THEN ' AS RESTRICTIVE' END, cmd, array_to_string(roles, ', '), ' USING (' || qual || ')', ' WITH CHECK (' || with_check || ')') ORDER BY policyname)
      FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname), '[]') AS policies,
    (SELECT coalesce(json_agg(line ORDER BY line), '[]') FROM (
      SELECT string_agg(privilege_type, ', ' ORDER BY privilege_type) AS line
      FROM whole w WHERE w.table_name = c.relname HAVING count(*) > 0
      UNION ALL
      SELECT format('%s (%s)', privilege_type, string_agg(column_name, ', ' ORDER BY column_name)) FROM part p
      WHERE p.table_name = c.relname AND NOT has_table_privilege($1, c.oid, privilege_type)
      GROUP BY privilege_type) g) AS grants,
    coalesce((SELECT json_agg(pg_get_triggerdef(t.oid) ORDER BY tgname) FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT tgisinternal), '[]') AS triggers
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname`;

export const readCatalogue = async (client: pg.Client, application: string): Promise<readonly Relation[]> =>
  (await client.query<Relation>(RELATIONS, [application])).rows;

/** Functions and views, as PostgreSQL writes them out. */
export const readRoutines = async (client: pg.Client): Promise<readonly string[]> => {
  const { rows } = await client.query<{ text: string }>(`
    SELECT pg_get_functiondef(oid) || ';' AS text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT format('CREATE VIEW %I AS%s', relname, E'\\n' || pg_get_viewdef(oid)) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm') ORDER BY text`);
  return rows.map(({ text }) => text);
};
