import { randomBytes } from 'node:crypto';
import { closeSync, constants, existsSync, fsync, open as openFile, openSync, readFileSync, write } from 'node:fs';
import { link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { KeyStoreFault, type KeyStore } from './keys.ts';
import { sealBytes, unsealBytes, type Place } from './seal.ts';

const FORCE = /^[a-z][a-z0-9-]{1,39}$/;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY_BYTES = 32;

/** New, and each write of it is on the disk before it is answered. */
const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_SYNC;

// By number, not by handle: a report makes several keys, and each handle costs as much as what is done with it.
const openNumber = promisify(openFile);
const writeInto = promisify(write);
const sync = promisify(fsync);

const syncFolder = async (folder: string): Promise<void> => {
  // To open what is there, and to close what is written, waits for no disk: handing it to a thread would take longer.
  const number = openSync(folder, 'r');
  try {
    await sync(number);
  } finally {
    closeSync(number);
  }
};

const makeFolder = async (folder: string): Promise<void> => {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  // A folder's own name lies in the one above it, which has to reach the disk too.
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
};

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A new file; its folder is made where it is not there yet. */
const openNew = (path: string): Promise<number> =>
  openNumber(path, NEW, 0o600).catch(async (error: unknown) => {
    if (!isAbsent(error)) throw error;
    await makeFolder(dirname(path));
    return openNumber(path, NEW, 0o600);
  });

const fill = async (file: number, bytes: Buffer): Promise<void> => {
  try {
    const { bytesWritten } = await writeInto(file, bytes);
    if (bytesWritten !== bytes.length) throw new Error('the disk took a part of a key');
  } finally {
    closeSync(file);
  }
};

/** Under its own name at once, and never over another: half a key, left by a crash, is nobody's, for the row comes after it. */
const writeNewKey = async (path: string, bytes: Buffer): Promise<void> => {
  const file = await openNew(path);
  // Its name reaches the disk with the folder, its bytes with the file: neither waits for the other.
  await Promise.all([fill(file, bytes), syncFolder(dirname(path))]);
};

/** Writes new keys, and knows which are not on the disk yet. */
const newKeysUnderWay = () => {
  const writing = new Map<string, Promise<void>>();
  return {
    write: async (path: string, bytes: Buffer): Promise<void> => {
      const written = writeNewKey(path, bytes);
      writing.set(path, written);
      try {
        await written;
      } finally {
        writing.delete(path);
      }
    },
    settled: (paths: readonly string[]) => Promise.allSettled(paths.flatMap((path) => writing.get(path) ?? [])),
  };
};

/** Whole or not at all, and never over another: written aside, then linked to its name. */
const writeKey = async (path: string, bytes: Buffer): Promise<void> => {
  // One that a crash leaves behind is the same file as the key: destroying the key destroys both.
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  await fill(await openNew(aside), bytes);
  try {
    // Unlike a rename, a link fails if the name is taken: of two who make a force's key at once, one stays.
    await link(aside, path);
  } finally {
    await unlink(aside);
    await syncFolder(dirname(path));
  }
};

const overwrite = async (path: string): Promise<void> => {
  // The bytes go before the name does: unlinked alone they would lie on the disk until something else takes the place.
  const handle = await open(path, 'r+');
  try {
    const { size } = await handle.stat();
    await handle.write(randomBytes(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const destroy = async (path: string): Promise<boolean> => {
  if (!existsSync(path)) return false;
  await overwrite(path);
  await unlink(path);
  await syncFolder(dirname(path));
  return true;
};

const find = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

const searchPlace = (force: string): Place => ({ force, table: 'key', row: 'search', column: 'key' });
const personPlace = (force: string, person: string): Place => ({ force, table: 'key', row: person, column: 'key' });

const unwrap = (forceKey: Buffer, place: Place, wrapped: Buffer): Buffer => {
  const opened = unsealBytes(forceKey, place, wrapped);
  if (!opened.ok) throw new KeyStoreFault('ForceKeyForeign', place.force);
  return opened.value;
};

/** Keys in a folder: `<force>/force.key` in the clear, everything else of that force wrapped by it. */
export const openKeyFolder = (folder: string): KeyStore => {
  const inForce = (force: string, ...path: readonly string[]): string => {
    if (!FORCE.test(force)) throw new Error('not a force id');
    return join(folder, force, ...path);
  };
  const forceFile = (force: string): string => inForce(force, 'force.key');
  const searchFile = (force: string): string => inForce(force, 'search.key');
  // The end of an id is its random part: few files a folder, however many people.
  const personFile = (force: string, person: string): string => {
    // It becomes a path: nothing but an id may name a file.
    if (!ID.test(person)) throw new Error('not a person id');
    return inForce(force, 'people', person.slice(-2), `${person}.key`);
  };
  const newKeys = newKeysUnderWay();
  const forceKey = (force: string): Buffer => {
    const key = find(forceFile(force));
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
    createPersonKey: async (force, person) => {
      const key = randomBytes(KEY_BYTES);
      const file = personFile(force, person);
      await newKeys.write(file, sealBytes(forceKey(force), personPlace(force, person), key));
      return key;
    },
    findPersonKeys: async (force, people) => {
      // Its own transaction may ask for a key that it is still writing, and must not find the half of it.
      await newKeys.settled(people.map((person) => personFile(force, person)));
      const wrapping = forceKey(force);
      // Read at once: some hundred small files take less time than handing each to another thread.
      return new Map(
        people.flatMap((person) => {
          const wrapped = find(personFile(force, person));
          return wrapped === undefined ? [] : [[person, unwrap(wrapping, personPlace(force, person), wrapped)]];
        }),
      );
    },
    getSearchKey: (force) =>
      Promise.resolve().then(() => {
        const wrapping = forceKey(force);
        const wrapped = find(searchFile(force));
        if (wrapped === undefined) throw new KeyStoreFault('ForceKeyLost', force);
        return unwrap(wrapping, searchPlace(force), wrapped);
      }),
    destroyPersonKey: (force, person) => destroy(personFile(force, person)),
  };
};
