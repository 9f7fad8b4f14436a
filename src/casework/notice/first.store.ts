import type { Context } from '../../platform/command/index.ts';
import { firstOf, type OwedReading } from '../decision/index.ts';
import { DIED, requestsOf, saidElsewhere } from '../response/index.ts';
import { awaitsStrategy, safeguardingOf, type SafeguardingRow } from '../safeguarding/index.ts';
import type { First } from './notice.ts';

/** It settles who tells whom (handbook 6.2): to tell before it is to settle that alone. */
const STRATEGY: First = {
  id: 'strategy-discussion',
  says: 'The strategy discussion that was asked for is held, as it settles who tells whom; or it is decided anew, with the reason, that there is none.',
  place: 'safeguarding',
};

/**
 * It is about the other children too (handbook 6.2): what reaches one home before it is held may warn whoever it is held
 * about. Which child it is stands on the page of safeguarding, and nowhere that is printed or handed out.
 */
const STRATEGY_ELSEWHERE: First = {
  id: 'strategy-discussion-of-another-child',
  says: 'The strategy discussion that was asked for about another child of this case is held, as it settles who tells whom of all of them; or it is decided anew, with the reason, that there is none.',
  place: 'safeguarding',
};

/** Of each child what was decided is their own: one that was held for a brother or sister is not held for this child. */
const strategyFirst = (
  decided: ReadonlyMap<string, Pick<SafeguardingRow, 'strategySince'>>,
  person: string,
): readonly First[] => {
  const waiting = [...decided].flatMap(([child, row]) => (awaitsStrategy(row) ? [child] : []));
  return [
    ...(waiting.includes(person) ? [STRATEGY] : []),
    ...(waiting.some((child) => child !== person) ? [STRATEGY_ELSEWHERE] : []),
  ];
};

/** A letter about a dead child must not reach the family while it is only being agreed; a refusal lifts it. */
const deathAsked = async ({ tx }: Pick<Context, 'tx'>, id: string, person: string): Promise<readonly First[]> =>
  (await requestsOf(tx, id))
    .filter(({ about, subject, value }) => about === DIED && subject === person && value === null)
    .map(({ request }) => ({
      id: 'death-to-be-agreed',
      says: 'A supervisor answers whether it is recorded that this child has died.',
      place: `response/requests/${request}`,
    }));

/** The child is one, whichever case says it. */
const deathElsewhere = async ({ tx }: Pick<Context, 'tx'>, id: string, person: string): Promise<readonly First[]> =>
  (await saidElsewhere(tx, id))
    .filter((one) => one.person === person && one.says === 'died')
    .map(({ reference }) => ({
      id: 'died-in-another-case',
      says: `Case ${reference} records that this child has died. Record it here too; a supervisor who knows that it is another child, or that it is wrong, refuses it here.`,
      place: `children/${person}/died`,
    }));

/** Whatever comes before anybody is contacted about a child, by word of mouth or on paper. */
export const firstOfChild = async (
  of: Pick<Context, 'tx' | 'now'>,
  owed: OwedReading,
  { case: id, person }: { readonly case: string; readonly person: string },
): Promise<readonly First[]> => {
  const [duties, decided, asked, elsewhere] = await Promise.all([
    owed(of, id),
    safeguardingOf(of.tx, id),
    deathAsked(of, id, person),
    deathElsewhere(of, id, person),
  ]);
  const first = firstOf(duties, person).map(({ id: duty, says, place }) => ({ id: duty, says, place }));
  return [...asked, ...elsewhere, ...first, ...strategyFirst(decided, person)];
};
