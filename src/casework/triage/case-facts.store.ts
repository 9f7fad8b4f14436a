import { sql } from 'kysely';
import { onceALook, type Tx } from '../../platform/database/index.ts';
import { officersSince } from '../case/index.ts';
import type { ConductDay } from './age-span.ts';
import { caseFactsFrom, type CaseFacts } from './case-facts.ts';
import { recordedOf } from './recorded.store.ts';
import { newestOf, statedIn, statementsIn } from './statement.store.ts';

/** Everything answered about a case, as it stands. Opens no sealed record. */
export const factsOf = onceALook(async (tx: Tx, id: string): Promise<CaseFacts> => {
  const recorded = await recordedOf(tx, id);
  return caseFactsFrom({
    ...recorded,
    ages: newestOf(recorded.ages, ({ person, basis }) => `${person}|${basis}`),
    parts: newestOf(recorded.parts, ({ person }) => person),
    statements: statementsIn(recorded),
    earlier: recorded.earlier.at(-1),
    weighed: newestOf(recorded.weighed, ({ person, fact }) => `${person}|${fact}`),
  });
});

/** Since when something of triage is recorded in a case; undefined where nothing is. */
const triagedSince = async (tx: Tx, id: string): Promise<Date | undefined> => {
  const { ages, parts, answers, earlier, weighed } = await recordedOf(tx, id);
  const first = [...ages, ...parts, ...answers, ...earlier, ...weighed].map(({ at }) => at.getTime());
  return first.length === 0 ? undefined : new Date(Math.min(...first));
};

/**
 * Who walked a safety floor: what a child was said to be in that night is a fact like any other. The floors of every report
 * that joined the case stand in it by way of the join, which wrote them down again and answered nothing of its own.
 */
const walkersOf = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ staff: string }>`
    WITH RECURSIVE lead (case_file) AS (
      SELECT ${id}::uuid UNION SELECT j.case_file FROM report_join j JOIN lead ON j.into_case = lead.case_file)
    SELECT DISTINCT f.walked_by AS staff FROM floor f JOIN lead ON lead.case_file = f.case_file
    WHERE NOT EXISTS (SELECT FROM report_join j WHERE j.force = f.force AND j.into_case = f.case_file
      AND j.joined_at = f.walked_at AND j.joined_by = f.walked_by)`.execute(tx);
  return rows.map(({ staff }) => staff);
};

/**
 * Who has a case, had it as its officer since its facts were recorded, or walked a safety floor in it or in a report that joined it: a supervisor or
 * registrar among them decides nothing in it. Who only took the report, or opened the case with a reason, is not in it.
 */
export const whoWorked = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const [officers, walkers] = await Promise.all([officersSince(tx, id, await triagedSince(tx, id)), walkersOf(tx, id)]);
  return [...new Set([...officers, ...walkers])];
};

/** What triage itself answered of each person, the safety floor left out: by person, then by fact. */
export const statedOfChildren = async (tx: Tx, id: string): Promise<ReturnType<typeof statedIn>> =>
  statedIn(await recordedOf(tx, id));

/** Every time at which triage or a safety floor told anything of somebody, or an earlier report of a child of the case. */
export const toldWhenOf = async (tx: Tx, id: string, person: string): Promise<readonly Date[]> => {
  const { ages, parts, answers, floors, weighed, countedSince } = await recordedOf(tx, id);
  const ofThem = [...ages, ...parts, ...answers, ...floors, ...weighed].filter((row) => row.person === person);
  return [...ofThem.map(({ at }) => at), ...countedSince];
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
