import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A folder that somebody named and that cannot be made: a sentence for whoever named it. */
export class FolderFault extends Error {
  override name = 'FolderFault';
}

const WHY_NOT: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'that disk is read only',
  ENOENT: 'nothing can be made there',
  ENOTDIR: 'a part of it is a file, not a folder',
  EEXIST: 'a part of it is a file, not a folder',
  ENAMETOOLONG: 'the name is too long',
};

/** What the system says of a folder, as a sentence where it is one of the ways in which a name can be wrong. */
export const inWords = (folder: string, error: unknown): unknown => {
  const why = error instanceof Error && 'code' in error ? WHY_NOT[String(error.code)] : undefined;
  return why === undefined ? error : new FolderFault(`${folder} could not be made: ${why}. Name another folder.`);
};

const isThere = (folder: string): boolean => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;

const make = (folder: string, mode: number): string | undefined => {
  if (isThere(folder)) return undefined;
  const above = dirname(folder);
  const first = above === folder ? undefined : make(above, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Somebody else may have made it meanwhile, which is as well.
    if (!isThere(folder)) throw error;
  }
  return first ?? folder;
};

/**
 * Makes a folder and those above it, one level after another; gives the first that was not there. Made in one go, Node never
 * comes back from where nothing can be made, such as /proc.
 */
export function makeFolder(folder: string, mode = 0o777): string | undefined {
  try {
    return make(resolve(folder), mode);
  } catch (error) {
    throw inWords(folder, error);
  }
}
