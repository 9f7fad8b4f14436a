import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { countedReports, nationOf } from './case-facts.store.ts';
import { factHistoryFrom, type FactHistory, type Recorded } from './fact-history.ts';
import { everyStatementOf } from './statement.store.ts';

const partyRows = async (tx: Tx, id: string): Promise<Recorded['parties']> => {
  const { rows } = await sql<Recorded['parties'][number]>`
    SELECT p.person, p.kind, p.position, q.named, p.added_at AS at FROM party p JOIN person q ON q.force = p.force AND q.person = p.person
    WHERE p.case_file = ${id} ORDER BY p.kind <> 'child', p.kind, p.position, p.person`.execute(tx);
  return rows;
};

const ageRows = async (tx: Tx, id: string): Promise<Recorded['ages']> => {
  const { rows } = await sql<Recorded['ages'][number]>`
    SELECT person, basis, lowest, highest, stated_at AS at FROM age_statement WHERE case_file = ${id} ORDER BY stated_at, age_statement`.execute(
    tx,
  );
  return rows;
};

const partRows = async (tx: Tx, id: string): Promise<Recorded['parts']> => {
  const { rows } = await sql<Recorded['parts'][number]>`
    SELECT person, parts, stated_at AS at FROM part_statement WHERE case_file = ${id} ORDER BY stated_at, part_statement`.execute(
    tx,
  );
  return rows;
};

const earlierRows = async (tx: Tx, id: string): Promise<Recorded['earlier']> => {
  const { rows } = await sql<Recorded['earlier'][number]>`
    SELECT reports, stated_at AS at FROM earlier_reports WHERE case_file = ${id} ORDER BY stated_at, earlier_reports`.execute(
    tx,
  );
  return rows;
};

/** Everything ever answered about a case: one query a table. Opens no sealed record. */
export const factHistoryOf = async (tx: Tx, id: string): Promise<FactHistory> => {
  const [nation, parties, ages, parts, statements, earlier, counted] = await Promise.all([
    nationOf(tx, id),
    partyRows(tx, id),
    ageRows(tx, id),
    partRows(tx, id),
    everyStatementOf(tx, id),
    earlierRows(tx, id),
    countedReports(tx, id),
  ]);
  return factHistoryFrom({ nation, parties, ages, parts, statements, earlier, counted });
};
