import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import { reaction, type Reaction } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { ReportJoined } from '../report/index.ts';
import { stateAge, stateConductDay } from './age.store.ts';
import { spanFrom } from './age-span.ts';
import { carriedAges, carriedDay, carriedEarlier, type AgeSaid, type CarriedSide, type Sides } from './carry.ts';
import { findConductDay } from './case-facts.store.ts';
import { stateEarlierReports } from './earlier.store.ts';
import type { FromWhom } from './statement.ts';

interface AgeRow {
  readonly person: string;
  readonly basis: 'birth-date' | 'stated';
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly most: number | null;
  readonly fromWhom: FromWhom | null;
}

const agesOf = async (tx: Tx, id: string): Promise<ReadonlyMap<string, AgeSaid>> => {
  const { rows } = await sql<AgeRow>`
    SELECT DISTINCT ON (person, basis) person, basis, lowest, highest, most, from_whom AS "fromWhom" FROM age_statement
    WHERE case_file = ${id} ORDER BY person, basis, stated_at DESC, age_statement DESC`.execute(tx);
  const said = (found: AgeRow | undefined) =>
    found === undefined ? undefined : { value: spanFrom(found), fromWhom: found.fromWhom ?? undefined };
  return new Map(
    [...Map.groupBy(rows, ({ person }) => person)].map(([person, own]) => [
      person,
      {
        stated: said(own.find(({ basis }) => basis === 'stated')),
        derived: said(own.find(({ basis }) => basis === 'birth-date')),
        most: own.find(({ basis }) => basis === 'birth-date')?.most ?? undefined,
      },
    ]),
  );
};

const sideOf = async (tx: Tx, id: string): Promise<CarriedSide> => {
  const [{ isStated, day }, ages, { rows }] = await Promise.all([
    findConductDay(tx, id),
    agesOf(tx, id),
    sql<{ reports: number | null; fromWhom: FromWhom | null }>`
      SELECT reports, from_whom AS "fromWhom" FROM earlier_reports WHERE case_file = ${id}
      ORDER BY stated_at DESC, earlier_reports DESC LIMIT 1`.execute(tx),
  ]);
  const [earlier] = rows;
  return {
    day: isStated ? { value: day, fromWhom: undefined } : undefined,
    ages,
    earlier:
      earlier === undefined
        ? undefined
        : { value: earlier.reports ?? undefined, fromWhom: earlier.fromWhom ?? undefined },
  };
};

const sidesOf = async (tx: Tx, { from, case: into }: ReportJoined): Promise<Sides> => ({
  from: await sideOf(tx, from),
  into: await sideOf(tx, into),
});

/**
 * What a report said of the day, of ages and of earlier reports is stated in the case that it joins, in the transaction of
 * the join: nothing that was recorded is left behind in a case that nobody opens any more.
 */
export const carryOver =
  (event: ReportJoined): Reaction =>
  async (context, rule) => {
    const { tx } = context;
    const day = carriedDay(await sidesOf(tx, event), event.case, event.children);
    // A day before somebody of the case was born is a slip of one of the two: it stays where it was said.
    if (day !== undefined) {
      const done = await reaction(stateConductDay, day)(context, rule);
      if (!done.ok && done.refusal.code !== 'BornAfterConduct') return done;
    }
    // Read again: with the day, dates of birth give ages.
    const sides = await sidesOf(tx, event);
    const earlier = carriedEarlier(sides, event.case);
    const stated = [
      ...carriedAges(sides, event.case, event.children).map((age) => reaction(stateAge, age)),
      ...(earlier === undefined ? [] : [reaction(stateEarlierReports, earlier)]),
    ];
    for (const state of stated) {
      const done = await state(context, rule);
      if (!done.ok) return done;
    }
    return ok({});
  };
