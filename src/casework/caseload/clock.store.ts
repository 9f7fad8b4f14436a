import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { londonDay } from '../../platform/clock/index.ts';
import type { Context } from '../../platform/command/index.ts';
import { settingsInForce, type InForce } from '../../platform/setting/index.ts';
import type { Policy } from '../../policy/index.ts';
import { getCase } from '../case/index.ts';
import { checksOf } from '../check/index.ts';
import { policyOn } from '../decision/index.ts';
import { nextReview } from '../notice/index.ts';
import { crimesOf, floorsOf, partiesOf, reportsOf } from '../report/index.ts';
import { dutiesIn, waitsOf } from './case-page.store.ts';
import { dueOf } from './case-page.view.ts';
import { mostUrgent } from './clock.ts';
import type { DueLine } from './due.ts';
import type { Obligations, Timescales } from './obligation.ts';
import { progressOf, type CaseReading } from './progress.store.ts';

/** What is due is worked out of these, as on the page of a case. */
export interface ClockReading {
  readonly obligations: Obligations;
  readonly reading: CaseReading;
}

// Each is as much to read as the page of a case: what is left over is said, and worked out when the list is read again.
export const MOST_WORKED_OUT = 25;
const DAY_MS = 86_400_000;

/** What is kept of a clock: another number here, and each is worked out anew. */
const KEPT = 3;

/** What every clock rests on besides its case: the guidance of the day and the settings in force. */
const basisOf = ({ policy }: Policy['files'], inForce: InForce): string =>
  createHash('sha256')
    .update(JSON.stringify([policy.id, inForce, KEPT]))
    .digest('base64');

/** Cases of a list that are not closed and whose clock does not hold any more. */
const staleIn = (
  from: RawBuilder<unknown>,
  basis: string,
  now: Date,
): RawBuilder<{ case: string; version: number }> => sql`
  SELECT f.case_file AS case, f.version FROM ${from}
  LEFT JOIN case_clock k ON k.force = f.force AND k.case_file = f.case_file
  WHERE f.stage IN ('open', 'proposed', 'approved')
    AND (k.case_file IS NULL OR k.version <> f.version OR k.basis <> ${basis} OR k.holds_until <= ${now}::timestamptz)`;

/** When the clock of a case changes by itself: the next of its checks that grows old, or of its reasons not to tell that ends. */
const holdsUntil = async ({ tx, now }: Context, id: string): Promise<Date | 'infinity'> => {
  const [{ stage }, { rows, setting }, review] = await Promise.all([
    getCase(tx, id),
    checksOf(tx, id),
    nextReview(tx, id, now),
  ]);
  // Once something is approved no check grows old.
  const open = stage === 'approved' || stage === 'closed' ? [] : rows;
  const old = open.flatMap(({ due, ranAt }) =>
    due === undefined && ranAt !== undefined ? [ranAt.getTime() + setting.recheckAfterDays * DAY_MS] : [],
  );
  const next = [...old, ...(review === undefined ? [] : [review.getTime()])];
  return next.length === 0 ? 'infinity' : new Date(Math.min(...next));
};

/** Everything that is due in a case, by what its page is worked out by. */
export const linesOf = async (
  context: Context,
  { obligations, reading }: ClockReading,
  inForce: InForce,
  id: string,
): Promise<readonly DueLine[]> => {
  const { tx, now } = context;
  const timescales = policyOn(reading.guidance.adviser, londonDay(now)).files;
  const steps = progressOf(context, reading, id);
  const [reports, crimes, parties, floors, waits, duties, { owed }] = await Promise.all([
    reportsOf(tx, id),
    crimesOf(tx, id),
    partiesOf(tx, id),
    floorsOf(tx, id),
    waitsOf(tx, id),
    dutiesIn(context, reading, id, steps),
    steps,
  ]);
  return dueOf(
    { reports, crimes, parties, floors, waits: [...waits, ...owed], duties, inForce, timescales, now },
    obligations,
  );
};

/** What is due in these cases is worked out anew: it turned on time alone, and their versions stay. */
export const forgetClocks = async ({ tx }: Pick<Context, 'tx'>, cases: readonly string[]): Promise<void> => {
  await sql`DELETE FROM case_clock WHERE case_file = ANY(${cases}::uuid[])`.execute(tx);
};

export interface WorkedOut {
  /** How many clocks of the list are still to be worked out. */
  readonly left: number;
  readonly inForce: InForce;
  readonly timescales: Timescales;
  readonly basis: string;
}

/**
 * Works out the clocks of a list that do not hold any more. Kept in a look: it is nothing
 * that anybody recorded, only what follows from it, and goes with the next change of the case.
 */
export const workOutClocks = async (
  context: Context,
  clock: ClockReading,
  from: RawBuilder<unknown>,
): Promise<WorkedOut> => {
  const { tx, now, actor } = context;
  const inForce = await settingsInForce(tx);
  const { files } = policyOn(clock.reading.guidance.adviser, londonDay(now));
  const basis = basisOf(files, inForce);
  const known = { inForce, timescales: files, basis };
  // All of them, then the newest: hardly any is stale, and to look for some in the order of the cases is to pass over every closed one.
  const stale = await sql<{
    case: string;
    version: number;
  }>`WITH stale AS MATERIALIZED (${staleIn(from, basis, now)})
    SELECT * FROM stale ORDER BY "case" DESC LIMIT ${MOST_WORKED_OUT + 1}`.execute(tx);
  if (stale.rows.length === 0) return { left: 0, ...known };
  const kept = await Promise.all(
    stale.rows.slice(0, MOST_WORKED_OUT).map(async ({ case: id, version }) => {
      const [lines, until] = await Promise.all([linesOf(context, clock, inForce, id), holdsUntil(context, id)]);
      return { id, version, until, first: mostUrgent(lines) };
    }),
  );
  await sql`
    INSERT INTO case_clock (force, case_file, version, basis, holds_until, at, at_once, duty, title, what, by_whom, step, place)
    SELECT ${actor.force}, k.id, k.version, ${basis}, k.until, k.at, k.at_once, k.duty, k.title, k.what, k.by_whom, k.step, k.place
    FROM unnest(${kept.map(({ id }) => id)}::uuid[], ${kept.map(({ version }) => version)}::int[], ${kept.map(({ until }) => until)}::timestamptz[],
      ${kept.map(({ first }) => first?.at ?? 'infinity')}::timestamptz[], ${kept.map(({ first }) => first?.atOnce === true)}::boolean[], ${kept.map(({ first }) => first?.id)}::text[], ${kept.map(({ first }) => first?.title)}::text[], ${kept.map(({ first }) => first?.what)}::text[],
      ${kept.map(({ first }) => first?.by)}::text[], ${kept.map(({ first }) => first?.step)}::text[], ${kept.map(({ first }) => first?.place)}::text[])
      AS k (id, version, until, at, at_once, duty, title, what, by_whom, step, place)
    ON CONFLICT (force, case_file) DO UPDATE SET (version, basis, holds_until, at, at_once, duty, title, what, by_whom, step, place)
      = (excluded.version, excluded.basis, excluded.holds_until, excluded.at, excluded.at_once, excluded.duty, excluded.title, excluded.what, excluded.by_whom, excluded.step, excluded.place)`.execute(
    tx,
  );
  if (stale.rows.length <= MOST_WORKED_OUT) return { left: 0, ...known };
  const left = await sql<{ left: number }>`SELECT count(*)::int AS left FROM (${staleIn(from, basis, now)}) s`.execute(
    tx,
  );
  return { left: left.rows[0]?.left ?? 0, ...known };
};
