import { sql } from 'kysely';
import type { Change } from '../../platform/command/index.ts';
import { newId, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import type { FloorFromWhom } from '../report/index.ts';
import { decideNoPlace, type NoPlaceStated, type StateNoPlace } from './no-place.ts';

/** That no place is known, as it was last said. */
export interface NoPlace {
  readonly fromWhom: FloorFromWhom;
  readonly at: Date;
  readonly by: string;
}

export const findNoPlace = async (tx: Tx, id: string): Promise<NoPlace | undefined> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.work,
    sql<NoPlace>`
    SELECT from_whom AS "fromWhom", stated_at AS at, stated_by AS by FROM no_place
    WHERE case_file = ${id} ORDER BY stated_at DESC, no_place DESC LIMIT 1`,
  );
  return rows[0];
};

/** States that no place to check is known, and from whom. */
export const stateNoPlace: Change<StateNoPlace, string, NoPlaceStated, never> = {
  action: 'state-no-place',
  cases: (input) => [input.case],
  load: ({ now }) => Promise.resolve(newId(now)),
  decide: decideNoPlace,
  apply: async ({ tx, actor }, events) => {
    for (const event of events)
      await sql`INSERT INTO no_place (force, no_place, case_file, from_whom, stated_at, stated_by)
        VALUES (${actor.force}, ${event.statement}, ${event.case}, ${event.fromWhom}, ${event.at}, ${actor.staff})`.execute(
        tx,
      );
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    // Of the case, and of nobody in it.
    people: [],
    content: { noPlace: events.map(({ statement, fromWhom }) => ({ statement, fromWhom })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['statement', event.statement],
      ]),
    ),
  }),
};
