import { sql } from 'kysely';
import type { Context } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { leftNote } from '../case/index.ts';
import { isCheckTooOld, isListedChild, isOfCase } from '../report/index.ts';
import { isDeathContradicted, NO_FLOOR } from '../response/index.ts';
import { DANGER_FACTS } from '../safeguarding/index.ts';
import { adultsListed } from './adult-listed.store.ts';
import type { QueuedAlarm } from './alarm.ts';
import { isCheckedByHome, newestAnswer } from './newest-answer.ts';

/** Of a case `f`: whether a specialist team has it, or has been asked; and when a supervisor last said why none does. */
const handled = sql`(SELECT coalesce((SELECT coalesce(x.answer, 'handed-over') FROM handover h
        LEFT JOIN handover_answer x ON x.force = h.force AND x.handover = h.handover
        WHERE h.force = f.force AND h.case_file = f.case_file ORDER BY h.handed_at DESC, h.handover DESC LIMIT 1), 'returned') <> 'returned' AS handed,
      coalesce((SELECT max(d.recorded_at) FROM duty_discharge d WHERE d.force = f.force AND d.case_file = f.case_file
        AND d.duty = 'specialist-handover' AND d.by_supervisor AND d.answer = 'not-done'), '-infinity') AS left_at)`;

/**
 * Of a case `f`: since when each is said or suspected by what nobody has taken back, of whoever is of the case; an adult’s part by their
 * age, too. What a supervisor had before them when they said why no team has the case says nothing of what was told after.
 */
const saidOfCase = sql`(SELECT min(x.at) FILTER (WHERE x.fact = 'exploitation') AS exploitation, min(x.at) FILTER (WHERE x.fact = 'adult-involved') AS adult,
        min(x.at) FILTER (WHERE x.fact = 'coercion') AS coercion, min(x.at) FILTER (WHERE x.fact = 'extortion') AS extortion, min(x.at) FILTER (WHERE x.fact = 'grooming') AS grooming
      FROM (SELECT a.fact, a.answered_at AS at
        FROM answer a WHERE a.force = f.force AND a.case_file = f.case_file AND a.fact IN ('exploitation', 'adult-involved', 'coercion', 'extortion', 'grooming')
          AND a.state IN ('confirmed', 'suspected') AND ${isOfCase('a')}
          AND NOT EXISTS (SELECT FROM answer b WHERE b.force = a.force AND b.case_file = a.case_file AND b.person IS NOT DISTINCT FROM a.person
            AND b.direction = a.direction AND b.fact = a.fact AND (b.answered_at, b.answer) > (a.answered_at, a.answer))
        UNION ALL
        SELECT 'adult-involved', l.at FROM ${adultsListed} l) x
      WHERE x.at > g.left_at AND NOT g.handed)`;

// As `childAlarms`, for SQL: a test holds one against the other.
const raised = sql`(VALUES
        ('found-alive', q.died, n.walked_at, false),
        ('floor-not-walked', n.floor IS NULL, q.added_at, true),
        ('not-safe', n.safe_now = 'no', n.walked_at, false),
        ('safety-not-known', n.safe_now = 'not-known', n.walked_at, true),
        ('self-harm', n.self_harm = 'yes', n.walked_at, false),
        ('self-harm-not-known', n.self_harm = 'not-known', n.walked_at, true),
        ('alone', NOT q.adult_now AND n.with_whom = 'nobody', n.walked_at, false),
        ('company-not-known', NOT q.adult_now AND n.with_whom = 'not-known', n.walked_at, true),
        ('no-welfare-check', n.welfare_check = 'not-arranged', n.walked_at, true),
        ('welfare-check-too-old', ${isCheckTooOld('n', sql`t.told_at`)}, n.walked_at, true),
        ('welfare-check-overdue', n.welfare_check = 'arranged', n.welfare_at, true),
        ('harm-said', ${newestAnswer(sql`${DANGER_FACTS[0]}`)} IN ('confirmed', 'suspected'), ${newestAnswer(sql`${DANGER_FACTS[0]}`, 'answered_at')}, false),
        ('suicide-risk-said', ${newestAnswer(sql`${DANGER_FACTS[1]}`)} IN ('confirmed', 'suspected'), ${newestAnswer(sql`${DANGER_FACTS[1]}`, 'answered_at')}, false),
        ('welfare-check-by-home', ${isCheckedByHome}, n.walked_at, false),
        ('exploitation-said', s.exploitation IS NOT NULL, s.exploitation, false),
        ('adult-said', s.adult IS NOT NULL, s.adult, false),
        ('coercion-said', s.coercion IS NOT NULL, s.coercion, false),
        ('extortion-said', s.extortion IS NOT NULL, s.extortion, false),
        ('grooming-said', s.grooming IS NOT NULL, s.grooming, false))`;

/**
 * Brings what is kept of alarms up to date for the cases that a change was about, in its transaction. What only the clock
 * raises is kept with the time from which it counts.
 */
export const keepAlarms = async ({ tx }: Pick<Context, 'tx'>, cases: readonly string[]): Promise<void> => {
  await sql`
    WITH found AS MATERIALIZED (
      SELECT f.force, f.case_file, a.alarm, count(*)::int AS children,
        -- Where a supervisor agreed why a floor cannot be walked, what nobody can say is asked again on the day of review.
        min(CASE WHEN a.is_unanswerable THEN greatest(a.since, e.until) ELSE a.since END) AS since
      FROM case_file f
      JOIN party q ON q.force = f.force AND q.case_file = f.case_file AND ${isListedChild('q')}
      CROSS JOIN LATERAL (SELECT min(r.told_at) AS told_at FROM report r WHERE r.force = f.force AND r.case_file = f.case_file) t
      LEFT JOIN LATERAL (
        SELECT * FROM floor w WHERE w.force = q.force AND w.case_file = q.case_file AND w.person = q.person
        ORDER BY w.walked_at DESC, w.floor DESC LIMIT 1) n ON true
      CROSS JOIN LATERAL (
        SELECT max(r.review_on)::timestamp AT TIME ZONE 'Europe/London' AS until FROM supervisor_request r
        JOIN supervisor_decision d ON d.force = r.force AND d.case_file = r.case_file AND d.request = r.request AND d.value = 'granted'
        WHERE r.force = q.force AND r.case_file = q.case_file AND r.subject = q.person AND r.about = ANY(${NO_FLOOR}::text[])) e
      CROSS JOIN LATERAL ${handled} g CROSS JOIN LATERAL ${saidOfCase} s
      CROSS JOIN LATERAL ${raised} AS a (alarm, is_raised, since, is_unanswerable)
      WHERE f.case_file = ANY(${cases}::uuid[]) AND f.stage <> 'closed' AND f.joined_into IS NULL AND a.is_raised
        AND CASE WHEN q.died THEN ${isDeathContradicted('q', 'n')} ELSE true END
      GROUP BY f.force, f.case_file, a.alarm),
    over AS (DELETE FROM child_alarm k WHERE k.case_file = ANY(${cases}::uuid[])
      AND NOT EXISTS (SELECT FROM found g WHERE (g.case_file, g.alarm) = (k.case_file, k.alarm)))
    INSERT INTO child_alarm AS k (force, case_file, alarm, children, since)
    SELECT force, case_file, alarm, children, since FROM found
    ON CONFLICT (force, case_file, alarm) DO UPDATE SET children = EXCLUDED.children, since = EXCLUDED.since
      WHERE (k.children, k.since) IS DISTINCT FROM (EXCLUDED.children, EXCLUDED.since)`.execute(tx);
};

/** An open case, and of how many of its children each alarm is; it names none of them. */
export interface AlarmRow {
  readonly case: string;
  readonly reference: string;
  readonly alarms: Readonly<Partial<Record<QueuedAlarm, number>>>;
  /** The oldest of these alarms. */
  readonly since: Date;
  readonly officer: string | null;
}

// How many, in the text: of a page it is planned for a page. In letters, as the indexes have it. They come before everything else, in a list of their own.
const isNotSafe = (alias: string) => sql`${sql.ref(`${alias}.alarm`)} IN ('not-safe', 'safety-not-known')`;
const isOther = (alias: string) => sql`${sql.ref(`${alias}.alarm`)} NOT IN ('not-safe', 'safety-not-known')`;

const OF_CASE = sql`SELECT f.case_file AS case, f.reference, c.alarms, c.since, s.name || ${leftNote} AS officer`;
const JOINED = sql`JOIN case_file f ON f.force = c.force AND f.case_file = c.case_file
    LEFT JOIN assignment a ON a.force = f.force AND a.case_file = f.case_file AND a.until_at IS NULL
    LEFT JOIN staff s ON s.force = a.force AND s.staff = a.staff`;

/** Whom the last floor did not find safe: not safe before not known, the longest ago of each first; with how many more there are. */
export const notSafeNow = async (
  tx: Tx,
  most: number,
): Promise<{ readonly rows: readonly AlarmRow[]; readonly more: number }> => {
  const { rows } = await sql<AlarmRow & { readonly all: number }>`
    WITH found AS MATERIALIZED (
      SELECT k.force, k.case_file, jsonb_object_agg(k.alarm, k.children) AS alarms, min(k.since) AS since, bool_or(k.alarm = 'not-safe') AS leads
      FROM child_alarm k WHERE ${isNotSafe('k')} AND k.since <= now() GROUP BY k.force, k.case_file),
    c AS MATERIALIZED (SELECT *, count(*) OVER ()::int AS all FROM found ORDER BY NOT leads, since, case_file LIMIT ${sql.lit(most)})
    ${OF_CASE}, c.all FROM c ${JOINED} ORDER BY NOT c.leads, c.since, f.case_file`.execute(tx);
  return {
    rows: rows.map(({ all: _, ...row }): AlarmRow => row),
    more: Math.max(0, (rows[0]?.all ?? 0) - most),
  };
};

/** Everything else that cannot wait, case by case, in the order of time and no other: the longest ago first. */
export const otherAlarms = async (
  tx: Tx,
  most: number,
): Promise<{ readonly rows: readonly AlarmRow[]; readonly more: boolean }> => {
  const { rows } = await sql<AlarmRow>`
    WITH first AS MATERIALIZED (
      SELECT k.force, k.case_file, k.since FROM child_alarm k
      WHERE ${isOther('k')} AND k.since <= now()
        AND NOT EXISTS (SELECT FROM child_alarm e WHERE e.force = k.force AND e.case_file = k.case_file AND ${isOther('e')} AND (e.since, e.alarm) < (k.since, k.alarm))
      ORDER BY k.since, k.case_file LIMIT ${sql.lit(most + 1)}),
    c AS (SELECT n.*, (SELECT jsonb_object_agg(e.alarm, e.children) FROM child_alarm e
      WHERE e.force = n.force AND e.case_file = n.case_file AND ${isOther('e')} AND e.since <= now()) AS alarms FROM first n)
    ${OF_CASE} FROM c ${JOINED} ORDER BY c.since, f.case_file`.execute(tx);
  return { rows: rows.slice(0, most), more: rows.length > most };
};
