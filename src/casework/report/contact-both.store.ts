import type { Context } from '../../platform/command/index.ts';
import { readPassages } from '../../platform/person/index.ts';
import { contradictionsIn } from './contact.ts';
import { safeContactIn } from './contact.schema.ts';
import { floorsOf } from './floor.store.ts';

/** Children of whom somebody is named as to be told and as not to be told: kept before that was refused, or by a join. */
export const contactsContradicting = async (
  { tx, keys, actor }: Pick<Context, 'tx' | 'keys' | 'actor'>,
  id: string,
): Promise<ReadonlySet<string>> => {
  const of = [...(await floorsOf(tx, id)).values()].flatMap(({ person, contactPassage, mustNotNamed }) =>
    contactPassage === null || mustNotNamed === false ? [] : [{ person, passage: contactPassage }],
  );
  if (of.length === 0) return new Set();
  const read = await readPassages(
    { tx, keys, force: actor.force },
    of.map(({ passage }) => passage),
  );
  const isBoth = (passage: string): boolean => {
    const contact = safeContactIn(read.get(passage));
    return contact !== undefined && contradictionsIn(contact).length > 0;
  };
  return new Set(of.filter(({ passage }) => isBoth(passage)).map(({ person }) => person));
};
