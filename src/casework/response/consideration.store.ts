import { londonDay } from '../../platform/clock/index.ts';
import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { ageOn } from '../../platform/person/index.ts';
import { writePassage } from '../check/index.ts';
import { partiesOf } from '../report/index.ts';
import { concernsOf } from '../safeguarding/index.ts';
import { ageToday, factsOf, findConductDay } from '../triage/index.ts';
import {
  decideConsideration,
  type Consider,
  type Considered,
  type ConsiderRefusal,
  type ConsiderState,
} from './consideration.ts';
import { requestsOf, type RequestRow } from './response.store.ts';

type Then = Pick<ConsiderState, 'age' | 'yearsSince'>;

/** The age that triage has of somebody on the day, and how long ago that is. */
const ageThen = async ({ tx, now }: Context, { case: id, person }: Consider): Promise<Then> => {
  const [facts, { day }] = await Promise.all([factsOf(tx, id), findConductDay(tx, id)]);
  const known = facts.people.find((one) => one.person === person)?.age ?? 'unknown';
  const age = known === 'unknown' ? undefined : typeof known === 'number' ? ([known, known] as const) : known;
  return {
    age: age === undefined ? undefined : { lowest: age[0], highest: age[1] },
    // Counted as an age is: of a day that is not known, none can be said to have passed.
    yearsSince: day === undefined ? 0 : ageOn(day.latest, londonDay(now)),
  };
};

/** The newest answer counts: one refused after it was granted takes it back, and each granted is of one arrest. */
const isGranted = async (tx: Tx, { case: id, person }: Consider, newest: RequestRow | undefined): Promise<boolean> => {
  if (newest?.value !== 'granted') return false;
  const { rows } =
    await sql`SELECT FROM consideration WHERE case_file = ${id} AND person = ${person} AND means = 'arrest'
    AND conclusion = 'pursued' AND considered_at >= ${newest.answeredAt}`.execute(tx);
  return rows.length === 0;
};

const load = async (context: Context, input: Consider): Promise<ConsiderState> => {
  const { tx, keys, actor, now } = context;
  const party = (await partiesOf(tx, input.case)).find(({ person }) => person === input.person);
  const arrests = (await requestsOf(tx, input.case)).filter(
    ({ about, subject, value }) => about === 'arrest' && subject === input.person && value !== null,
  );
  return {
    consideration: newId(now),
    necessityPassage: newId(now),
    alternativesPassage: newId(now),
    isInCase: party !== undefined && party.kind !== 'reporter',
    ageOnRecord: party === undefined ? undefined : await ageToday({ tx, keys, force: actor.force }, input.person, now),
    ...(await ageThen(context, input)),
    arrestGranted: await isGranted(tx, input, arrests.at(-1)),
    homeUnsafe: (await concernsOf(tx, input.case)).get(input.person)?.homeUnsafe ?? false,
  };
};

const insert = async (context: Context, event: Considered): Promise<void> => {
  const { tx, actor } = context;
  const concerns = [event.person];
  await writePassage(context, { text: event.necessity, concerns }, event.necessityPassage);
  await writePassage(context, { text: event.alternatives, concerns }, event.alternativesPassage);
  await sql`INSERT INTO consideration (force, consideration, case_file, person, means, conclusion, necessity, alternatives,
      appropriate_adult, considered_at, considered_by)
    VALUES (${actor.force}, ${event.consideration}, ${event.case}, ${event.person}, ${event.means}, ${event.conclusion},
      ${event.necessityPassage}, ${event.alternativesPassage}, ${event.appropriateAdult ?? null}, ${event.consideredAt}, ${actor.staff})`.execute(
    tx,
  );
};

/** Records that a voluntary interview or an arrest was considered. */
export const consider: Change<Consider, ConsiderState, Considered, ConsiderRefusal> = {
  action: 'consider-interview',
  cases: (input) => [input.case],
  load,
  decide: decideConsideration,
  apply: async (context, events) => {
    for (const event of events) await insert(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: {
      considered: events.map(({ consideration, person, means, conclusion, appropriateAdult }) => ({
        consideration,
        person,
        means,
        conclusion,
        appropriateAdult: appropriateAdult ?? null,
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['consideration', event.consideration],
      ]),
    ),
  }),
};
