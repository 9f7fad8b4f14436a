import { sql, type RawBuilder } from 'kysely';
import { DANGERS } from './not-telling.ts';

/** Whether a reason not to tell is a danger in telling itself, as a query. */
export const isDanger = (row: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${row}.reason`)} = ANY (${sql.lit(`{${DANGERS.join(',')}}`)}::text[])`;
