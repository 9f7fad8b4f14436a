import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { findPerson, setDetails } from '../../platform/person/index.ts';
import { insertAge } from './age.store.ts';
import { findConductDay } from './case-facts.store.ts';
import { decideName, type NamePerson, type NameRefusal, type NameState, type PersonNamed } from './name.ts';
import { isInCase, vaultOf } from './people.store.ts';

/** A search for this person in this case, as the ledger holds it: whom it was for comes first among its people. */
const isSearched = async ({ tx }: Context, input: NamePerson): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM ledger_case l JOIN ledger_entry e ON e.force = l.force AND e.entry = l.entry WHERE l.case_file = ${input.case} AND action = 'search-people'
      AND people[1] = ${input.person}::uuid) AS found`.execute(tx);
  return rows[0]?.found ?? false;
};

const load = async (context: Context, input: NamePerson): Promise<NameState> => {
  const found = await findPerson(vaultOf(context), input.person);
  return {
    statement: newId(context.now),
    isInCase: await isInCase(context.tx, input),
    isErased: found?.state === 'erased',
    version: found === undefined || found.state === 'erased' ? 0 : found.version,
    isSearched: await isSearched(context, input),
    day: (await findConductDay(context.tx, input.case)).day,
  };
};

const name = async (context: Context, event: PersonNamed): Promise<void> => {
  const { person, basis, details } = event;
  const set = await setDetails(vaultOf(context), { person, basis, details, now: context.now });
  if (!set.ok) throw new Error(`details were refused: ${set.refusal.code}`);
  await insertAge(context, { ...event, basis: 'birth-date' });
};

/** Names somebody of a case, or puts right what was recorded of them; what stood before is kept. */
export const namePerson: Change<NamePerson, NameState, PersonNamed, NameRefusal> = {
  action: 'name-person',
  cases: (input) => [input.case],
  load,
  decide: decideName,
  apply: async (context, events) => {
    for (const event of events) await name(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    // Which details, never what they say.
    content: { details: events.map(({ details }) => Object.keys(details).toSorted()) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['person', event.person],
      ]),
    ),
  }),
};
