import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { readPeople } from '../../platform/person/index.ts';
import { decideAge, type AgeRefusal, type AgeState, type AgeStated, type StateAge } from './age.ts';
import { spanFrom, type AgeSpan } from './age-span.ts';
import {
  decideConductDay,
  type Born,
  type ConductDayRefusal,
  type ConductDayState,
  type ConductDayStated,
  type StateConductDay,
} from './conduct-day.ts';
import { settleAdultNow } from './adult-now.store.ts';
import { ageToday, settleChild } from './may-be-child.store.ts';
import { isInCase, vaultOf } from './people.store.ts';

interface NewAge {
  readonly case: string;
  readonly person: string;
  readonly statement: string;
  readonly basis: 'birth-date' | 'stated';
  readonly age: AgeSpan | undefined;
  readonly most?: number | undefined;
  readonly fromWhom?: string | undefined;
}

export const insertAge = async (context: Context, age: NewAge): Promise<void> => {
  const { tx, actor, now } = context;
  await sql`INSERT INTO age_statement (force, age_statement, case_file, person, basis, lowest, highest, most, from_whom, stated_at, stated_by)
    VALUES (${actor.force}, ${age.statement}, ${age.case}, ${age.person}, ${age.basis}, ${age.age?.lowest ?? null}, ${age.age?.highest ?? null}, ${age.most ?? null},
      ${age.fromWhom ?? null}, ${now}, ${actor.staff})`.execute(tx);
  await settleChild(context, age);
  await settleAdultNow(context, age);
};

const findAge = async (
  tx: Tx,
  at: { case: string; person: string },
  basis: NewAge['basis'],
): Promise<AgeSpan | undefined> => {
  const { rows } = await sql<{ lowest: number | null; highest: number | null }>`
    SELECT lowest, highest FROM age_statement WHERE case_file = ${at.case} AND person = ${at.person} AND basis = ${basis}
    ORDER BY stated_at DESC, age_statement DESC LIMIT 1`.execute(tx);
  return spanFrom(rows[0]);
};

/** States an age on the day of the conduct: a number, a range, or not known. */
export const stateAge: Change<StateAge, AgeState, AgeStated, AgeRefusal> = {
  action: 'state-age',
  cases: (input) => [input.case],
  load: async (context, input) => ({
    statement: newId(context.now),
    isInCase: await isInCase(context.tx, input),
    derived: await findAge(context.tx, input, 'birth-date'),
    stated: await findAge(context.tx, input, 'stated'),
    most: await ageToday(vaultOf(context), input.person, context.now),
  }),
  decide: decideAge,
  apply: async (context, events) => {
    for (const event of events) {
      // Not known is kept as an answer without a number: that somebody was asked must not be lost.
      const age = event.age === 'not-known' ? undefined : event.age;
      await insertAge(context, { ...event, basis: 'stated', age });
    }
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: { ages: events.map(({ statement, age, fromWhom }) => ({ statement, age, fromWhom: fromWhom ?? null })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['statement', event.statement],
      ]),
    ),
  }),
};

const loadBorn = async (context: Context, id: string): Promise<readonly Born[]> => {
  const { rows } = await sql<{
    person: string;
  }>`SELECT person FROM party WHERE case_file = ${id} AND NOT taken_off`.execute(context.tx);
  const ids = rows.map(({ person }) => person);
  const people = await readPeople(vaultOf(context), ids);
  return [...people.values()].flatMap((person) =>
    person.state === 'erased' || person.details.birthDate === undefined
      ? []
      : [{ person: person.person, birthDate: person.details.birthDate, statement: newId(context.now) }],
  );
};

/** States the day of the conduct; the ages that rest on dates of birth follow from it. */
export const stateConductDay: Change<StateConductDay, ConductDayState, ConductDayStated, ConductDayRefusal> = {
  action: 'state-conduct-day',
  cases: (input) => [input.case],
  load: async (context, input) => ({ statement: newId(context.now), born: await loadBorn(context, input.case) }),
  decide: decideConductDay,
  apply: async (context, events) => {
    const { tx, actor, now } = context;
    for (const event of events) {
      const day = event.day === 'not-known' ? undefined : event.day;
      await sql`INSERT INTO conduct_day (force, conduct_day, case_file, earliest, latest, stated_at, stated_by)
        VALUES (${actor.force}, ${event.statement}, ${event.case}, ${day?.earliest ?? null}, ${day?.latest ?? null}, ${now}, ${actor.staff})`.execute(
        tx,
      );
      // Worked out now and kept, so that a question of the guidance opens no sealed date of birth.
      for (const age of event.ages) await insertAge(context, { ...age, case: event.case, basis: 'birth-date' });
    }
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.flatMap((event) => event.ages.map(({ person }) => person)),
    content: { days: events.map(({ statement, day }) => ({ statement, day })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['statement', event.statement],
      ]),
    ),
  }),
};
