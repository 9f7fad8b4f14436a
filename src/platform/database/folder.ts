import { randomBytes } from 'node:crypto';
import { cp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { EXIT, ShellRefusal } from '../command/index.ts';
import { FolderFault, inWords, makeFolder } from '../disk/index.ts';

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const isAbsent = (error: unknown): boolean => hasCode(error, 'ENOENT');

/** What a folder holds; nothing where there is none. */
export const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw hasCode(error, 'ENOTDIR') ? new ShellRefusal(`${folder} is a file. Name a folder.`) : error;
  });

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    (error: unknown) => {
      if (isAbsent(error)) return true;
      throw inWords(path, error);
    },
  );

/** Refuses a folder in which there is something already. */
export const assertVacant = async (folder: string): Promise<void> => {
  // No name is the folder that one is in: what was made would be put in its place.
  if (folder.trim() === '') throw new ShellRefusal('the name of the folder is empty. Name a new folder.');
  if (!(await isFolder(folder)))
    throw new ShellRefusal(`${folder} is a file. Name a new folder; nothing is overwritten.`);
  if ((await namesIn(folder)).length > 0)
    throw new ShellRefusal(`${folder} is not empty. Name a new folder; nothing is overwritten.`);
};

const sync = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const UNFINISHED = /^\.unfinished-[0-9a-f]{8}$/;

const asideOf = (folder: string): string => `${resolve(folder)}.unfinished-${randomBytes(4).toString('hex')}`;

/** What the system says of a folder that nothing can take the place of. */
const UNMOVED: readonly string[] = ['EBUSY', 'EPERM', 'EACCES', 'EXDEV', 'EROFS'];

type Move = (from: string, to: string) => Promise<void>;

const takePlace = async (aside: string, folder: string, move: Move): Promise<void> => {
  try {
    await move(aside, resolve(folder));
  } catch (error) {
    if (!UNMOVED.some((code) => hasCode(error, code))) throw error;
    throw new FolderFault(
      `${folder} cannot be replaced by a folder that is whole: another disk is mounted there, or it may not be changed. Name a new folder inside it or elsewhere.`,
    );
  }
};

/**
 * Refuses a folder that could not be filled, by putting an empty one in its place as `wholeOrNot` will: what may be written,
 * mounted or locked there is known to the system alone. Leaves what was there.
 */
export const assertPlaceable = async (folder: string, move: Move = rename): Promise<void> => {
  await assertVacant(folder);
  const wasThere = (await stat(folder).catch(() => undefined)) !== undefined;
  const aside = asideOf(folder);
  const made = makeFolder(aside, 0o700);
  try {
    await takePlace(aside, folder, move);
    if (!wasThere) await rm(resolve(folder), { recursive: true });
  } finally {
    if (made !== undefined) await rm(made, { recursive: true, force: true });
  }
};

/** Lets `fill` make a folder beside its name; it gets the name when it is whole, and is gone when it is not. */
export const wholeOrNot = async <T>(folder: string, fill: (aside: string) => Promise<T>): Promise<T> => {
  await assertPlaceable(folder);
  // Beside it, so on the same disk: only there is a rename whole or not at all.
  const aside = asideOf(folder);
  try {
    makeFolder(aside, 0o700);
    const filled = await fill(aside);
    await sync(aside);
    await takePlace(aside, folder, rename);
    // The new name is kept in the folder above, and a power cut can lose it there.
    await sync(dirname(resolve(folder)));
    return filled;
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Of a file that was open already the system names no place.
    throw hasCode(error, 'ENOSPC')
      ? new ShellRefusal(`the disk of ${folder} is full. Nothing is left there.`, EXIT.failed)
      : error;
  }
};

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((found) => !found.isDirectory())
    .map((found) => relative(folder, join(found.parentPath, found.name)))
    .toSorted();

/** Whether two folders hold the same files, byte for byte. */
export const isCopyOf = async (one: string, other: string): Promise<boolean> => {
  const [files, others] = [await filesIn(one), await filesIn(other)];
  if (files.join('\n') !== others.join('\n')) return false;
  for (const file of files)
    if (!(await readFile(join(one, file))).equals(await readFile(join(other, file)))) return false;
  return true;
};

/** Takes away what was begun beside a folder by a copy that was killed. */
export const clearUnfinished = async (folder: string): Promise<void> => {
  const [above, name] = [dirname(resolve(folder)), basename(resolve(folder))];
  const left = (await namesIn(above)).filter((one) => one.startsWith(name) && UNFINISHED.test(one.slice(name.length)));
  for (const one of left) await rm(join(above, one), { recursive: true, force: true });
};

/** Copies a folder to a new one, whole or not at all. */
export const copyFolder = (from: string, to: string): Promise<void> =>
  wholeOrNot(to, (aside) => cp(from, aside, { recursive: true, preserveTimestamps: true }));
