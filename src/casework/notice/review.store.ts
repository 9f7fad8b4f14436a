import { sql } from 'kysely';
import { londonDay, startOfDay } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** A case in which reasons not to tell have come to their day of review, and nobody has told the children since. */
export interface ReviewDue {
  readonly case: string;
  readonly reference: string;
  readonly stage: string;
  /** The first of the days. */
  readonly reviewOn: string;
  readonly children: number;
}

/**
 * Read by the day and kept nowhere: a review falls due by time alone, in a closed case too, where nothing that anybody does
 * would bring it up. The newest reason of a child counts, where a supervisor approved it.
 */
export const reviewsDue = async (
  tx: Tx,
  now: Date,
  most: number,
): Promise<{ readonly rows: readonly ReviewDue[]; readonly more: number }> => {
  const { rows } = await sql<ReviewDue & { readonly cases: number }>`
    SELECT n.case_file AS case, f.reference, f.stage, min(n.review_on)::text AS "reviewOn", count(*)::int AS children,
      count(*) OVER ()::int AS cases
    FROM not_telling n JOIN case_file f ON f.force = n.force AND f.case_file = n.case_file
    WHERE n.review_on <= ${londonDay(now)}::date
      AND (SELECT a.answer FROM not_telling_answer a WHERE a.force = n.force AND a.not_telling = n.not_telling
        ORDER BY a.answered_at DESC, a.answer_id DESC LIMIT 1) = 'approved'
      AND NOT EXISTS (SELECT FROM not_telling m WHERE m.force = n.force AND m.case_file = n.case_file AND m.person = n.person
        AND (m.proposed_at, m.not_telling) > (n.proposed_at, n.not_telling))
      AND NOT EXISTS (SELECT FROM notice_told t WHERE t.force = n.force AND t.case_file = n.case_file AND t.person = n.person
        AND t.recorded_at >= n.proposed_at)
    GROUP BY n.case_file, f.reference, f.stage ORDER BY min(n.review_on), n.case_file LIMIT ${most}`.execute(tx);
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
