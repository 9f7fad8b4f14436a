import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { addPassage } from '../../platform/person/index.ts';
import type { Guidance } from './guidance.ts';
import { livingParties, vaultOf } from './people.store.ts';
import {
  decideWeighing,
  weighedBefore,
  type StateWeighing,
  type Weighed,
  type WeighingRefusal,
  type WeighingState,
  type WeighingStated,
} from './weighing.ts';

/** Everything ever stated of what is weighed in a case, oldest first. */
export const weighedEver = (id: string) => sql<Weighed>`
  SELECT fact, person, state, from_whom AS "fromWhom", passage, stated_at AS at, stated_by AS by
  FROM weighing WHERE case_file = ${id} ORDER BY stated_at, weighing`;

const insert = async (context: Context, event: WeighingStated): Promise<void> => {
  const { tx, actor, now } = context;
  if (event.sealed !== undefined) {
    const { passage, words: text, concerns } = event.sealed;
    const done = await addPassage(vaultOf(context), { text, concerns, now }, passage);
    if (!done.ok) throw new Error(`a passage was refused: ${done.refusal.code}`);
  }
  await sql`INSERT INTO weighing (force, weighing, case_file, person, fact, state, from_whom, passage, stated_at, stated_by)
    VALUES (${actor.force}, ${event.weighing}, ${event.case}, ${event.person ?? null}, ${event.fact}, ${event.state},
      ${event.fromWhom ?? null}, ${event.sealed?.passage ?? null}, ${now}, ${actor.staff})`.execute(tx);
};

/** Records what is known of a fact that the guidance handed in weighs. */
export const stateWeighing = (
  guidance: Pick<Guidance, 'facts'>,
): Change<StateWeighing, WeighingState, WeighingStated, WeighingRefusal> => ({
  action: 'state-weighing',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => ({
    weighing: newId(now),
    passage: newId(now),
    text: weighedBefore(guidance).find(({ id }) => id === input.fact),
    people: await livingParties(tx, input.case),
  }),
  decide: decideWeighing,
  apply: async (context, events) => {
    for (const event of events) await insert(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: [
      ...new Set(events.flatMap(({ person, sealed }) => (person === undefined ? (sealed?.concerns ?? []) : [person]))),
    ],
    content: {
      weighed: events.map(({ weighing, fact, state, fromWhom }) => ({
        ...{ weighing, fact, state },
        fromWhom: fromWhom ?? null,
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['weighing', event.weighing],
      ]),
    ),
  }),
});
