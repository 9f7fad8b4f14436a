import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeFolder } from '../disk/index.ts';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const holderLives = (file: string): boolean => {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch (error) {
    // Alive, though another user's: the signal was refused, not lost.
    return codeOf(error) === 'EPERM';
  }
};

const take = (file: string): boolean => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    // Whoever was killed while it was theirs does not give it back.
    if (!holderLives(file)) rmSync(file, { force: true });
    return false;
  }
};

/** Runs `work` while no other process runs work under the same file. */
export const inTurn = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  makeFolder(dirname(file), 0o700);
  while (!take(file)) await pause(20);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};
