import { sql } from 'kysely';
import { onceALook, part, readTogether, type Tx } from '../../platform/database/index.ts';
import type { KnownRows } from './case-facts.ts';
import type { At, Recorded } from './fact-history.ts';
import { answersEver, floorsEver, type AnswerRow, type WalkedRow } from './statement.store.ts';
import { weighedEver } from './weighing.store.ts';

/** Every row ever recorded of a case in triage, oldest first, as its tables have it. */
export interface RecordedRows extends Omit<Recorded, 'statements'> {
  readonly answers: readonly AnswerRow[];
  readonly floors: readonly WalkedRow[];
  /** The references of the earlier reports that count. */
  readonly earlierCases: readonly string[];
}

/** A case is one of a crime that was cancelled where every record of one was: it was false, or never a crime (handbook 3.2). */
const IS_CANCELLED = sql`EXISTS (SELECT FROM crime c WHERE c.force = p.force AND c.case_file = p.case_file)
    AND NOT EXISTS (SELECT FROM crime c WHERE c.force = p.force AND c.case_file = p.case_file
      AND NOT EXISTS (SELECT FROM crime_cancellation x WHERE x.force = c.force AND x.crime = c.crime))`;

/** Earlier reports that name a child of this case, or a record judged to be of the same person; each counts once, a cancelled one never. */
const countedIn = (id: string) => sql<{ reference: string }>`
  WITH RECURSIVE alike AS (
    SELECT person FROM party WHERE case_file = ${id} AND NOT taken_off AND (kind = 'child' OR may_be_child)
    UNION
    SELECT CASE WHEN s.person = a.person THEN s.other ELSE s.person END
    FROM alike a JOIN same_person s ON s.person = a.person OR s.other = a.person)
  SELECT DISTINCT f.reference
  FROM alike a JOIN party p ON p.person = a.person AND (p.kind = 'child' OR p.may_be_child) AND NOT p.taken_off AND p.case_file <> ${id}
  JOIN case_file f ON f.force = p.force AND f.case_file = p.case_file
  WHERE (SELECT min(r.told_at) FROM report r WHERE r.force = p.force AND r.case_file = p.case_file)
    < (SELECT min(told_at) FROM report WHERE case_file = ${id}) AND NOT (${IS_CANCELLED})
  ORDER BY f.reference`;

type Nation = Pick<KnownRows, 'nation'>;
type Party = Recorded['parties'][number];
type Age = Recorded['ages'][number];
type Parts = Recorded['parts'][number];
type Earlier = At<{ readonly reports: number | null }>;

/** Without what was recorded of who was taken off the case: it stays, and counts no more. */
const ofParties = <Rows extends Pick<RecordedRows, 'parties' | 'ages' | 'parts' | 'answers' | 'floors' | 'weighed'>>(
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
    weighed: rows.weighed.filter(isHere),
  };
};

/** All that triage holds of a case, in one statement. Opens no sealed record. */
export const recordedOf = onceALook(async (tx: Tx, id: string): Promise<RecordedRows> => {
  const { nation, counted, ...all } = await readTogether(tx, {
    nation: part(
      sql<Nation>`SELECT f.nation FROM case_file c JOIN force f ON f.force = c.force WHERE c.case_file = ${id}`,
    ),
    parties: part(
      sql<Party>`SELECT p.person, p.kind, p.position, q.named, p.may_be_child AS "mayBeChild", p.added_at AS at FROM party p JOIN person q ON q.force = p.force AND q.person = p.person
        WHERE p.case_file = ${id} AND NOT p.taken_off ORDER BY p.kind <> 'child', p.kind, p.position, p.person`,
      'at',
    ),
    ages: part(
      sql<Age>`SELECT person, basis, lowest, highest, from_whom AS "fromWhom", stated_at AS at FROM age_statement WHERE case_file = ${id} ORDER BY stated_at, age_statement`,
      'at',
    ),
    parts: part(
      sql<Parts>`SELECT person, parts, from_whom AS "fromWhom", stated_at AS at FROM part_statement WHERE case_file = ${id} ORDER BY stated_at, part_statement`,
      'at',
    ),
    answers: part(answersEver(id), 'at'),
    floors: part(floorsEver(id), 'at'),
    earlier: part(
      sql<Earlier>`SELECT reports, stated_at AS at FROM earlier_reports WHERE case_file = ${id} ORDER BY stated_at, earlier_reports`,
      'at',
    ),
    weighed: part(weighedEver(id), 'at'),
    counted: part(countedIn(id)),
  });
  const rows = ofParties(all);
  const [of] = nation;
  if (of === undefined) throw new Error('a permitted case is not there');
  return {
    ...rows,
    nation: of.nation,
    counted: counted.length,
    earlierCases: counted.map(({ reference }) => reference),
  };
});
