import type { Context } from '../../platform/command/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import { findPerson } from '../../platform/person/index.ts';
import { reportsOf } from '../report/index.ts';
import { factsOf, findConductDay } from '../triage/index.ts';
import type { Known } from './made-when.ts';

/** The date of birth on record; one that is still to come is no date of birth. */
const birthOf = async ({ tx, keys, actor, now }: Context, id: string): Promise<string | undefined> => {
  const person = await findPerson({ tx, keys, force: actor.force }, id);
  const birth = person === undefined || person.state === 'erased' ? undefined : person.details.birthDate;
  return birth === undefined || birth > londonDay(now) ? undefined : birth;
};

/** By what a time at which this person was interviewed or arrested is held to be possible. */
export const knownOf = async (context: Context, id: string, person: string): Promise<Known> => {
  const { tx, now } = context;
  const [reports, { day }, { people }, birthDate] = await Promise.all([
    reportsOf(tx, id),
    findConductDay(tx, id),
    factsOf(tx, id),
    birthOf(context, person),
  ]);
  const age = people.find((one) => one.person === person)?.age ?? 'unknown';
  const highestAge = age === 'unknown' ? undefined : typeof age === 'number' ? age : age[1];
  return { reportedAt: reports[0]?.toldAt ?? now, conductFrom: day?.earliest, birthDate, highestAge };
};
