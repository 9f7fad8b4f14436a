import { sql } from 'kysely';
import type { Context } from '../../platform/command/index.ts';
import { agesExclude, spanFrom } from './age-span.ts';
import { ADULT } from './may-be-child.ts';

interface Row {
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly most: number | null;
}

const newest = (at: { readonly case: string; readonly person: string }, basis: 'birth-date' | 'stated') => sql<Row>`
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

/** Keeps up whether somebody is an adult by now, after something was stated of their age. */
export const settleAdultNow = async (
  { tx }: Context,
  at: { readonly case: string; readonly person: string },
): Promise<void> => {
  const [born, said] = [await newest(at, 'birth-date').execute(tx), await newest(at, 'stated').execute(tx)];
  const is = isAdultBy(born.rows[0], said.rows[0]);
  await sql`UPDATE party SET adult_now = ${is} WHERE case_file = ${at.case} AND person = ${at.person} AND adult_now <> ${is}`.execute(
    tx,
  );
};
