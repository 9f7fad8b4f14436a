import type { Context } from '../../platform/command/index.ts';
import { readPassages, readPeople } from '../../platform/person/index.ts';
import { nameOf, takenOffIn } from '../report/index.ts';

/** Somebody who was taken off the case, and why: whoever upholds weighs that it was decided with them. */
export interface TakenOff {
  readonly person: string;
  readonly name: string;
  readonly at: Date;
  readonly by: string | null;
  /** Undefined where it was erased. */
  readonly why: string | undefined;
}

/** Everybody who is off the case now. */
export const takenOffOf = async ({ tx, keys, actor }: Context, id: string): Promise<readonly TakenOff[]> => {
  const rows = await takenOffIn(tx, id);
  const vault = { tx, keys, force: actor.force };
  const people = await readPeople(
    vault,
    rows.map(({ person }) => person),
  );
  const passages = await readPassages(
    vault,
    rows.map(({ passage }) => passage),
  );
  return rows.map(({ person, at, by, passage }) => {
    const read = passages.get(passage);
    return {
      person,
      name: nameOf({ people }, person),
      at,
      by,
      why: read?.state === 'readable' ? read.text : undefined,
    };
  });
};
