import { sql } from 'kysely';
import { isKnownEmpty, onceALook, part, readTogether, type Tx, unless } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import { isListedChild } from '../report/index.ts';
import type { KnownRows } from './case-facts.ts';
import type { At, Recorded } from './fact-history.ts';
import { conferencesEver, type ConferenceRow } from './conference.store.ts';
import { answersEver, floorsEver, type AnswerRow, type WalkedRow } from './statement.store.ts';
import { weighedEver } from './weighing.store.ts';

/** Every row ever recorded of a case in triage, oldest first, as its tables have it. */
export interface RecordedRows extends Omit<Recorded, 'statements'> {
  readonly answers: readonly AnswerRow[];
  readonly floors: readonly WalkedRow[];
  readonly conferences: readonly ConferenceRow[];
  /** The references of the earlier reports that count. */
  readonly earlierCases: readonly string[];
  /** Of those in which it is known that no child of this case took part. */
  readonly harmedIn: readonly string[];
}

/** A case is one of a crime that was cancelled where every record of one was: it was false, or never a crime (handbook 3.2). */
const IS_CANCELLED = sql`EXISTS (SELECT FROM crime c WHERE c.force = p.force AND c.case_file = p.case_file)
    AND NOT EXISTS (SELECT FROM crime c WHERE c.force = p.force AND c.case_file = p.case_file
      AND NOT EXISTS (SELECT FROM crime_cancellation x WHERE x.force = c.force AND x.crime = c.crime))`;

/** Since when somebody is on a case: since they were added, or put back. */
const onCaseSince = sql`greatest(p.added_at, (SELECT max(o.recorded_at) FROM off_case o
    WHERE o.force = p.force AND o.case_file = p.case_file AND o.person = p.person AND NOT o.taken_off))`;

/** A case of which a record was cancelled counts by the crimes that stand, and so since the newest of them at the latest. */
const standsSince = sql`(SELECT CASE WHEN count(x.crime) > 0 THEN max(c.entered_at) FILTER (WHERE x.crime IS NULL) END
    FROM crime c LEFT JOIN crime_cancellation x ON x.force = c.force AND x.crime = c.crime WHERE c.force = p.force AND c.case_file = p.case_file)`;

/** When the report that makes a case the earlier one was written down: it may have come in long after it was told. */
const reportedSince = sql`(SELECT min(r.recorded_at) FROM report r WHERE r.force = p.force AND r.case_file = p.case_file
      AND r.told_at < (SELECT min(told_at) FROM report WHERE case_file = h.case_file))`;

const isOnlyHarmed = (part: string) => sql`(${sql.ref(`${part}.parts`)} IS NOT NULL
  AND NOT ${sql.ref(`${part}.parts`)} && ARRAY['shared', 'received', 'passed-on', 'asked-for'])`;

const partsOfThem = sql`part_statement s WHERE s.force = p.force AND s.case_file = p.case_file AND s.person = p.person`;

/** Since when it is said, suspected or asked and not known that somebody did something; nothing where that is not so. */
const saidOfThemSince = sql`(SELECT min(a.answered_at) FROM answer a WHERE a.force = p.force AND a.case_file = p.case_file AND a.person = p.person
    AND a.direction = 'by' AND a.state IN ('unknown', 'suspected', 'confirmed') AND NOT EXISTS (SELECT FROM answer b WHERE b.force = a.force
      AND b.case_file = a.case_file AND b.person = a.person AND b.direction = a.direction AND b.fact = a.fact AND (b.answered_at, b.answer) > (a.answered_at, a.answer)))`;

/** Whether the newest part of a child is that they did nothing; not stated and not known are none. */
const isHarmedNow = sql`coalesce((SELECT ${isOnlyHarmed('s')} FROM ${partsOfThem} ORDER BY s.stated_at DESC, s.part_statement DESC LIMIT 1), false)`;

/** Whether it is known that a child took no part in a case: only harmed by their part, and nothing said or open of what they did. */
const tookNoPart = sql`(${isHarmedNow} AND ${saidOfThemSince} IS NULL)`;

/** Since a child is no longer known to have taken no part: by a later part, else by what was said of them; nothing where that was never known. */
const tookPartSince = sql`CASE WHEN ${isHarmedNow} THEN ${saidOfThemSince}
    ELSE (SELECT min(s.stated_at) FROM ${partsOfThem} AND s.stated_at > (SELECT max(s.stated_at) FROM ${partsOfThem} AND ${isOnlyHarmed('s')})) END`;

interface EarlierCase {
  readonly reference: string;
  /** Whether a child of this case took part in it, or that is not known: who was only harmed there behaved in no way (S6). */
  readonly counts: boolean;
  readonly since: Date;
}

/**
 * Earlier reports that name a child of this case, or a record judged to be of the same person; each counts once, a cancelled one
 * never. Since when it is known of: by the last of what makes it one, since nobody who decided before that knew.
 */
const countedIn = (id: string) => sql<EarlierCase>`
  WITH RECURSIVE alike AS (
    SELECT p.person, p.case_file, ${onCaseSince} AS since FROM party p WHERE p.case_file = ${id} AND ${isListedChild('p')}
    UNION
    SELECT CASE WHEN s.person = a.person THEN s.other ELSE s.person END, a.case_file, greatest(a.since, s.linked_at)
    FROM alike a JOIN same_person s ON (s.person = a.person OR s.other = a.person) AND s.ended_at IS NULL)
  SELECT f.reference, bool_or(NOT ${tookNoPart}) AS counts,
    coalesce(min(greatest(h.since, ${onCaseSince}, ${standsSince}, ${reportedSince}, ${tookPartSince})) FILTER (WHERE NOT ${tookNoPart}), min(h.since)) AS since
  FROM alike h JOIN party p ON p.person = h.person AND ${isListedChild('p')} AND p.case_file <> ${id}
  JOIN case_file f ON f.force = p.force AND f.case_file = p.case_file
  WHERE (SELECT min(r.told_at) FROM report r WHERE r.force = p.force AND r.case_file = p.case_file)
    < (SELECT min(told_at) FROM report WHERE case_file = ${id}) AND NOT (${IS_CANCELLED})
  GROUP BY f.reference ORDER BY f.reference`;

type Nation = Pick<KnownRows, 'nation'>;
type Party = Recorded['parties'][number];
type Age = Recorded['ages'][number];
type Parts = Recorded['parts'][number];
type Earlier = At<{ readonly reports: number | null }>;

/** Without what was recorded of who was taken off the case: it stays, and counts no more. */
const ofParties = <
  Rows extends Pick<RecordedRows, 'parties' | 'ages' | 'parts' | 'answers' | 'floors' | 'conferences' | 'weighed'>,
>(
  rows: Rows,
): Rows => {
  const here = new Set<string | null>([null, ...rows.parties.map(({ person }) => person)]);
  const isHere = ({ person }: { readonly person: string | null }): boolean => here.has(person);
  return {
    ...rows,
    ages: rows.ages.filter(isHere),
    parts: rows.parts.filter(isHere),
    answers: rows.answers.filter(isHere),
    floors: rows.floors.filter(isHere),
    conferences: rows.conferences.filter(isHere),
    weighed: rows.weighed.filter(isHere),
  };
};

/** All that triage holds of a case, in one statement. Opens no sealed record. */
export const recordedOf = onceALook(async (tx: Tx, id: string): Promise<RecordedRows> => {
  const none = isKnownEmpty(tx, id, HELD.work);
  const { nation, earlierCases, ...all } = await readTogether(tx, {
    nation: part(
      sql<Nation>`SELECT f.nation FROM case_file c JOIN force f ON f.force = c.force WHERE c.case_file = ${id}`,
    ),
    parties: part(
      sql<Party>`SELECT p.person, p.kind, p.position, q.named, p.may_be_child AS "mayBeChild", p.died, p.added_at AS at FROM party p JOIN person q ON q.force = p.force AND q.person = p.person
        WHERE p.case_file = ${id} AND NOT p.taken_off ORDER BY p.kind <> 'child', p.kind, p.position, p.person`,
      'at',
    ),
    ages: unless(
      none,
      part(
        sql<Age>`SELECT person, basis, lowest, highest, most, from_whom AS "fromWhom", stated_at AS at FROM age_statement WHERE case_file = ${id} ORDER BY stated_at, age_statement`,
        'at',
      ),
    ),
    parts: unless(
      none,
      part(
        sql<Parts>`SELECT person, parts, from_whom AS "fromWhom", stated_at AS at FROM part_statement WHERE case_file = ${id} ORDER BY stated_at, part_statement`,
        'at',
      ),
    ),
    answers: unless(none, part(answersEver(id), 'at')),
    floors: part(floorsEver(id), 'at'),
    conferences: unless(none, part(conferencesEver(id), 'at')),
    earlier: unless(
      none,
      part(
        sql<Earlier>`SELECT reports, stated_at AS at FROM earlier_reports WHERE case_file = ${id} ORDER BY stated_at, earlier_reports`,
        'at',
      ),
    ),
    weighed: unless(none, part(weighedEver(id), 'at')),
    earlierCases: unless(isKnownEmpty(tx, id, HELD.elsewhere), part(countedIn(id), 'since')),
  });
  const rows = ofParties(all);
  const [of] = nation;
  if (of === undefined) throw new Error('a permitted case is not there');
  const counted = earlierCases.filter(({ counts }) => counts);
  return {
    ...rows,
    nation: of.nation,
    counted: counted.length,
    countedSince: counted.map(({ since }) => since),
    earlierCases: counted.map(({ reference }) => reference),
    harmedIn: earlierCases.filter(({ counts }) => !counts).map(({ reference }) => reference),
  };
});
