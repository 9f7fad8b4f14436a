import { randomBytes } from 'node:crypto';
import { ok, refused, type Result } from '../access/index.ts';
import { newId } from '../database/index.ts';
import { holdLiving } from './hold.ts';
import { putNamesBack, takeNamesOut, Unnamed, type Concerned } from './mention.ts';
import { displayName, type Person } from './person.ts';
import { readPeople, type PersonErased, type PersonUnknown } from './person.store.ts';
import { people, type Vault } from './person.tables.ts';
import { sealBytes, sealText, unsealBytes, unsealText, type Place } from './seal.ts';

const KEY_BYTES = 32;

export interface ConcernsNobody {
  readonly code: 'ConcernsNobody';
}

/** Free text about people. `concerns` are those whose record is still there: they are who a look at it is logged for. */
export type Passage =
  | {
      readonly state: 'readable';
      readonly passage: string;
      readonly at: Date;
      readonly text: string;
      readonly concerns: readonly string[];
    }
  | { readonly state: 'erased'; readonly passage: string; readonly at: Date; readonly concerns: readonly [] };

const textPlace = (force: string, passage: string): Place => ({
  force,
  table: 'passage',
  row: passage,
  column: 'sealed',
});
const keyPlace = (force: string, passage: string, person: string): Place => ({
  force,
  table: 'passage_person',
  row: `${passage}|${person}`,
  column: 'wrapped',
});

interface NewPassage {
  readonly passage: string;
  readonly text: string;
  readonly concerns: readonly string[];
}

type PassageRefusal = ConcernsNobody | PersonUnknown | PersonErased;

/** Seals several texts, each about the people it concerns, all or none: in as many questions of the database as one takes. */
export const addSeveralPassages = async (
  vault: Vault,
  added: readonly NewPassage[],
  now: Date,
): Promise<Result<undefined, PassageRefusal>> => {
  const { force } = vault;
  // Text that concerns nobody could never be erased with anybody.
  if (added.some(({ concerns }) => concerns.length === 0)) return refused({ code: 'ConcernsNobody' });
  const held = await holdLiving(
    vault,
    added.flatMap(({ concerns }) => concerns),
  );
  if (!held.ok) return held;
  const living = new Map(held.value.map((one) => [one.person, one]));
  const keys = await vault.keys.findPersonKeys(force, [...living.keys()]);
  const sealed = added.map(({ passage, text, concerns }) => {
    const concerned = [...new Set(concerns)].flatMap((person) => living.get(person) ?? []);
    // A key of its own: the text is sealed once, and only the key as often as there are people.
    const key = randomBytes(KEY_BYTES);
    const unnamed = takeNamesOut(
      text,
      concerned.map(({ details }) => details),
    );
    const row = { force, passage, at: now, sealed: sealText(key, textPlace(force, passage), JSON.stringify(unnamed)) };
    const wraps = concerned.flatMap(({ person }, ordinal) => {
      const own = keys.get(person);
      // Destroyed since they were held: possible only outside the database, and then nothing is to be wrapped.
      if (own === undefined) return [];
      return [{ force, passage, ordinal, person, wrapped: sealBytes(own, keyPlace(force, passage, person), key) }];
    });
    return { row, wraps };
  });
  await people(vault)
    .insertInto('passage')
    .values(sealed.map(({ row }) => row))
    .execute();
  await people(vault)
    .insertInto('passage_person')
    .values(sealed.flatMap(({ wraps }) => wraps))
    .execute();
  return ok(undefined);
};

/** Seals free text about the people it concerns, who must all be named here. Gives its id. */
export const addPassage = async (
  vault: Vault,
  { text, concerns, now }: { readonly text: string; readonly concerns: readonly string[]; readonly now: Date },
  passage = newId(now),
): Promise<Result<string, PassageRefusal>> => {
  const added = await addSeveralPassages(vault, [{ passage, text, concerns }], now);
  return added.ok ? ok(passage) : added;
};

interface Wrap {
  readonly passage: string;
  readonly ordinal: number;
  readonly person: string;
  readonly wrapped: Buffer;
}

const passageKey = (vault: Vault, wraps: readonly Wrap[], keys: ReadonlyMap<string, Buffer>): Buffer | undefined => {
  for (const { passage, person, wrapped } of wraps) {
    const own = keys.get(person);
    // Any one key opens it: erasing one of those concerned leaves it to the others (design, section 8).
    if (own === undefined) continue;
    const opened = unsealBytes(own, keyPlace(vault.force, passage, person), wrapped);
    // Thrown, and not read as erased: what was changed or moved must never pass for an erasure.
    if (!opened.ok) throw new Error(`The key of passage ${passage} was changed or moved: it does not open.`);
    return opened.value;
  }
  return undefined;
};

const named = (person: Person | undefined): Concerned =>
  person === undefined || person.state === 'erased'
    ? undefined
    : { details: person.details, called: displayName(person) };

const wrapsOf = (vault: Vault, ids: readonly string[]): Promise<readonly Wrap[]> =>
  people(vault)
    .selectFrom('passage_person')
    .select(['passage', 'ordinal', 'person', 'wrapped'])
    .where('force', '=', vault.force)
    .where('passage', 'in', ids)
    .orderBy('ordinal')
    .execute();

const passageRows = (vault: Vault, ids: readonly string[]) =>
  people(vault)
    .selectFrom('passage')
    .select(['passage', 'at', 'sealed'])
    .where('force', '=', vault.force)
    .where('passage', 'in', ids)
    .execute();

const openText = (key: Buffer, place: Place, sealed: Buffer): Unnamed => {
  const opened = unsealText(key, place, sealed);
  if (!opened.ok) throw new Error(`Passage ${place.row} was changed or moved: it does not open.`);
  return Unnamed.parse(JSON.parse(opened.value));
};

/** Reads many passages at once, by id, with the names that their people have now. */
export const readPassages = async (vault: Vault, ids: readonly string[]): Promise<ReadonlyMap<string, Passage>> => {
  if (ids.length === 0) return new Map();
  const rows = await passageRows(vault, ids);
  const wraps = Map.groupBy(await wrapsOf(vault, ids), (wrap) => wrap.passage);
  const concerned = [...new Set([...wraps.values()].flat().map((wrap) => wrap.person))];
  const found = await readPeople(vault, concerned);
  const living = concerned.filter((id) => found.get(id)?.state !== 'erased');
  const keys = await vault.keys.findPersonKeys(vault.force, living);
  return new Map(
    rows.map(({ passage, at, sealed }): [string, Passage] => {
      const own = wraps.get(passage) ?? [];
      const key = passageKey(vault, own, keys);
      if (key === undefined || sealed === null) return [passage, { state: 'erased', passage, at, concerns: [] }];
      const names = new Map(own.map((wrap) => [wrap.ordinal, named(found.get(wrap.person))]));
      const text = putNamesBack(openText(key, textPlace(vault.force, passage), sealed), names);
      // Of those still there alone: a look is logged of people who can be read about.
      const concerns = own.map((wrap) => wrap.person).filter((id) => keys.has(id));
      return [passage, { state: 'readable', passage, at, text, concerns }];
    }),
  );
};
