import { sql } from 'kysely';
import { londonDay, startOfDay } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isOfLiving } from '../report/index.ts';
import { isDanger } from './danger.ts';

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
 * Read by the day and kept nowhere: a review falls due by time alone, in a closed case too, where nothing that anybody does
 * would bring it up. The newest reason of a child counts, where a supervisor approved it; of a danger also one that nobody
 * answered in time, as it is not past; one such in a case is said, whatever was answered of its other children. Of the others a child is to be told then anyway.
 */
export const reviewsDue = async (
  tx: Tx,
  now: Date,
  most: number,
): Promise<{ readonly rows: readonly ReviewDue[]; readonly more: number }> => {
  const { rows } = await sql<ReviewDue & { readonly cases: number }>`
    SELECT n.case_file AS case, f.reference, f.stage, (min(n.review_on) FILTER (WHERE ${isOfLiving('n')}))::text AS "reviewOn", count(*) FILTER (WHERE ${isOfLiving('n')})::int AS children,
      CASE WHEN bool_or(a.answer IS NULL AND ${isOfLiving('n')}) THEN 'unanswered' ELSE 'day-has-come' END AS why, count(*) OVER ()::int AS cases
    FROM not_telling n JOIN case_file f ON f.force = n.force AND f.case_file = n.case_file
    CROSS JOIN LATERAL (SELECT (SELECT b.answer FROM not_telling_answer b WHERE b.force = n.force AND b.not_telling = n.not_telling
      ORDER BY b.answered_at DESC, b.answer_id DESC LIMIT 1) AS answer) a
    WHERE n.review_on <= ${londonDay(now)}::date AND (a.answer = 'approved' OR (a.answer IS NULL AND ${isDanger('n')}))
      AND NOT EXISTS (SELECT FROM not_telling m WHERE m.force = n.force AND m.case_file = n.case_file AND m.person = n.person
        AND (m.proposed_at, m.not_telling) > (n.proposed_at, n.not_telling))
      AND NOT EXISTS (SELECT FROM notice_told t WHERE t.force = n.force AND t.case_file = n.case_file AND t.person = n.person
        AND t.recorded_at >= n.proposed_at)
    GROUP BY n.case_file, f.reference, f.stage HAVING bool_or(${isOfLiving('n')})
    ORDER BY min(n.review_on) FILTER (WHERE ${isOfLiving('n')}), n.case_file LIMIT ${most}`.execute(tx);
  const more = Math.max(0, (rows[0]?.cases ?? 0) - most);
  return { rows: rows.map(({ cases: _, ...row }): ReviewDue => row), more };
};

/** The next day on which a reason not to tell a child of this case ends by itself. */
export const nextReview = async (tx: Tx, id: string, now: Date): Promise<Date | undefined> => {
  const { rows } = await sql<{ day: string | null }>`
    SELECT min(review_on)::text AS day FROM not_telling n WHERE case_file = ${id} AND ${isOfLiving('n')} AND review_on > ${londonDay(now)}::date`.execute(
    tx,
  );
  const day = rows[0]?.day ?? null;
  return day === null ? undefined : startOfDay(day);
};
