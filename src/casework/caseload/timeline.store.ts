import { z } from 'zod';
import type { Context } from '../../platform/command/index.ts';
import type { ToldEntry } from '../../platform/ledger/index.ts';
import { openingsOf, type Opening } from '../case/index.ts';
import { placesOf } from '../check/index.ts';
import { takeOffsOf, type TakeOff } from '../report/index.ts';
import { DIRECTIONS, STATES } from '../triage/index.ts';
import { SYSTEMS } from '../check/index.ts';
import { WHOM } from '../notice/index.ts';

/** What the log tells of an entry, as far as the timeline shows it: references and values of closed lists. */
const Told = z.object({
  answers: z
    .array(z.object({ fact: z.string(), direction: z.enum(DIRECTIONS), state: z.enum(STATES) }))
    // Most entries tell nothing of it, and a fault that is caught takes as long as the rest of the entry.
    .default([])
    // Other steps tell answers of another shape under the same name.
    .catch([]),
  weighed: z
    .array(z.object({ fact: z.string() }))
    .default([])
    .catch([]),
  checks: z
    .array(
      z.object({ kind: z.enum(['person', 'place']), subject: z.string(), system: z.enum(SYSTEMS), result: z.string() }),
    )
    .default([])
    .catch([]),
  places: z
    .array(z.object({ position: z.int() }))
    .default([])
    .catch([]),
  joins: z
    .array(z.object({ from: z.string() }))
    .default([])
    .catch([]),
  duties: z
    .array(z.object({ duty: z.string(), answer: z.enum(['done', 'not-done']) }))
    .default([])
    .catch([]),
  told: z
    .array(z.object({ whom: z.enum(WHOM) }))
    .default([])
    .catch([]),
  rulings: z
    .array(z.object({ recordedToo: z.boolean().default(false) }))
    .default([])
    .catch([]),
  letter: z
    .object({ for: z.enum(WHOM) })
    .optional()
    .catch(undefined),
  floors: z
    .array(z.object({ floor: z.string(), takenOff: z.int().default(0).catch(0) }))
    .default([])
    .catch([]),
});
export type Told = z.infer<typeof Told>;

/** What an entry tells; nothing where its content was destroyed. */
export const toldIn = (entry: ToldEntry): Told => Told.parse(entry.content ?? {});

/** What entries of the log name by reference only, read for the timeline. */
export interface TimelineNames {
  readonly openings: readonly Opening[];
  /** The number of each place. */
  readonly places: ReadonlyMap<string, number>;
  readonly takeOffs: ReadonlyMap<string, TakeOff>;
}

/** Why a name was taken off is read by who may read the name itself: `mayReadContacts`. */
export const timelineNames = async (
  context: Context,
  id: string,
  entries: Promise<readonly ToldEntry[]>,
  mayReadContacts: boolean,
): Promise<TimelineNames> => {
  const floorsIn = (told: readonly ToldEntry[]) =>
    told
      .flatMap((entry) => toldIn(entry).floors)
      .flatMap(({ floor, takenOff }) => (takenOff > 0 && mayReadContacts ? [floor] : []));
  const [openings, places, takeOffs] = await Promise.all([
    openingsOf(context.tx, id),
    placesOf(context.tx, id),
    entries.then((told) => takeOffsOf(context, floorsIn(told))),
  ]);
  return { openings, takeOffs, places: new Map(places.map(({ place, position }) => [place, position])) };
};
