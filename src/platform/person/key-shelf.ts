import { closeSync, fdatasync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BOOK, LEAF, OpenBook } from './key-book.ts';
import { isAbsent } from './key-file.ts';
import { destroyedLine, isFree, LINE, readLine, writeLine, type KeyLine } from './key-line.ts';

const sync = promisify(fdatasync);

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(BOOK));
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
};

interface Place {
  readonly book: string;
  readonly at: number;
}

const lineAt = (file: number, at: number): KeyLine | undefined => {
  const line = Buffer.alloc(LINE);
  return readSync(file, line, 0, LINE, at) === LINE ? readLine(line) : undefined;
};

/** The lines of a book from `from` on, and where the first free one is. */
const linesFrom = (file: number, from: number) => {
  const lines: { readonly person: string; readonly at: number }[] = [];
  let free: number | undefined;
  const leaf = Buffer.alloc(LEAF);
  for (let at = from; ; at += LEAF) {
    const read = readSync(file, leaf, 0, LEAF, at);
    for (let nth = 0; nth + LINE <= read; nth += LINE) {
      const line = leaf.subarray(nth, nth + LINE);
      const found = readLine(line);
      if (found !== undefined) lines.push({ person: found.person, at: at + nth });
      else if (isFree(line)) free ??= at + nth;
    }
    if (read < LEAF) return { lines, free: free ?? at + read - (read % LINE) };
  }
};

/**
 * The books of one force. Remembered is where a key stands and never the key: one that was destroyed, by whomever, is
 * gone for the next reader.
 */
export class KeyShelf {
  readonly #folder: string;
  readonly #places = new Map<string, Place>();
  readonly #readTo = new Map<string, number>();
  #own: Promise<OpenBook> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps them, on the disk before it is answered. */
  async add(lines: readonly KeyLine[]): Promise<void> {
    this.#own ??= this.#begin();
    const own = await this.#own;
    // Never a second one: what the first sealed would be lost.
    const known = lines.find(({ person }) => this.#places.has(person));
    if (known !== undefined) throw new Error('there is a key of that person');
    // Known at once: their own transaction may ask for them before they are kept.
    for (const line of lines) this.#places.set(line.person, { book: own.path, at: own.write(writeLine(line)) });
    try {
      await own.kept();
    } catch (error) {
      // What such a book holds is read on; what comes next has a new one.
      this.#own = undefined;
      throw error;
    }
  }

  /** When all that was added so far can be found: a transaction may ask for a key that it does not wait for. */
  async atHand(): Promise<void> {
    await this.#own?.catch(() => undefined);
  }

  /** Those that it knows of; `look` tells it of those that others added. */
  find(people: readonly string[]): ReadonlyMap<string, Buffer> {
    const found = new Map<string, Buffer>();
    for (const [book, wanted] of Map.groupBy(people, (person) => this.#places.get(person)?.book)) {
      if (book !== undefined) this.#read(book, wanted, found);
    }
    return found;
  }

  /** Reads on where books were not read yet: other processes write their own. */
  look(): void {
    for (const name of namesIn(this.#folder)) {
      const book = join(this.#folder, name);
      const file = openSync(book, 'r');
      try {
        const { lines, free } = linesFrom(file, this.#readTo.get(name) ?? 0);
        this.#readTo.set(name, free);
        for (const { person, at } of lines) this.#places.set(person, { book, at });
      } finally {
        closeSync(file);
      }
    }
  }

  /** Destroys a key for ever, and whose it was; tells whether it was there. */
  async destroy(person: string): Promise<boolean> {
    if (!this.#places.has(person)) this.look();
    const place = this.#places.get(person);
    if (place === undefined) return false;
    this.#places.delete(person);
    const file = openSync(place.book, 'r+');
    try {
      if (lineAt(file, place.at)?.person !== person) return false;
      // In its place: on the disk nothing of it is left lying.
      writeSync(file, destroyedLine(), 0, LINE, place.at);
      await sync(file);
      return true;
    } finally {
      closeSync(file);
    }
  }

  async #begin(): Promise<OpenBook> {
    this.look();
    try {
      return await OpenBook.begin(this.#folder);
    } catch (error) {
      this.#own = undefined;
      throw error;
    }
  }

  #read(book: string, people: readonly string[], found: Map<string, Buffer>): void {
    const file = openSync(book, 'r');
    try {
      for (const person of people) {
        const line = lineAt(file, this.#places.get(person)?.at ?? 0);
        if (line?.person === person) found.set(person, line.wrapped);
        else this.#places.delete(person);
      }
    } finally {
      closeSync(file);
    }
  }
}
