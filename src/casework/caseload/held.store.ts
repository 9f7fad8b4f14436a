import { sql } from 'kysely';
import { noteEmpty, readAnew, type Tx } from '../../platform/database/index.ts';
import { getCase, HELD } from '../case/index.ts';

type Kind = keyof typeof HELD;

/** Whether a table has anything of the case `f`, which an index tells: of the force by row-level security, asked once. */
const has = (table: string, column = 'case_file'): string =>
  `EXISTS (SELECT FROM ${table} h WHERE h.${column} = f.case_file)`;

const anyOf = (...tables: readonly string[]): string => tables.map((table) => has(table)).join(' OR ');

// Person by person: as a join it could be read with every party there is.
const IS_ELSEWHERE = `EXISTS (SELECT FROM party p WHERE p.force = f.force AND p.case_file = f.case_file AND (
    EXISTS (SELECT FROM party o WHERE o.force = p.force AND o.person = p.person AND o.case_file <> p.case_file OFFSET 0)
    OR EXISTS (SELECT FROM same_person s WHERE s.force = p.force AND s.person = p.person OFFSET 0)
    OR EXISTS (SELECT FROM same_person s WHERE s.force = p.force AND s.other = p.person OFFSET 0)))`;

const TRIAGE = ['answer', 'part_statement', 'age_statement', 'earlier_reports', 'weighing'];
const CHECKS = ['background_check', 'place', 'no_place'];
const CARE = ['safeguarding', 'measure_end', 'own_words', 'duty_discharge'];
const RESPONSE = ['supervisor_request', 'supervisor_decision', 'responder', 'handover', 'consideration'];
const REGISTRAR = ['crime_cancellation', 'cancellation_request', 'conflict_decision'];

const CHECKED: Readonly<Record<Kind, string>> = {
  elsewhere: IS_ELSEWHERE,
  work: anyOf(...TRIAGE, ...CHECKS, ...CARE, ...RESPONSE),
  decision: anyOf('proposal', 'ruling', 'closing', 'notice_told', 'not_telling'),
  exception: `${anyOf('reconsideration', ...REGISTRAR)} OR ${has('report_join', 'into_case')}`,
};

const KINDS: readonly Kind[] = ['elsewhere', 'work', 'decision', 'exception'];

// Written once: whoever opens a case asks it.
const ALL = sql.raw(KINDS.map((kind) => `(${CHECKED[kind]}) AS ${kind}`).join(',\n      '));

type Held = { readonly version: number } & Readonly<Record<Kind, boolean>>;

/** What a case holds anything of, and at which version of it that was seen. */
export const heldOf = async (tx: Tx, id: string): Promise<Held | undefined> => {
  const { rows } = await sql<Held>`SELECT f.version, ${ALL} FROM case_file f WHERE f.case_file = ${id}`.execute(tx);
  return rows[0];
};

/**
 * Reads a case, and asks nothing of it of which it holds nothing: a new one has rows in a tenth of the tables that its
 * page is read from, and to set up the reading of a table costs PostgreSQL as much whether it has rows or not.
 */
export const readHeld = async <Read>(tx: Tx, id: string, read: () => Promise<Read>): Promise<Read> => {
  const held = await heldOf(tx, id);
  if (held === undefined) return read();
  noteEmpty(
    tx,
    id,
    KINDS.filter((kind) => !held[kind]),
  );
  const done = await read();
  if ((await getCase(tx, id)).version === held.version) return done;
  // Somebody recorded something between the two: what was not there may be by now.
  readAnew(tx);
  return read();
};
