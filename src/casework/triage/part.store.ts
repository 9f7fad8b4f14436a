import { sql } from 'kysely';
import type { Change } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { settleChild } from './may-be-child.store.ts';
import { decidePart, type PartRefusal, type PartState, type PartStated, type StatePart } from './part.ts';
import { isInCase } from './people.store.ts';

/** States what part somebody had, or that it is not known. */
export const statePart: Change<StatePart, PartState, PartStated, PartRefusal> = {
  action: 'state-part',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => ({ statement: newId(now), isInCase: await isInCase(tx, input) }),
  decide: decidePart,
  apply: async (context, events) => {
    const { tx, actor, now } = context;
    for (const event of events) {
      // Null is *not known*; an empty list would say that there was no part.
      const parts = event.parts === 'not-known' ? null : [...event.parts];
      await sql`INSERT INTO part_statement (force, part_statement, case_file, person, parts, from_whom, stated_at, stated_by)
        VALUES (${actor.force}, ${event.statement}, ${event.case}, ${event.person}, ${parts}, ${event.fromWhom ?? null}, ${now}, ${actor.staff})`.execute(
        tx,
      );
      // Whoever reported is concerned only by a part of their own.
      await settleChild(context, event);
    }
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: {
      parts: events.map(({ statement, parts, fromWhom }) => ({ statement, parts, fromWhom: fromWhom ?? null })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['statement', event.statement],
      ]),
    ),
  }),
};
