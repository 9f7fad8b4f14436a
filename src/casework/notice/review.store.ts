import { sql } from 'kysely';
import { londonDay, startOfDay } from '../../platform/clock/index.ts';
import type { Context } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isOfLiving } from '../report/index.ts';
import { isDanger, isNewestOfLiving, reviewDay } from './danger.ts';

/** Its day has come; or, of a danger, nobody answered it before its day came. */
export const REVIEWS = ['day-has-come', 'unanswered'] as const;

/** A case in which reasons not to tell are to be looked at again, and nobody has told the children since. */
export interface ReviewDue {
  readonly case: string;
  readonly reference: string;
  readonly stage: string;
  readonly why: (typeof REVIEWS)[number];
  /** The first of the days. */
  readonly reviewOn: string;
  readonly children: number;
}

/**
 * Brings what is kept of reasons still to be looked at again up to date for the cases that a change was about, in its
 * transaction. The newest reason of a child counts, where a supervisor approved it; of a danger also one that nobody has
 * answered, as it is not past when its day comes. Of the others a child is to be told then anyway.
 */
export const keepReviews = async ({ tx }: Pick<Context, 'tx'>, cases: readonly string[]): Promise<void> => {
  await sql`
    WITH found AS MATERIALIZED (
      SELECT n.force, n.case_file, n.person, ${reviewDay('n')} AS review_on, a.answer IS NOT NULL AS answered FROM not_telling n
      CROSS JOIN LATERAL (SELECT (SELECT b.answer FROM not_telling_answer b WHERE b.force = n.force AND b.not_telling = n.not_telling
        ORDER BY b.answered_at DESC, b.answer_id DESC LIMIT 1) AS answer) a
      WHERE n.case_file = ANY(${cases}::uuid[]) AND ${isNewestOfLiving('n')} AND (a.answer = 'approved' OR (a.answer IS NULL AND ${isDanger('n')}))
        AND NOT EXISTS (SELECT FROM notice_told t WHERE t.force = n.force AND t.case_file = n.case_file AND t.person = n.person
          AND t.recorded_at >= n.proposed_at)),
    over AS (DELETE FROM review_open k WHERE k.case_file = ANY(${cases}::uuid[])
      AND NOT EXISTS (SELECT FROM found g WHERE (g.case_file, g.person) = (k.case_file, k.person)))
    INSERT INTO review_open AS k (force, case_file, person, review_on, answered)
    SELECT force, case_file, person, review_on, answered FROM found
    ON CONFLICT (force, case_file, person) DO UPDATE SET review_on = EXCLUDED.review_on, answered = EXCLUDED.answered
      WHERE (k.review_on, k.answered) IS DISTINCT FROM (EXCLUDED.review_on, EXCLUDED.answered)`.execute(tx);
};

/**
 * Read by the day: a review falls due by time alone, in a closed case too, where nothing that anybody does would bring it
 * up. One danger in a case that nobody answered is said, whatever was answered of its other children.
 */
export const reviewsDue = async (
  tx: Tx,
  now: Date,
  most: number,
): Promise<{ readonly rows: readonly ReviewDue[]; readonly more: number }> => {
  const { rows } = await sql<ReviewDue & { readonly cases: number }>`
    WITH c AS MATERIALIZED (
      SELECT k.force, k.case_file, min(k.review_on) AS review_on, count(*)::int AS children, bool_and(k.answered) AS answered, count(*) OVER ()::int AS cases
      FROM review_open k WHERE k.review_on <= ${londonDay(now)}::date GROUP BY k.force, k.case_file
      ORDER BY min(k.review_on), k.case_file LIMIT ${sql.lit(most)})
    SELECT c.case_file AS case, f.reference, f.stage, c.review_on::text AS "reviewOn", c.children,
      CASE WHEN c.answered THEN 'day-has-come' ELSE 'unanswered' END AS why, c.cases
    FROM c JOIN case_file f ON f.force = c.force AND f.case_file = c.case_file ORDER BY c.review_on, c.case_file`.execute(
    tx,
  );
  const more = Math.max(0, (rows[0]?.cases ?? 0) - most);
  return { rows: rows.map(({ cases: _, ...row }): ReviewDue => row), more };
};

/** The next day on which a reason not to tell a child of this case ends by itself, or is to be looked at again. */
export const nextReview = async (tx: Tx, id: string, now: Date): Promise<Date | undefined> => {
  const { rows } = await sql<{ day: string | null }>`
    SELECT min(d.day)::text AS day FROM not_telling n CROSS JOIN LATERAL (SELECT ${reviewDay('n')} AS day) d
    WHERE n.case_file = ${id} AND ${isOfLiving('n')} AND d.day > ${londonDay(now)}::date`.execute(tx);
  const day = rows[0]?.day ?? null;
  return day === null ? undefined : startOfDay(day);
};
