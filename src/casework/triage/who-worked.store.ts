import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { officersSince } from '../case/index.ts';
import { casesLedHere, isLedHere, isSaidHere } from '../report/index.ts';
import { recordedOf } from './recorded.store.ts';

/** Since when something of triage is recorded in a case; undefined where nothing is. */
const triagedSince = async (tx: Tx, id: string): Promise<Date | undefined> => {
  const { ages, parts, answers, earlier, weighed } = await recordedOf(tx, id);
  const first = [...ages, ...parts, ...answers, ...earlier, ...weighed].map(({ at }) => at.getTime());
  return first.length === 0 ? undefined : new Date(Math.min(...first));
};

/** Who walked a safety floor: what a child was said to be in that night is a fact like any other. */
const walkersOf = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ staff: string }>`SELECT DISTINCT walked_by AS staff FROM floor f
    WHERE ${isLedHere(id, 'f')} AND ${isSaidHere('f', { by: 'walked_by', at: 'walked_at' })}`.execute(tx);
  return rows.map(({ staff }) => staff);
};

/**
 * Who has a case, had it as its officer since its facts were recorded, or walked a safety floor in it; and who did so in a report
 * that joined it: a supervisor or registrar among them decides nothing in it. Who only took the report, joined it to the case, or
 * opened the case with a reason, is not in it, also where they recorded facts as cover: they approve no outcome on these unless
 * nobody else could (the ruling asks `recordersIn`).
 */
export const whoWorked = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const walkers = await walkersOf(tx, id);
  const officers = (await casesLedHere(tx, id)).map(async (each) =>
    officersSince(tx, each, await triagedSince(tx, each)),
  );
  return [...new Set([...(await Promise.all(officers)).flat(), ...walkers])];
};
