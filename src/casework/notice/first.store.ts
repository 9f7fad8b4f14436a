import type { Context } from '../../platform/command/index.ts';
import { firstOf, type OwedReading } from '../decision/index.ts';
import { awaitsStrategy, safeguardingOf } from '../safeguarding/index.ts';
import type { First } from './notice.ts';

/** It settles who tells whom (handbook 6.2): to tell before it is to settle that alone. */
const STRATEGY: First = {
  id: 'strategy-discussion',
  says: 'The strategy discussion that was asked for is held, as it settles who tells whom; or it is decided anew, with the reason, that there is none.',
  place: 'safeguarding',
};

/** Whatever comes before anybody is contacted about a child, by word of mouth or on paper. */
export const firstOfChild = async (
  of: Pick<Context, 'tx' | 'now'>,
  owed: OwedReading,
  { case: id, person }: { readonly case: string; readonly person: string },
): Promise<readonly First[]> => {
  const [duties, decided] = await Promise.all([owed(of, id), safeguardingOf(of.tx, id)]);
  const row = decided.get(person);
  const first = firstOf(duties, person).map(({ id: duty, says, place }) => ({ id: duty, says, place }));
  return row !== undefined && awaitsStrategy(row) ? [...first, STRATEGY] : first;
};
