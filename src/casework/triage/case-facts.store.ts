import { sql } from 'kysely';
import { onceALook, type Tx } from '../../platform/database/index.ts';
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
