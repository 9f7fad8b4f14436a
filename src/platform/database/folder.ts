import { randomBytes } from 'node:crypto';
import { cp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { ShellRefusal } from '../command/index.ts';
import { inWords, makeFolder } from '../disk/index.ts';

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

/** Lets `fill` make a folder beside its name; it gets the name when it is whole, and is gone when it is not. */
export const wholeOrNot = async <T>(folder: string, fill: (aside: string) => Promise<T>): Promise<T> => {
  await assertVacant(folder);
  // Beside it, so on the same disk: only there is a rename whole or not at all.
  const aside = `${resolve(folder)}.unfinished-${randomBytes(4).toString('hex')}`;
  try {
    makeFolder(aside, 0o700);
    const filled = await fill(aside);
    await sync(aside);
    await rename(aside, resolve(folder));
    // The new name is kept in the folder above, and a power cut can lose it there.
    await sync(dirname(resolve(folder)));
    return filled;
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
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
