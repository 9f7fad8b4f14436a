import { randomBytes } from 'node:crypto';
import { cp, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ShellRefusal } from '../command/index.ts';

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** What a folder holds; nothing where there is none. */
export const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });

const assertVacant = async (folder: string): Promise<void> => {
  if ((await namesIn(folder)).length > 0)
    throw new ShellRefusal(`${folder} is not empty. Name a new folder; nothing is overwritten.`);
};

const sync = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

/** Lets `fill` make a folder beside its name; it gets the name when it is whole, and is gone when it is not. */
export const wholeOrNot = async <T>(folder: string, fill: (aside: string) => Promise<T>): Promise<T> => {
  await assertVacant(folder);
  const aside = `${resolve(folder)}.unfinished-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(aside, { recursive: true, mode: 0o700 });
    const filled = await fill(aside);
    await sync(aside);
    await rename(aside, resolve(folder));
    await sync(dirname(resolve(folder)));
    return filled;
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
};

/** Copies a folder to a new one, whole or not at all. */
export const copyFolder = (from: string, to: string): Promise<void> =>
  wholeOrNot(to, (aside) => cp(from, aside, { recursive: true, preserveTimestamps: true }));
