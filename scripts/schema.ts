// Writes migrations/schema.sql: the tables that all migrations together make, to be read; nothing is ever made from it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { APPLICATION } from '../src/platform/database/index.ts';
import { readCatalogue, readRoutines, type Relation } from './catalogue.ts';
import { withMigrated } from './migrated.ts';

export const SCHEMA = join(import.meta.dirname, '..', 'migrations', 'schema.sql');

const HEAD = '-- Written by scripts/schema.ts from the migrations, to be read. The migrations are what is applied.\n';

const columnLine = ({ name, type, required, fallback, generated }: Relation['columns'][number]): string => {
  const value =
    fallback === null ? '' : generated ? ` GENERATED ALWAYS AS (${fallback}) STORED` : ` DEFAULT ${fallback}`;
  return `  ${name} ${type}${required ? ' NOT NULL' : ''}${value}`;
};

const relationText = (relation: Relation): string => {
  const { name, columns, constraints, indexes, guarded, forced, policies, grants, triggers } = relation;
  const lines = [
    ...columns.map(columnLine),
    ...constraints.map((constraint) => `  CONSTRAINT ${constraint.name} ${constraint.definition}`),
  ];
  return [
    `CREATE TABLE ${name} (\n${lines.join(',\n')}\n);`,
    ...indexes.map((index) => `${index};`),
    ...(guarded ? [`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;`] : []),
    ...(forced ? [`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;`] : []),
    ...policies.map((policy) => `CREATE POLICY ${policy.replace(' ', ` ON ${name} `)};`),
    ...grants.map((grant) => `GRANT ${grant} ON ${name} TO :app;`),
    ...triggers.map((trigger) => `${trigger};`),
  ].join('\n');
};

/** The schema of a migrated database, always in the same words. */
export const dumpSchema = async (client: pg.Client): Promise<string> => {
  const relations = await readCatalogue(client, APPLICATION);
  return `${[HEAD, ...relations.map(relationText), ...(await readRoutines(client))].join('\n\n').replace('\n\n\n', '\n\n')}\n`;
};

if (import.meta.main) writeFileSync(SCHEMA, await withMigrated(dumpSchema));
