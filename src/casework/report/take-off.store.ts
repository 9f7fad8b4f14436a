import { sql } from 'kysely';
import type { Context } from '../../platform/command/index.ts';
import { readPassages } from '../../platform/person/index.ts';
import { takeOffIn } from './contact.schema.ts';
import type { TakeOff } from './contact.ts';

/** Whom these floors took off those who must not be told, and why; a floor that took nobody off, or whose words were erased, has none. */
export const takeOffsOf = async (
  { tx, keys, actor }: Context,
  floors: readonly string[],
): Promise<ReadonlyMap<string, TakeOff>> => {
  if (floors.length === 0) return new Map();
  const { rows } = await sql<{ floor: string; passage: string }>`
    SELECT floor, take_off_passage AS passage FROM floor
    WHERE floor IN (${sql.join(floors)}) AND take_off_passage IS NOT NULL`.execute(tx);
  const read = await readPassages(
    { tx, keys, force: actor.force },
    rows.map(({ passage }) => passage),
  );
  return new Map(
    rows.flatMap(({ floor, passage }) => {
      const takeOff = takeOffIn(read.get(passage));
      return takeOff === undefined ? [] : [[floor, takeOff] as const];
    }),
  );
};
