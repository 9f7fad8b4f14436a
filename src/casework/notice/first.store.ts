import type { Context } from '../../platform/command/index.ts';
import { firstOf, type OwedReading } from '../decision/index.ts';
import { DIED, requestsOf, saidElsewhere } from '../response/index.ts';
import { awaitsStrategy, safeguardingOf } from '../safeguarding/index.ts';
import type { First } from './notice.ts';

/** It settles who tells whom (handbook 6.2): to tell before it is to settle that alone. */
const STRATEGY: First = {
  id: 'strategy-discussion',
  says: 'The strategy discussion that was asked for is held, as it settles who tells whom; or it is decided anew, with the reason, that there is none.',
  place: 'safeguarding',
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
  const row = decided.get(person);
  const first = firstOf(duties, person).map(({ id: duty, says, place }) => ({ id: duty, says, place }));
  const strategy = row !== undefined && awaitsStrategy(row) ? [STRATEGY] : [];
  return [...asked, ...elsewhere, ...first, ...strategy];
};
