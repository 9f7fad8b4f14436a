import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { decideTelling, type ChildTold, type TellChild, type TellRefusal, type TellState } from './notice.ts';
import type { OwedReading } from '../decision/index.ts';
import { firstOfChild } from './first.store.ts';
import { contactKnown, findSafeContact, loadChild, type OutcomeReading } from './notice.store.ts';
import { inPlace } from './not-telling.ts';

const insertTold = async ({ tx, actor }: Context, event: ChildTold): Promise<void> => {
  await sql`INSERT INTO notice_told (force, told, case_file, person, whom, how, by_whom, words, contact_passage, told_at, recorded_at, recorded_by)
    VALUES (${actor.force}, ${event.told}, ${event.case}, ${event.person}, ${event.whom}, ${event.how}, ${event.byWhom}, ${event.words}::text[],
      ${event.contact}, ${event.toldAt}, ${event.recordedAt}, ${actor.staff})`.execute(tx);
};

/** Records that a child was told. */
export const tellChild = (
  outcomes: OutcomeReading,
  owed: OwedReading,
): Change<TellChild, TellState, ChildTold, TellRefusal> => ({
  action: 'tell-child',
  cases: (input) => [input.case],
  load: async ({ tx, keys, actor, now }, input) => {
    const child = await loadChild(tx, outcomes, input.case, input.person);
    const contact = await findSafeContact({ tx, keys, force: actor.force }, input.case, input.person);
    return {
      ...child,
      told: newId(now),
      // Derived when read: a reason whose day of review has come stands in nobody's way any more.
      notTelling: inPlace(child.rows, child.due, now)?.state,
      contact: contactKnown(contact),
      first: await firstOfChild({ tx, now }, owed, input),
    };
  },
  decide: decideTelling,
  apply: async (context, events) => {
    for (const event of events) await insertTold(context, event);
  },
  tell: (events) => ({
    // Telling leaves the force: it is logged with whom and in which words (handbook 7.3).
    kind: 'disclosure',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: {
      told: events.map(({ told, whom, how, byWhom, words, contact, toldAt }) => ({
        told,
        whom,
        how,
        byWhom,
        words,
        contact,
        toldAt: toldAt.toISOString(),
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['told', event.told],
      ]),
    ),
  }),
});
