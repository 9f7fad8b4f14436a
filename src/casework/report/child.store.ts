import { sql } from 'kysely';
import type { Change } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { decideChild, type AddChild, type ChildAdded, type ChildRefusal, type ChildrenState } from './child.ts';
import { insertChildren } from './report.store.ts';

/** Adds another child who came to light after the report. */
export const addChild: Change<AddChild, ChildrenState, ChildAdded, ChildRefusal> = {
  action: 'add-child',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => {
    const { rows } = await sql<{ children: number }>`
      SELECT count(*)::int AS children FROM party WHERE case_file = ${input.case} AND kind = 'child'`.execute(tx);
    return { person: newId(now), children: rows[0]?.children ?? 0 };
  },
  decide: decideChild,
  apply: async (context, events) => {
    for (const event of events) await insertChildren(context, event.case, [event.person], event.position);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: { children: events.map((event) => event.position) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['person', event.person],
      ]),
    ),
  }),
};
