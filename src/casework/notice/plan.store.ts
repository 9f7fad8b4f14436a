import { sql } from 'kysely';
import type { Waiting } from '../case/index.ts';
import { isListedChild } from '../report/index.ts';
import { HOME_FACT } from '../triage/index.ts';

/** The duty of the guidance, which a supervisor owns and without which nobody is told. */
const PLAN = 'plan-who-is-told';

/** Of a child `q`: everything that said of home whether somebody there may be a danger, and whether it was one by all that was said until then. */
const SAID = sql`SELECT m.at, coalesce((SELECT n.must_not_named FROM floor n WHERE n.force = q.force AND n.case_file = q.case_file AND n.person = q.person
        AND n.walked_at <= m.at ORDER BY n.walked_at DESC, n.floor DESC LIMIT 1), false)
      OR coalesce((SELECT a.state IN ('suspected', 'confirmed') FROM answer a WHERE a.force = q.force AND a.case_file = q.case_file AND a.person = q.person
        AND a.direction = 'person' AND a.fact = ${sql.lit(HOME_FACT)} AND a.answered_at <= m.at ORDER BY a.answered_at DESC, a.answer DESC LIMIT 1), false) AS danger
    FROM (SELECT w.walked_at AS at FROM floor w WHERE w.force = q.force AND w.case_file = q.case_file AND w.person = q.person
      UNION SELECT b.answered_at FROM answer b WHERE b.force = q.force AND b.case_file = q.case_file AND b.person = q.person
        AND b.direction = 'person' AND b.fact = ${sql.lit(HOME_FACT)}) m`;

/**
 * Children with a danger at home whose outcome is approved, and of whom no supervisor has said who is told: telling waits for it
 * (handbook 7.6). Not before: until then there is nothing to tell, and nobody has to be let into the case for it.
 */
export const planWaits: Waiting = {
  on: 'supervisor',
  rows: sql`SELECT q.force, q.case_file, 'plan-to-tell' AS waits, greatest(d.since, r.approved) AS since, NULL::text AS by,
      'duties/${sql.raw(PLAN)}/' || q.person AS place
    FROM case_file f JOIN party q ON q.force = f.force AND q.case_file = f.case_file AND ${isListedChild('q')} AND NOT q.died
    CROSS JOIN LATERAL (SELECT max(u.ruled_at) AS approved FROM ruling u WHERE u.force = f.force AND u.case_file = f.case_file AND u.verdict = 'approved') r
    CROSS JOIN LATERAL (WITH said AS (${SAID})
      SELECT min(s.at) AS since FROM said s WHERE s.at > coalesce((SELECT max(z.at) FROM said z WHERE NOT z.danger), '-infinity')) d
    WHERE f.stage = 'approved' AND d.since IS NOT NULL AND NOT EXISTS (SELECT FROM duty_discharge x WHERE x.force = q.force AND x.case_file = q.case_file
      AND x.person = q.person AND x.duty = ${sql.lit(PLAN)} AND x.recorded_at >= d.since)`,
};
