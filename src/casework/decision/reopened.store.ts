import { sql } from 'kysely';
import { onceALook, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import type { Reopening, ReopeningAnswer } from './reopened.words.ts';

/** A decided case that was opened again and is not decided anew: why, by whom and when. */
export interface Reopened extends Reopening {
  readonly reconsideration: string;
  readonly at: Date;
  readonly byName: string | null;
  /** What is new, as it was written; null where something recorded opened it. */
  readonly passage: string | null;
  /** Whether triage was told since of what the reason names. */
  readonly answered: boolean;
}

/** What was answered in the very moment in which that opened the case `r`. */
export const reopeningAnswers = sql<readonly ReopeningAnswer[]>`CASE WHEN r.event = 'FactAnswered' THEN (
  SELECT coalesce(json_agg(DISTINCT jsonb_build_object('fact', a.fact, 'state', a.state)), '[]') FROM answer a
  WHERE a.force = r.force AND a.case_file = r.case_file AND a.answered_at = r.reopened_at) ELSE '[]' END`;

/**
 * The newest opening again of a case that is to be decided. A reason that names a factor counts as that factor suspected
 * (handbook 10.5, 8): nothing is decided before triage answered it after the opening.
 */
export const reopenedOf = onceALook(async (tx: Tx, id: string): Promise<Reopened | undefined> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.exception,
    sql<Reopened>`
    SELECT r.reconsideration, r.cause, r.event, ${reopeningAnswers} AS answers, r.passage, r.reopened_at AS at, s.name AS "byName",
      CASE r.cause
        WHEN 'adult-involvement' THEN EXISTS (SELECT FROM answer a WHERE a.force = r.force AND a.case_file = r.case_file
          AND a.fact = 'adult-involved' AND a.answered_at > r.reopened_at)
        WHEN 'new-aggravating-factor' THEN EXISTS (SELECT FROM answer a WHERE a.force = r.force AND a.case_file = r.case_file
          AND a.answered_at > r.reopened_at) OR EXISTS (SELECT FROM earlier_reports e WHERE e.force = r.force
          AND e.case_file = r.case_file AND e.stated_at > r.reopened_at)
        ELSE true END AS answered
    FROM reconsideration r JOIN case_file f ON f.force = r.force AND f.case_file = r.case_file AND f.stage IN ('open', 'proposed')
    LEFT JOIN staff s ON s.force = r.force AND s.staff::text = r.reopened_by
    WHERE r.case_file = ${id} ORDER BY r.reopened_at DESC, r.reconsideration DESC LIMIT 1`,
  );
  return rows[0];
});

/** An outcome as it stood when the case was opened again, or that the record of a crime was cancelled. */
export interface Earlier {
  readonly crime: string;
  readonly outcome: string;
  readonly person: string | null;
  readonly at: Date;
  readonly byName: string | null;
}

/** What had been decided until a case was opened again: what is decided anew does not take its place unseen. */
export const earlierOf = async (tx: Tx, { reconsideration }: Pick<Reopened, 'reconsideration'>) => {
  const { rows } = await sql<Earlier>`
    SELECT c.reference AS crime, e.outcome, e.person, e.set_at AS at, s.name AS "byName"
    FROM reconsideration_earlier e JOIN crime c ON c.force = e.force AND c.crime = e.crime
    LEFT JOIN staff s ON s.force = e.force AND s.staff::text = e.set_by
    WHERE e.reconsideration = ${reconsideration} ORDER BY e.position`.execute(tx);
  return rows;
};
