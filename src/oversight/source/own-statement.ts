import { sql, type RawBuilder } from 'kysely';
import { isCheckTooOld } from '../../casework/report/index.ts';
import type { RecordKind } from './own-field.ts';

/** From which instant and until before which, and for which offences. */
export interface OwnScope {
  readonly from: Date;
  readonly until: Date;
  readonly offences: readonly string[];
}

type Rows = (scope: OwnScope) => RawBuilder<unknown>;

/** A crime whose record the registrar cancelled is no crime (Counting Rules; handbook 3.9): it is in no count. */
const STANDS = sql`NOT EXISTS (SELECT FROM crime_cancellation x WHERE x.force = c.force AND x.crime = c.crime)`;

/** Outcomes that were approved in the period and stand: one that was decided again counts by its newest decision alone. */
export const decided = ({ from, until, offences }: OwnScope): RawBuilder<unknown> => sql`
  SELECT r.force, r.case_file, o.proposal, o.crime, o.person, o.outcome, r.ruled_at AS at, c.offence, c.recorded_at
  FROM ruling r
  JOIN proposal_outcome o ON o.force = r.force AND o.proposal = r.proposal
  JOIN crime c ON c.force = o.force AND c.crime = o.crime AND c.offence = ANY(${offences})
  WHERE r.verdict = 'approved' AND r.ruled_at >= ${from} AND r.ruled_at < ${until} AND ${STANDS}
    AND NOT EXISTS (SELECT FROM proposal_outcome m JOIN ruling n ON n.force = m.force AND n.proposal = m.proposal
      WHERE m.force = o.force AND m.crime = o.crime AND n.verdict = 'approved' AND (n.ruled_at, n.ruling) > (r.ruled_at, r.ruling))`;

/** OFFSET keeps the few rulings of one crime apart: sought as the newest of all, every crime would read through all rulings. */
const RULED = sql`SELECT n.case_file, m.person, m.outcome, n.ruled_at, n.ruling FROM proposal_outcome m
  JOIN ruling n ON n.force = m.force AND n.proposal = m.proposal
  WHERE m.force = c.force AND m.crime = c.crime AND n.verdict = 'approved' OFFSET 0`;

/** The offence is that of a crime of the same case: an arrest or a child has none of its own. */
const inScope = (offences: readonly string[]): RawBuilder<unknown> => sql`
  EXISTS (SELECT FROM crime c WHERE c.force = k.force AND c.case_file = k.case_file AND c.offence = ANY(${offences}) AND ${STANDS})`;

/** What a role is in, and the children who are told apart by it: as the guidance named them when the outcome was approved. */
const ROLE = sql`SELECT d.force, d.case_file, d.at, e ->> 'ref' AS ref, e ->> 'role' AS role
  FROM decision d, jsonb_array_elements(d.advice::jsonb -> 'people') e`;

/** Arrests that were decided on, each with what was last said to have come of it. */
const PLANNED = sql`SELECT a.force, a.case_file, a.person, a.considered_at, e.result, e.made_at
  FROM consideration a LEFT JOIN LATERAL (SELECT n.result, n.made_at FROM consideration_end n WHERE n.force = a.force AND n.consideration = a.consideration
    ORDER BY n.recorded_at DESC, n.entry DESC LIMIT 1) e ON true
  WHERE a.means = 'arrest' AND a.conclusion = 'pursued'`;

/** One row for each thing that is counted, by the kind of record: its case, whom it is of, when, and what only it has. */
export const ROWS: Readonly<Record<RecordKind, Rows>> = {
  // Once for each person of a case, however often it was decided and said; what was only decided on is no arrest.
  'arrest-made': ({ from, until, offences }) => sql`
    SELECT k.force, k.case_file, k.person, k.case_file || '/' || k.person AS id, k.at
    FROM (SELECT p.force, p.case_file, p.person, min(p.made_at) AS at FROM (${PLANNED}) p WHERE p.result = 'made'
      GROUP BY p.force, p.case_file, p.person) k
    WHERE k.at >= ${from} AND k.at < ${until} AND ${inScope(offences)}`,
  // One decision of which nobody has said leaves it open, unless another was made.
  'arrest-decided': ({ from, until, offences }) => sql`
    SELECT k.force, k.case_file, k.person, k.case_file || '/' || k.person AS id, k.at, k.arrest
    FROM (SELECT p.force, p.case_file, p.person, min(p.considered_at) AS at,
        CASE WHEN bool_or(p.result = 'made') THEN 'made' WHEN count(*) = count(p.result) THEN 'not made' ELSE 'not known' END AS arrest
      FROM (${PLANNED}) p GROUP BY p.force, p.case_file, p.person) k
    WHERE k.at >= ${from} AND k.at < ${until} AND ${inScope(offences)}`,
  'crime-with-outcome': (scope) => sql`
    SELECT d.force, d.case_file, d.person, d.crime::text AS id, d.at, d.outcome, d.offence,
      (d.at AT TIME ZONE 'Europe/London')::date - (d.recorded_at AT TIME ZONE 'Europe/London')::date AS days
    FROM (${decided(scope)}) d`,
  // CASE and no coalesce: behind row-level security the planner trusts the one before a policy and not the other, and would
  // read all ages and floors anew for every crime.
  'crime-recorded': ({ from, until, offences }) => sql`
    SELECT c.force, CASE WHEN s.case_file IS NULL THEN c.case_file ELSE s.case_file END AS case_file, s.person, c.crime::text AS id, c.recorded_at AS at, coalesce(s.outcome, '0') AS outcome, c.offence
    FROM crime c
    LEFT JOIN LATERAL (SELECT q.case_file, q.person, q.outcome FROM (${RULED}) q ORDER BY q.ruled_at DESC, q.ruling DESC LIMIT 1) s ON true
    WHERE c.recorded_at >= ${from} AND c.recorded_at < ${until} AND c.offence = ANY(${offences}) AND ${STANDS}`,
  // Once however many crimes of the case end so: a person counted by crimes would be counted again for each.
  'person-with-outcome': (scope) => sql`
    SELECT DISTINCT ON (d.case_file, d.person, d.outcome) d.force, d.case_file, d.person, d.case_file || '/' || d.person AS id, d.at, d.outcome
    FROM (${decided(scope)}) d WHERE d.person IS NOT NULL ORDER BY d.case_file, d.person, d.outcome, d.at`,
  'person-with-role': ({ from, until, offences }) => sql`
    SELECT k.force, k.case_file, k.person, k.case_file || '/' || k.person AS id, t.at, t.role
    FROM (WITH decision AS (
        SELECT DISTINCT ON (r.case_file) r.force, r.case_file, r.ruled_at AS at, q.advice FROM ruling r JOIN proposal q ON q.force = r.force AND q.proposal = r.proposal
        WHERE r.verdict = 'approved' AND r.ruled_at >= ${from} AND r.ruled_at < ${until}
          AND NOT EXISTS (SELECT FROM ruling n WHERE n.force = r.force AND n.case_file = r.case_file AND n.verdict = 'approved' AND n.ruled_at > r.ruled_at)
        ORDER BY r.case_file, r.ruled_at DESC, r.ruling DESC) ${ROLE}) t
    JOIN party k ON k.force = t.force AND k.case_file = t.case_file AND t.ref = initcap(k.kind) || ' ' || k.position
    WHERE ${inScope(offences)}`,
  // Of every report, whatever became of the crime: whether a child was seen does not hang on it. The clock runs from the
  // earliest report of the case, and one that joined another case is counted there.
  'child-reported': ({ from, until }) => sql`
    SELECT k.force, k.case_file, k.person, k.case_file || '/' || k.person AS id, f.told AS at,
      (w.done AT TIME ZONE 'Europe/London')::date - (f.told AT TIME ZONE 'Europe/London')::date AS days, w.floors, w.arranged
    FROM (SELECT r.force, r.case_file, min(r.told_at) AS told FROM report r WHERE r.told_at >= ${from} AND r.told_at < ${until}
        AND NOT EXISTS (SELECT FROM report b WHERE b.force = r.force AND b.case_file = r.case_file AND b.told_at < ${from})
      GROUP BY r.force, r.case_file) f
    JOIN party k ON k.force = f.force AND k.case_file = f.case_file AND k.kind = 'child' AND NOT k.taken_off
    CROSS JOIN LATERAL (SELECT min(l.welfare_at) FILTER (WHERE l.welfare_check = 'done' AND NOT ${isCheckTooOld('l', sql`f.told`)}) AS done, count(*)::int AS floors,
        coalesce(bool_or(l.welfare_check = 'arranged'), false) AS arranged
      FROM floor l WHERE l.force = k.force AND l.case_file = k.case_file AND l.person = k.person) w`,
};

const newestAge = (basis: 'birth-date' | 'stated'): RawBuilder<unknown> => sql`
  (SELECT a.lowest, a.highest, a.most FROM age_statement a WHERE a.force = k.force AND a.case_file = k.case_file AND a.person = k.person
    AND a.basis = ${basis} ORDER BY a.stated_at DESC, a.age_statement DESC LIMIT 1)`;

/** What a date of birth leaves: with the day, the age on it; alone, nobody was older than they are. */
const BY_BIRTH = sql`(SELECT CASE WHEN born.highest IS NULL AND born.most IS NOT NULL THEN 0 ELSE born.lowest END AS lowest,
    CASE WHEN born.highest IS NULL THEN born.most ELSE born.highest END AS highest)`;

/**
 * The records of a kind with what is known of whom each is of: one statement. A date of birth stands before what was stated. Where it
 * excludes that, everything between the two stays possible, as the guidance is asked: one is wrong, and nobody knows which.
 */
export const ownStatement = (kind: RecordKind, scope: OwnScope): RawBuilder<unknown> => sql`
  SELECT k.*, (k.at AT TIME ZONE 'Europe/London')::date::text AS day, p.kind,
    CASE WHEN said.lowest > b.highest OR said.highest < b.lowest THEN least(b.lowest, said.lowest)
      WHEN born.highest IS NULL THEN said.lowest ELSE born.lowest END AS lowest,
    CASE WHEN said.lowest > b.highest OR said.highest < b.lowest THEN greatest(b.highest, said.highest)
      WHEN born.highest IS NULL THEN said.highest ELSE born.highest END AS highest,
    (SELECT l.in_care FROM floor l WHERE l.force = k.force AND l.case_file = k.case_file AND l.person = k.person
      ORDER BY l.walked_at DESC, l.floor DESC LIMIT 1) AS care
  FROM (${ROWS[kind](scope)}) k
  LEFT JOIN party p ON p.force = k.force AND p.case_file = k.case_file AND p.person = k.person
  LEFT JOIN LATERAL ${newestAge('birth-date')} born ON true
  LEFT JOIN LATERAL ${newestAge('stated')} said ON true
  CROSS JOIN LATERAL ${BY_BIRTH} b`;
