import { sql, type RawBuilder } from 'kysely';
import { isLedHere, isSaidHere } from '../report/index.ts';

const TABLES = [
  ['answer', 'answered_by', 'answered_at'],
  ['floor', 'walked_by', 'walked_at'],
  ['age_statement', 'stated_by', 'stated_at'],
  ['part_statement', 'stated_by', 'stated_at'],
  ['conduct_day', 'stated_by', 'stated_at'],
  ['earlier_reports', 'stated_by', 'stated_at'],
  ['weighing', 'stated_by', 'stated_at'],
] as const;

/**
 * Who recorded anything of what is known of a case, as a query: answers, safety floors, ages, parts, the day, and what is weighed.
 * Of a report that joined it, whoever recorded it there, and not whoever joined them.
 */
export const recordersIn = (id: string): RawBuilder<string> =>
  sql.join(
    TABLES.map(
      ([table, by, at]) =>
        sql`SELECT ${sql.ref(`t.${by}`)} FROM ${sql.table(table)} t WHERE ${isLedHere(id, 't')} AND ${isSaidHere('t', { by, at })}`,
    ),
    sql` UNION `,
  );
