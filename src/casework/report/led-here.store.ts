import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';

/** A case and every report that joined it, by way of another too: a report is worked by whoever had it before. */
const ledHere = (id: string) => sql`
  WITH RECURSIVE lead (case_file) AS (
    SELECT ${id}::uuid UNION SELECT j.case_file FROM report_join j JOIN lead ON j.into_case = lead.case_file)
  SELECT case_file FROM lead`;

export const isLedHere = (id: string, alias: string): RawBuilder<boolean> =>
  sql`${sql.ref(`${alias}.case_file`)} IN (${ledHere(id)})`;

export const casesLedHere = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ case_file: string }>`${ledHere(id)}`.execute(tx);
  return rows.map((row) => row.case_file);
};

/** What a join wrote down again was said in the report, by whoever said it there: who only joined it answered nothing. */
export const isSaidHere = (alias: string, of: { readonly by: string; readonly at: string }): RawBuilder<boolean> =>
  sql`NOT EXISTS (SELECT FROM report_join j WHERE j.force = ${sql.ref(`${alias}.force`)} AND j.into_case = ${sql.ref(`${alias}.case_file`)}
    AND j.joined_at = ${sql.ref(`${alias}.${of.at}`)} AND j.joined_by = ${sql.ref(`${alias}.${of.by}`)})`;
