// Keys of many people in few files. A file a key, each flushed with its folder, took as long as all else of a report.
import { randomUUID } from 'node:crypto';
import { fdatasync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder, syncFolder } from './key-file.ts';
import { LINE } from './key-line.ts';

export const BOOK = '.book';

/** Bytes that a book grows by: room that is there already takes a key without anything else to be written. */
export const LEAF = 256 * LINE;

const sync = promisify(fdatasync);

/** A book that is written on by whoever made it, and by nobody else: no two can take the same line. */
export class OpenBook {
  readonly path: string;
  readonly #file: number;
  #end = 0;
  #room = 0;
  #syncing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(path: string, file: number) {
    this.path = path;
    this.#file = file;
  }

  static begin = async (folder: string): Promise<OpenBook> => {
    await makeFolder(folder);
    const path = join(folder, `${randomUUID()}${BOOK}`);
    const file = openSync(path, 'wx', 0o600);
    // Its name lies in the folder, and has to be kept before the first key is.
    await syncFolder(folder);
    return new OpenBook(path, file);
  };

  /** Writes a line, and gives where it stands; it is kept once `kept` says so. */
  write(line: Buffer): number {
    if (this.#end === this.#room) {
      this.#put(Buffer.alloc(LEAF), this.#room);
      this.#room += LEAF;
    }
    const at = this.#end;
    this.#end += LINE;
    this.#put(line, at);
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
    this.#syncing = sync(this.#file);
    await this.#syncing;
  }

  #put(bytes: Buffer, at: number): void {
    if (writeSync(this.#file, bytes, 0, bytes.length, at) !== bytes.length)
      throw new Error('the disk took a part of a key');
  }
}
