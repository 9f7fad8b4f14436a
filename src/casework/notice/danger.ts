import { sql, type RawBuilder } from 'kysely';
import { isOfLiving } from '../report/index.ts';
import { DANGERS } from './not-telling.ts';

/** Whether a reason not to tell is a danger in telling itself, as a query. */
export const isDanger = (row: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${row}.reason`)} = ANY (${sql.lit(`{${DANGERS.join(',')}}`)}::text[])`;

/** The day on which it is looked at again: as a supervisor set it last, or as it was proposed; as a query. */
export const reviewDay = (row: string): RawBuilder<unknown> =>
  sql`coalesce((SELECT v.review_on FROM not_telling_answer v WHERE v.force = ${sql.ref(`${row}.force`)} AND v.not_telling = ${sql.ref(`${row}.not_telling`)}
  AND v.review_on IS NOT NULL ORDER BY v.answered_at DESC, v.answer_id DESC LIMIT 1), ${sql.ref(`${row}.review_on`)})`;

/** Whether it is the newest reason of a child who lives and is of the case, as a query. */
export const isNewestOfLiving = (row: string): RawBuilder<unknown> =>
  sql`${isOfLiving(row)} AND NOT EXISTS (SELECT FROM not_telling m WHERE m.force = ${sql.ref(`${row}.force`)} AND m.case_file = ${sql.ref(`${row}.case_file`)}
  AND m.person = ${sql.ref(`${row}.person`)} AND (m.proposed_at, m.not_telling) > (${sql.ref(`${row}.proposed_at`)}, ${sql.ref(`${row}.not_telling`)}))`;
