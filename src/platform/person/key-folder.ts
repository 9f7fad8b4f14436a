import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { destroyKey, findKey, writeKey } from './key-file.ts';
import { KeyShelf } from './key-shelf.ts';
import { KeyStoreFault, type KeyStore } from './keys.ts';
import { sealBytes, unsealBytes, type Place } from './seal.ts';

const FORCE = /^[a-z][a-z0-9-]{1,39}$/;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY_BYTES = 32;

const searchPlace = (force: string): Place => ({ force, table: 'key', row: 'search', column: 'key' });
const personPlace = (force: string, person: string): Place => ({ force, table: 'key', row: person, column: 'key' });

const unwrap = (forceKey: Buffer, place: Place, wrapped: Buffer): Buffer => {
  const opened = unsealBytes(forceKey, place, wrapped);
  if (!opened.ok) throw new KeyStoreFault('ForceKeyForeign', place.force);
  return opened.value;
};

const assertPerson = (person: string): void => {
  // It becomes a path, or a line of a book: nothing but an id may.
  if (!ID.test(person)) throw new Error('not a person id');
};

/** Where the keys of a folder lie, force by force. */
const placesIn = (folder: string) => {
  const inForce = (force: string, ...path: readonly string[]): string => {
    if (!FORCE.test(force)) throw new Error('not a force id');
    return join(folder, force, ...path);
  };
  return {
    forceFile: (force: string): string => inForce(force, 'force.key'),
    searchFile: (force: string): string => inForce(force, 'search.key'),
    books: (force: string): string => inForce(force, 'people'),
    /** Where a key lay before there were books; those are left where they are. */
    personFile: (force: string, person: string): string => {
      assertPerson(person);
      return inForce(force, 'people', person.slice(-2), `${person}.key`);
    },
  };
};

/** The wrapped keys of those who have one, by books and by the files of before. */
const findWrapped = (
  shelf: KeyShelf,
  people: readonly string[],
  file: (person: string) => string,
): ReadonlyMap<string, Buffer> => {
  // Read at once: some hundred small reads take less time than handing each to another thread.
  const found = new Map(shelf.find(people));
  const isMissing = (person: string): boolean => !found.has(person);
  for (const person of people.filter(isMissing)) {
    const wrapped = findKey(file(person));
    if (wrapped !== undefined) found.set(person, wrapped);
  }
  const missing = people.filter(isMissing);
  if (missing.length === 0) return found;
  shelf.look();
  return new Map([...found, ...shelf.find(missing)]);
};

/** What follows from a force's own key for one purpose, and leads no way back. */
const derived = (forceKey: (force: string) => Buffer, purpose: string) => (force: string) =>
  Promise.resolve().then(() => Buffer.from(hkdfSync('sha256', forceKey(force), '', purpose, KEY_BYTES)));

/** Keys in a folder: `<force>/force.key` in the clear, everything else of that force wrapped by it. */
export const openKeyFolder = (folder: string): KeyStore => {
  const { forceFile, searchFile, books, personFile } = placesIn(folder);
  const shelves = new Map<string, KeyShelf>();
  const shelfOf = (force: string): KeyShelf => {
    const known = shelves.get(force) ?? new KeyShelf(books(force));
    shelves.set(force, known);
    return known;
  };
  const forceKey = (force: string): Buffer => {
    const key = findKey(forceFile(force));
    if (key?.length !== KEY_BYTES) throw new KeyStoreFault('ForceKeyLost', force);
    return key;
  };

  return {
    createForce: async (force) => {
      if (!existsSync(forceFile(force))) {
        // A new key would make everybody whom the lost one wrapped unreadable, without a word.
        if (existsSync(searchFile(force))) throw new KeyStoreFault('ForceKeyLost', force);
        await writeKey(forceFile(force), randomBytes(KEY_BYTES));
      }
      if (existsSync(searchFile(force))) return;
      // Wrapped: without force.key, a copy of all the other files opens nobody and finds nobody.
      const wrapped = sealBytes(forceKey(force), searchPlace(force), randomBytes(KEY_BYTES));
      await writeKey(searchFile(force), wrapped);
    },
    createPersonKeys: async (force, people) => {
      const wrapping = forceKey(force);
      const made = people.map((person) => {
        assertPerson(person);
        const key = randomBytes(KEY_BYTES);
        return { person, key, wrapped: sealBytes(wrapping, personPlace(force, person), key) };
      });
      await shelfOf(force).add(made);
      return made.map(({ key }) => key);
    },
    findPersonKeys: async (force, people) => {
      const wrapping = forceKey(force);
      const shelf = shelfOf(force);
      await shelf.atHand();
      const wrapped = findWrapped(shelf, people, (person) => personFile(force, person));
      return new Map([...wrapped].map(([person, key]) => [person, unwrap(wrapping, personPlace(force, person), key)]));
    },
    getSearchKey: (force) =>
      Promise.resolve().then(() => {
        const wrapping = forceKey(force);
        const wrapped = findKey(searchFile(force));
        if (wrapped === undefined) throw new KeyStoreFault('ForceKeyLost', force);
        return unwrap(wrapping, searchPlace(force), wrapped);
      }),
    getRequestKey: derived(forceKey, 'evenhand request'),
    getMark: derived(forceKey, 'evenhand key mark'),
    destroyPersonKey: async (force, person) => {
      const [fromBook, fromFile] = [await shelfOf(force).destroy(person), await destroyKey(personFile(force, person))];
      return fromBook || fromFile;
    },
  };
};
