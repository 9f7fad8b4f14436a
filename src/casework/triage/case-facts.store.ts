import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import type { ConductDay } from './age-span.ts';
import { caseFactsFrom, type CaseFacts, type KnownRows, type PartyRow } from './case-facts.ts';
import { statementsOf } from './statement.store.ts';

const partyRows = async (tx: Tx, id: string): Promise<readonly PartyRow[]> => {
  const { rows } = await sql<PartyRow>`
    SELECT p.person, p.kind, p.position, q.named FROM party p JOIN person q ON q.force = p.force AND q.person = p.person
    WHERE p.case_file = ${id} ORDER BY p.kind <> 'child', p.kind, p.position, p.person`.execute(tx);
  return rows;
};

const ageRows = async (tx: Tx, id: string): Promise<KnownRows['ages']> => {
  const { rows } = await sql<KnownRows['ages'][number]>`
    SELECT DISTINCT ON (person, basis) person, basis, lowest, highest, from_whom AS "fromWhom" FROM age_statement WHERE case_file = ${id}
    ORDER BY person, basis, stated_at DESC, age_statement DESC`.execute(tx);
  return rows;
};

const partRows = async (tx: Tx, id: string): Promise<KnownRows['parts']> => {
  const { rows } = await sql<KnownRows['parts'][number]>`
    SELECT DISTINCT ON (person) person, parts, from_whom AS "fromWhom" FROM part_statement WHERE case_file = ${id}
    ORDER BY person, stated_at DESC, part_statement DESC`.execute(tx);
  return rows;
};

/** Earlier reports that name a child of this case, or a record judged to be of the same person; each counts once. */
export const countedReports = async (tx: Tx, id: string): Promise<number> => {
  const { rows } = await sql<{ counted: number }>`
    WITH RECURSIVE alike AS (
      SELECT person FROM party WHERE case_file = ${id} AND kind = 'child'
      UNION
      SELECT CASE WHEN s.person = a.person THEN s.other ELSE s.person END
      FROM alike a JOIN same_person s ON s.person = a.person OR s.other = a.person)
    SELECT count(DISTINCT p.case_file)::int AS counted
    FROM alike a JOIN party p ON p.person = a.person AND p.kind = 'child' AND p.case_file <> ${id}
    WHERE (SELECT min(r.told_at) FROM report r WHERE r.force = p.force AND r.case_file = p.case_file)
      < (SELECT min(told_at) FROM report WHERE case_file = ${id})`.execute(tx);
  return rows[0]?.counted ?? 0;
};

const earlierRow = async (tx: Tx, id: string): Promise<KnownRows['earlier']> => {
  const { rows } = await sql<{ reports: number | null }>`
    SELECT reports FROM earlier_reports WHERE case_file = ${id} ORDER BY stated_at DESC, earlier_reports DESC LIMIT 1`.execute(
    tx,
  );
  return rows[0];
};

export const nationOf = async (tx: Tx, id: string): Promise<KnownRows['nation']> => {
  const { rows } = await sql<{ nation: KnownRows['nation'] }>`
    SELECT f.nation FROM case_file c JOIN force f ON f.force = c.force WHERE c.case_file = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a permitted case is not there');
  return row.nation;
};

/** Everything answered about a case, as it stands: one query a table. Opens no sealed record. */
export const factsOf = async (tx: Tx, id: string): Promise<CaseFacts> => {
  const [nation, parties, ages, parts, statements, earlier, counted] = await Promise.all([
    nationOf(tx, id),
    partyRows(tx, id),
    ageRows(tx, id),
    partRows(tx, id),
    statementsOf(tx, id),
    earlierRow(tx, id),
    countedReports(tx, id),
  ]);
  return caseFactsFrom({ nation, parties, ages, parts, statements, earlier, counted });
};

/** When it happened, as last stated; undefined where that is not known or was not asked. */
export const findConductDay = async (
  tx: Tx,
  id: string,
): Promise<{ readonly isStated: boolean; readonly day: ConductDay | undefined }> => {
  const { rows } = await sql<{ earliest: string | null; latest: string | null }>`
    SELECT earliest::text, latest::text FROM conduct_day WHERE case_file = ${id}
    ORDER BY stated_at DESC, conduct_day DESC LIMIT 1`.execute(tx);
  const [row] = rows;
  if (row === undefined || row.earliest === null || row.latest === null)
    return { isStated: row !== undefined, day: undefined };
  return { isStated: true, day: { earliest: row.earliest, latest: row.latest } };
};
