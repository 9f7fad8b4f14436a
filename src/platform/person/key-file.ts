import { closeSync, constants, existsSync, fsync, open as openFile, openSync, readFileSync, write } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { link, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder as createFolder } from '../disk/index.ts';

/** New, and each write of it is on the disk before it is answered. */
const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_SYNC;

const openNumber = promisify(openFile);
const writeInto = promisify(write);
const sync = promisify(fsync);

export const syncFolder = async (folder: string): Promise<void> => {
  // To open what is there, and to close what is written, waits for no disk: handing it to a thread would take longer.
  const number = openSync(folder, 'r');
  try {
    await sync(number);
  } finally {
    closeSync(number);
  }
};

export const makeFolder = async (folder: string): Promise<void> => {
  const first = createFolder(folder, 0o700);
  if (first === undefined) return;
  // A folder's own name lies in the one above it, which has to reach the disk too.
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
};

export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const fill = async (file: number, bytes: Buffer): Promise<void> => {
  try {
    const { bytesWritten } = await writeInto(file, bytes);
    if (bytesWritten !== bytes.length) throw new Error('the disk took a part of a key');
  } finally {
    closeSync(file);
  }
};

/** Whole or not at all, and never over another: written aside, then linked to its name. */
export const writeKey = async (path: string, bytes: Buffer): Promise<void> => {
  await makeFolder(dirname(path));
  // One that a crash leaves behind is the same file as the key: destroying the key destroys both.
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  await fill(await openNumber(aside, NEW, 0o600), bytes);
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

/** Tells whether it was there. */
export const destroyKey = async (path: string): Promise<boolean> => {
  if (!existsSync(path)) return false;
  await overwrite(path);
  await unlink(path);
  await syncFolder(dirname(path));
  return true;
};

export const findKey = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};
