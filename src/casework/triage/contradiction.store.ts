import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import type { Contradiction, JudgeMatch } from './match.ts';
import { alike } from './search.store.ts';

/** Those linked with a person themselves, by way of whom any of the others is held together with them. */
const waysTo = async (tx: Tx, { person, others }: JudgeMatch): Promise<readonly string[]> => {
  const { rows } = await sql<{ way: string }>`
    WITH RECURSIVE held AS (
      SELECT CASE WHEN s.person = ${person} THEN s.other ELSE s.person END AS way, CASE WHEN s.person = ${person} THEN s.other ELSE s.person END AS person
      FROM same_person s WHERE (s.person = ${person} OR s.other = ${person}) AND s.ended_at IS NULL
      UNION
      SELECT h.way, CASE WHEN s.person = h.person THEN s.other ELSE s.person END
      FROM held h JOIN same_person s ON (s.person = h.person OR s.other = h.person) AND s.ended_at IS NULL
      WHERE ${person} NOT IN (s.person, s.other))
    SELECT DISTINCT way FROM held WHERE person = ANY(${[...others]}::uuid[]) ORDER BY way`.execute(tx);
  return rows.map(({ way }) => way);
};

/** Records of which it was said that they are not of one person, and which would be held together: those judged now aside, of whom the last word counts. */
const saidDistinct = async (tx: Tx, { person, others }: JudgeMatch): Promise<readonly string[]> => {
  const { rows } = await sql<{ one: string; other: string }>`
    ${alike([person, ...others])}
    SELECT d.person AS one, d.other FROM alike a JOIN person_distinct d ON d.person = a.person JOIN alike b ON b.person = d.other AND b.of <> a.of
    WHERE NOT EXISTS (SELECT FROM alike c WHERE c.of = a.of AND c.person = d.other)
      AND NOT ((d.person = ${person} AND d.other = ANY(${[...others]}::uuid[])) OR (d.other = ${person} AND d.person = ANY(${[...others]}::uuid[])))`.execute(
    tx,
  );
  return [...new Set(rows.flatMap(({ one, other }) => [one, other]))].toSorted();
};

/** The cases of these people that are whose case this is, or that they gave a reason to open; a report that joined one of them is among them. */
const seenCases = async (
  tx: Tx,
  staff: string,
  of: { readonly case: string; readonly people: readonly string[] },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ reference: string }>`
    WITH mine AS (
      SELECT case_file FROM assignment WHERE staff::text = ${staff} AND until_at IS NULL
      UNION SELECT case_file FROM opening WHERE staff::text = ${staff} AND until_at > now()
      UNION SELECT ${of.case}::uuid)
    SELECT DISTINCT f.reference FROM party p JOIN case_file f ON f.force = p.force AND f.case_file = p.case_file
    JOIN mine m ON m.case_file = coalesce(f.joined_into, f.case_file)
    WHERE p.person = ANY(${[...of.people]}::uuid[]) ORDER BY f.reference`.execute(tx);
  return rows.map(({ reference }) => reference);
};

/** What is recorded that cannot be so together with what is judged now; undefined where nothing is. */
export const findContradiction = async (
  tx: Tx,
  staff: string,
  input: JudgeMatch,
): Promise<Contradiction | undefined> => {
  const people = await (input.judged === 'same-person' ? saidDistinct : waysTo)(tx, input);
  if (people.length === 0) return undefined;
  return { people, cases: await seenCases(tx, staff, { case: input.case, people }) };
};
