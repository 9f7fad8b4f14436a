// Keys of many people in few files. A file a key, each flushed with its folder, took as long as all else of a report.
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, statSync, type BigIntStats } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from './key-disk.ts';
import { makeFolder, syncFolder } from './key-file.ts';
import { LINE } from './key-line.ts';

export const BOOK = '.book';

/** Bytes that a book grows by: room that is there already takes a key without anything else to be written. */
export const LEAF = 256 * LINE;

/** A book that is written on by whoever made it, and by nobody else: no two can take the same line. */
export class OpenBook {
  readonly path: string;
  readonly #file: number;
  readonly #made: BigIntStats;
  readonly #disk: Disk;
  #end = 0;
  #room = 0;
  #syncing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(path: string, file: number, disk: Disk) {
    this.path = path;
    this.#file = file;
    this.#made = fstatSync(file, { bigint: true });
    this.#disk = disk;
  }

  static begin = async (folder: string, disk: Disk): Promise<OpenBook> => {
    await makeFolder(folder);
    const path = join(folder, `${randomUUID()}${BOOK}`);
    const file = openSync(path, 'wx', 0o600);
    try {
      // Its name lies in the folder, and has to be kept before the first key is.
      await syncFolder(folder);
    } catch (error) {
      closeSync(file);
      throw error;
    }
    return new OpenBook(path, file, disk);
  };

  /** Writes a line, and gives where it stands; it is kept once `kept` says so. */
  write(line: Buffer): number {
    if (this.#end === this.#room) {
      this.#disk.write(this.#file, Buffer.alloc(LEAF), this.#room);
      this.#room += LEAF;
    }
    const at = this.#end;
    this.#end += LINE;
    // Its first byte, which says that it lives, last: another process may read while this is written.
    this.#disk.write(this.#file, line.subarray(1), at + 1);
    this.#disk.write(this.#file, line.subarray(0, 1), at);
    return at;
  }

  /** When all that was written by now is on the disk; one flush for as many as wait for it. */
  kept(): Promise<void> {
    this.#next ??= this.#sync();
    return this.#next;
  }

  async #sync(): Promise<void> {
    // What is under way may have begun before this was written. Where it failed, so does all that comes after it: nobody
    // knows what of the book is kept.
    await this.#syncing;
    this.#next = undefined;
    this.#syncing = this.#flush();
    await this.#syncing;
  }

  async #flush(): Promise<void> {
    await this.#disk.flush(this.#file);
    // What is written into a file that was moved away is kept, but where nobody will look for it.
    const there = statSync(this.path, { bigint: true, throwIfNoEntry: false });
    if (there?.ino !== this.#made.ino || there.dev !== this.#made.dev)
      throw new Error(
        'The folder of keys was moved while the server runs: stop it first. Nothing was saved; try again.',
      );
  }
}
