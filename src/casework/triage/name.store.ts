import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { findPerson, isSameName, nameMarks, setDetails } from '../../platform/person/index.ts';
import { insertAge } from './age.store.ts';
import { findConductDay } from './case-facts.store.ts';
import { decideName, type NamePerson, type NameRefusal, type NameState, type PersonNamed } from './name.ts';
import { isInCase, vaultOf } from './people.store.ts';

/**
 * A search for this person in this case by this name, or by a half of it, which offers more: the ledger holds its mark, and
 * whom it was for comes first among its people. A record held with another as the same person has found its other.
 */
const isSearched = async (context: Context, { case: id, person, details }: NamePerson): Promise<boolean> => {
  const { givenNames, familyName } = details;
  const names = [
    { givenNames, familyName },
    { givenNames, familyName: undefined },
    { givenNames: undefined, familyName },
  ];
  const marks = await nameMarks(vaultOf(context), { case: id, person }, names);
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM ledger_case l JOIN ledger_entry e ON e.force = l.force AND e.entry = l.entry
      JOIN ledger_content c ON c.force = e.force AND c.entry = e.entry
      WHERE l.case_file = ${id} AND e.action = 'search-people' AND e.people[1] = ${person}::uuid
        AND (c.body::jsonb -> 'sought' ?| ${[...marks]}::text[]
          OR EXISTS (SELECT FROM same_person s WHERE s.force = e.force AND ${person}::uuid IN (s.person, s.other) AND s.ended_at IS NULL))) AS found`.execute(
    context.tx,
  );
  return rows[0]?.found ?? false;
};

const isNamedSo = (found: Awaited<ReturnType<typeof findPerson>>, { details }: NamePerson): boolean =>
  found !== undefined && found.state !== 'erased' && found.version > 0 && isSameName(found.details, details);

const load = async (context: Context, input: NamePerson): Promise<NameState> => {
  const found = await findPerson(vaultOf(context), input.person);
  return {
    statement: newId(context.now),
    isInCase: await isInCase(context.tx, input),
    isErased: found?.state === 'erased',
    version: found === undefined || found.state === 'erased' ? 0 : found.version,
    // Who keeps their name, and gets an address, was searched for when they got it.
    isSearched: isNamedSo(found, input) || (await isSearched(context, input)),
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
