import { sql } from 'kysely';
import type { Change } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { decideResponder, type NameResponder, type ResponderNamed } from './responder.ts';

/** Names who acts. */
export const nameResponder: Change<NameResponder, string, ResponderNamed, never> = {
  action: 'name-responder',
  cases: (input) => [input.case],
  load: ({ now }) => Promise.resolve(newId(now)),
  decide: decideResponder,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) {
      await sql`INSERT INTO responder (force, entry, case_file, responder, named_at, named_by)
        VALUES (${actor.force}, ${event.entry}, ${event.case}, ${event.responder}, ${event.namedAt}, ${actor.staff})`.execute(
        tx,
      );
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: [],
    content: { responders: events.map(({ responder }) => responder) },
    given: Object.fromEntries(events.map((event) => ['case', event.case])),
  }),
};
