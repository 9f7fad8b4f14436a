import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { displayName, readPassages, readPeople } from '../../platform/person/index.ts';
import { writePassage } from '../check/index.ts';
import {
  decideTelling,
  type ChildTold,
  type TellChild,
  type TellRefusal,
  type TellState,
  type ToldRow,
  type ToldWho,
} from './notice.ts';
import type { OwedReading } from '../decision/index.ts';
import { firstOfChild } from './first.store.ts';
import { contactKnown, findSafeContact, loadChild, othersOf, type OutcomeReading } from './notice.store.ts';
import { inPlace } from './not-telling.ts';

/** By name or by what they are to the child, sealed with the child as other names are. */
const keepName = async (context: Context, { who, named, person }: ChildTold): Promise<string | null> => {
  if (who === undefined || !('name' in who)) return null;
  await writePassage(context, { text: who.name, concerns: [person] }, named);
  return named;
};

const personOf = (who: ToldWho | undefined): string | undefined =>
  who !== undefined && 'person' in who ? who.person : undefined;

const insertTold = async (context: Context, event: ChildTold): Promise<void> => {
  const { tx, actor } = context;
  const named = await keepName(context, event);
  await sql`INSERT INTO notice_told (force, told, case_file, person, whom, told_person, told_passage, how, by_whom, words, contact_passage, told_at, recorded_at, recorded_by)
    VALUES (${actor.force}, ${event.told}, ${event.case}, ${event.person}, ${event.whom}, ${personOf(event.who) ?? null}, ${named}, ${event.how}, ${event.byWhom},
      ${event.words}::text[], ${event.contact}, ${event.toldAt}, ${event.recordedAt}, ${actor.staff})`.execute(tx);
};

/** What somebody of the case is called; undefined of whoever is not among those who can be told for a child. */
const calledIn = async ({ tx, keys, actor }: Context, id: string, person: string): Promise<string | undefined> => {
  if (!(await othersOf(tx, id)).includes(person)) return undefined;
  const found = (await readPeople({ tx, keys, force: actor.force }, [person])).get(person);
  return found === undefined || found.state === 'erased' ? undefined : displayName(found);
};

/** Who was told before, by name where it is none of the case: of two parents each is told by themselves. */
const withNames = async ({ tx, keys, actor }: Context, rows: readonly ToldRow[]): Promise<readonly ToldRow[]> => {
  const passages = rows.flatMap(({ toldPassage }) => toldPassage ?? []);
  const read = await readPassages({ tx, keys, force: actor.force }, passages);
  return rows.map((row) => {
    const found = read.get(row.toldPassage ?? '');
    return { ...row, toldName: found?.state === 'readable' ? found.text : undefined };
  });
};

/** Records that a child was told. */
export const tellChild = (
  outcomes: OutcomeReading,
  owed: OwedReading,
): Change<TellChild, TellState, ChildTold, TellRefusal> => ({
  action: 'tell-child',
  cases: (input) => [input.case],
  load: async (context, input) => {
    const { tx, keys, actor, now } = context;
    const child = await loadChild(tx, outcomes, input.case, input.person);
    const contact = await findSafeContact({ tx, keys, force: actor.force }, input.case, input.person);
    const other = personOf(input.who);
    return {
      ...child,
      before: await withNames(context, child.before),
      told: newId(now),
      named: newId(now),
      called: other === undefined ? undefined : await calledIn(context, input.case, other),
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
    people: [...new Set(events.flatMap(({ person, who }) => [person, personOf(who) ?? person]))],
    content: {
      told: events.map(({ told, whom, who, named, how, byWhom, words, contact, toldAt }) => ({
        told,
        whom,
        ...(who === undefined ? {} : { who: personOf(who) ?? named }),
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
