import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, onceALook, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import { partiesOf } from '../report/index.ts';
import { writePassage } from './passage.store.ts';
import { decidePlace, type AddPlace, type PlaceAdded, type PlaceRefusal, type PlaceState } from './place.ts';

export interface Place {
  readonly place: string;
  readonly position: number;
  readonly person: string;
  readonly passage: string;
  readonly addedAt: Date;
}

/** The places of a case, in the order they were added. */
export const placesOf = onceALook(async (tx: Tx, id: string): Promise<readonly Place[]> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.work,
    sql<Place>`
    SELECT place, position, person, passage, added_at AS "addedAt" FROM place WHERE case_file = ${id} ORDER BY position`,
  );
  return rows;
});

const insertPlace = async (context: Context, event: PlaceAdded): Promise<void> => {
  const { tx, actor } = context;
  // Sealed as concerning one child: an address finds them as surely as their name.
  await writePassage(context, { text: event.where, concerns: [event.person] }, event.passage);
  await sql`INSERT INTO place (force, case_file, place, position, person, passage, added_at, added_by)
    VALUES (${actor.force}, ${event.case}, ${event.place}, ${event.position}, ${event.person}, ${event.passage}, ${event.addedAt}, ${actor.staff})`.execute(
    tx,
  );
};

const load = async ({ tx, now }: Context, input: AddPlace): Promise<PlaceState> => ({
  place: newId(now),
  passage: newId(now),
  isChildOfCase: (await partiesOf(tx, input.case)).some(({ person, isChild }) => isChild && person === input.person),
  places: (await placesOf(tx, input.case)).length,
});

/** Adds a place that is to be checked. */
export const addPlace: Change<AddPlace, PlaceState, PlaceAdded, PlaceRefusal> = {
  action: 'add-place',
  cases: (input) => [input.case],
  load,
  decide: decidePlace,
  apply: async (context, events) => {
    for (const event of events) await insertPlace(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: { places: events.map(({ place, position, passage }) => ({ place, position, passage })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['place', event.place],
      ]),
    ),
  }),
};
