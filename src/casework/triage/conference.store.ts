import { sql } from 'kysely';
import type { State, Statement } from './statement.ts';

/** What came of a conference or review of a child, as it was recorded in safeguarding. */
export interface ConferenceRow {
  readonly person: string;
  readonly isPlan: boolean;
  readonly at: Date;
  readonly by: string;
}

/** Every one of a case; of each child, the newest last. */
export const conferencesEver = (id: string) => sql<ConferenceRow>`
  SELECT person, result = 'plan' AS "isPlan", recorded_at AS at, recorded_by AS by FROM measure_end
  WHERE case_file = ${id} AND measure IN ('conference', 'review') ORDER BY ended_at, recorded_at`;

/** That a conference put a child on a plan answers what the guidance asks: nobody is asked it again. */
export const planOf = ({ person, at, by }: ConferenceRow): Statement => ({
  fact: 'child-protection-plan',
  person,
  direction: 'person',
  state: 'confirmed',
  fromWhom: 'partner',
  how: null,
  onFloor: false,
  onConference: true,
  at,
  by,
});

const isPresent = (state: State): boolean => state === 'confirmed' || state === 'suspected';
const isSame = (one: Statement, other: Statement): boolean =>
  one.person === other.person && one.fact === other.fact && one.direction === other.direction;

/**
 * With the plans that the newest conferences made. Whoever answered otherwise does not undo a plan, and it does not undo what
 * they said: the two stand against each other, to be seen.
 */
export const withPlans = (said: readonly Statement[], conferences: readonly ConferenceRow[]): readonly Statement[] => {
  const newest = new Map(conferences.map((row) => [row.person, row])).values();
  const plans = [...newest]
    .filter(({ isPlan }) => isPlan)
    .map(planOf)
    .filter((plan) => !said.some((one) => isSame(one, plan) && isPresent(one.state)));
  const others = said.filter((one) => !plans.some((plan) => isSame(one, plan)));
  const against = (plan: Statement): Statement => {
    const other = said.find((one) => isSame(one, plan));
    return other === undefined || other.state === 'unknown' ? plan : { ...plan, against: other.state };
  };
  return [...others, ...plans.map(against)];
};
