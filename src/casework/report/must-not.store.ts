import type { Context } from '../../platform/command/index.ts';
import { readPassages } from '../../platform/person/index.ts';
import { safeContactIn } from './contact.schema.ts';
import { floorsOf } from './floor.store.ts';

/** Who must not be told of each of these children, by the newest floor, whether or not a safe way is known. */
export const mustNotOf = async (
  { tx, keys, actor }: Pick<Context, 'tx' | 'keys' | 'actor'>,
  id: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (people.length === 0) return new Map();
  const floors = await floorsOf(tx, id);
  const of = people.flatMap((person) => {
    const passage = floors.get(person)?.passage ?? undefined;
    return passage === undefined ? [] : [{ person, passage }];
  });
  const read = await readPassages(
    { tx, keys, force: actor.force },
    of.map(({ passage }) => passage),
  );
  return new Map(of.map(({ person, passage }) => [person, safeContactIn(read.get(passage))?.mustNot ?? []]));
};
