import { sql } from 'kysely';
import type { Context } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { agesExclude, spanFrom } from './age-span.ts';
import { ADULT } from './may-be-child.ts';
import { ageToday } from './may-be-child.store.ts';
import { vaultOf } from './people.store.ts';

interface At {
  readonly case: string;
  readonly person: string;
}

interface Row {
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly most: number | null;
}

const newest = (at: At, basis: 'birth-date' | 'stated') => sql<Row>`
  SELECT lowest, highest, most FROM age_statement WHERE case_file = ${at.case} AND person = ${at.person} AND basis = ${basis}
  ORDER BY stated_at DESC, age_statement DESC LIMIT 1`;

/**
 * Whether somebody is an adult by now: only by a date of birth, and only where no age that was stated excludes it. Which they
 * were when it happened is another question, and stays as it was.
 */
export const isAdultBy = (born: Row | undefined, said: Row | undefined): boolean => {
  const most = born?.most ?? undefined;
  if (most === undefined || most < ADULT) return false;
  return !agesExclude({ derived: spanFrom(born), most, stated: spanFrom(said) });
};

/** Keeps up whether somebody is an adult by now, after something was stated of their age, or as time went by; says whether that changed. */
export const settleAdultNow = async (context: Context, at: At): Promise<boolean> => {
  const { tx, now } = context;
  const [born, said] = [await newest(at, 'birth-date').execute(tx), await newest(at, 'stated').execute(tx)];
  const [row] = born.rows;
  // How old they were when it was stated is all that is left of a date that was erased.
  const today = row === undefined ? undefined : await ageToday(vaultOf(context), at.person, now);
  const is = isAdultBy(row === undefined ? undefined : { ...row, most: today ?? row.most }, said.rows[0]);
  const { numAffectedRows } =
    await sql`UPDATE party SET adult_now = ${is} WHERE case_file = ${at.case} AND person = ${at.person} AND adult_now <> ${is}`.execute(
      tx,
    );
  return numAffectedRows === 1n;
};

/**
 * Who may have become 18 since their age was last worked out, in these cases. Told by the years that have gone by since, one more
 * than are full: the date of birth stays sealed, and with it the day on which they do.
 */
export const mayHaveComeOfAge = async (tx: Tx, cases: readonly string[]): Promise<readonly At[]> => {
  const { rows } = await sql<At>`
    SELECT p.case_file AS case, p.person FROM party p CROSS JOIN LATERAL (
      SELECT a.most, a.stated_at FROM age_statement a
      WHERE a.force = p.force AND a.case_file = p.case_file AND a.person = p.person AND a.basis = 'birth-date'
      ORDER BY a.stated_at DESC, a.age_statement DESC LIMIT 1) born
    WHERE p.case_file = ANY(${cases}::uuid[]) AND NOT p.adult_now AND NOT p.taken_off AND born.most < ${ADULT}
      AND born.most + extract(year FROM age(now(), born.stated_at)) + 1 >= ${ADULT}
    ORDER BY p.case_file, p.person`.execute(tx);
  return rows;
};
