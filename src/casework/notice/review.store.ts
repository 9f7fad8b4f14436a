import { sql } from 'kysely';
import { londonDay, startOfDay } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { DANGERS } from './not-telling.ts';

/** Its day has come; nobody answered it before its day came; or there is more to tell since a supervisor approved it. */
export const REVIEWS = ['day-has-come', 'unanswered', 'more-to-tell'] as const;

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

/** Something to tell came after `a`, by which the reason was approved: an outcome, that it stands, an interview or an arrest of another. */
const MORE_TO_TELL = sql`EXISTS (SELECT FROM ruling r WHERE r.force = n.force AND r.case_file = n.case_file AND r.verdict = 'approved' AND r.ruled_at > a.answered_at)
  OR EXISTS (SELECT FROM reconsideration c JOIN reconsideration_upheld u ON u.force = c.force AND u.reconsideration = c.reconsideration
    WHERE c.force = n.force AND c.case_file = n.case_file AND u.upheld_at > a.answered_at)
  OR EXISTS (SELECT FROM crime_cancellation x WHERE x.force = n.force AND x.case_file = n.case_file AND x.cancelled_at > a.answered_at)
  OR EXISTS (SELECT FROM consideration c JOIN consideration_end e ON e.force = c.force AND e.consideration = c.consideration
    WHERE c.force = n.force AND c.case_file = n.case_file AND c.person <> n.person AND e.result = 'made' AND e.made_at > a.answered_at)`;

const DANGER = sql`n.reason = ANY (${sql.lit(`{${DANGERS.join(',')}}`)}::text[])`;

/**
 * Read by the day and kept nowhere: a review falls due by time alone, in a closed case too, where nothing that anybody does
 * would bring it up. The newest reason of a child counts. Of a danger also one that nobody answered in time, as it is not
 * past, and one that was weighed before there was more to tell; of the others a child is to be told then anyway.
 */
export const reviewsDue = async (
  tx: Tx,
  now: Date,
  most: number,
): Promise<{ readonly rows: readonly ReviewDue[]; readonly more: number }> => {
  const { rows } = await sql<ReviewDue & { readonly cases: number }>`
    SELECT due.case_file AS case, f.reference, f.stage, min(due.why) AS why, min(due.review_on)::text AS "reviewOn", count(*)::int AS children,
      count(*) OVER ()::int AS cases
    FROM (SELECT n.force, n.case_file, n.review_on, CASE WHEN n.review_on <= ${londonDay(now)}::date
          THEN CASE WHEN a.answer = 'approved' THEN 'day-has-come' WHEN a.answer IS NULL AND ${DANGER} THEN 'unanswered' END
          WHEN a.answer = 'approved' AND ${DANGER} AND (${MORE_TO_TELL}) THEN 'more-to-tell' END AS why
      FROM not_telling n LEFT JOIN LATERAL (SELECT b.answer, b.answered_at FROM not_telling_answer b
        WHERE b.force = n.force AND b.not_telling = n.not_telling ORDER BY b.answered_at DESC, b.answer_id DESC LIMIT 1) a ON true
      WHERE NOT EXISTS (SELECT FROM not_telling m WHERE m.force = n.force AND m.case_file = n.case_file AND m.person = n.person
          AND (m.proposed_at, m.not_telling) > (n.proposed_at, n.not_telling))
        AND NOT EXISTS (SELECT FROM notice_told t WHERE t.force = n.force AND t.case_file = n.case_file AND t.person = n.person
          AND t.recorded_at >= n.proposed_at)) due
    JOIN case_file f ON f.force = due.force AND f.case_file = due.case_file
    WHERE due.why IS NOT NULL
    GROUP BY due.case_file, f.reference, f.stage ORDER BY min(due.review_on), due.case_file LIMIT ${most}`.execute(tx);
  const more = Math.max(0, (rows[0]?.cases ?? 0) - most);
  return { rows: rows.map(({ cases: _, ...row }): ReviewDue => row), more };
};

/** The next day on which a reason not to tell a child of this case ends by itself. */
export const nextReview = async (tx: Tx, id: string, now: Date): Promise<Date | undefined> => {
  const { rows } = await sql<{ day: string | null }>`
    SELECT min(review_on)::text AS day FROM not_telling WHERE case_file = ${id} AND review_on > ${londonDay(now)}::date`.execute(
    tx,
  );
  const day = rows[0]?.day ?? null;
  return day === null ? undefined : startOfDay(day);
};
