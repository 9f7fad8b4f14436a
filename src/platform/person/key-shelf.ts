import { closeSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BOOK, LEAF, OpenBook } from './key-book.ts';
import { DISK, type Disk } from './key-disk.ts';
import { isAbsent } from './key-file.ts';
import { destroyedLine, isDestroyed, isFree, LINE, readLine, writeLine, type KeyLine } from './key-line.ts';

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

/** How far a book was read. */
interface Reading {
  readonly to: number;
  /** What it was like when it was read, and since when it is. */
  readonly stamp: string;
  readonly since: number;
  /** That it has not changed for so long that a change would show in its stamp. */
  readonly rests: boolean;
}

/** Milliseconds within which two writes may leave one date, on the coarsest of disks. */
const REST = 3000;

const stampOf = (book: string): string => {
  const { ino, size, mtimeMs } = statSync(book);
  return `${ino} ${size} ${mtimeMs}`;
};

/** One that is cut off is as one that was never written. */
const lineAt = (disk: Disk, file: number, at: number): Buffer => {
  const line = Buffer.alloc(LINE);
  return disk.read(file, line, at) === LINE ? line : Buffer.alloc(LINE);
};

/** The lines of a book from `from` on, and where the first free one is. */
const linesFrom = (disk: Disk, file: number, from: number) => {
  const lines: { readonly person: string; readonly at: number }[] = [];
  let free: number | undefined;
  const leaf = Buffer.alloc(LEAF);
  for (let at = from; ; at += LEAF) {
    const read = disk.read(file, leaf, at);
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
  readonly #disk: Disk;
  readonly #places = new Map<string, Place>();
  /** Where keys stood whose destroying the disk has not answered yet. */
  readonly #ending = new Map<string, Place>();
  readonly #readings = new Map<string, Reading>();
  #own: Promise<OpenBook> | undefined;

  constructor(folder: string, disk = DISK) {
    this.#folder = folder;
    this.#disk = disk;
  }

  /** Keeps them, on the disk before it is answered. */
  async add(lines: readonly KeyLine[]): Promise<void> {
    const opening = (this.#own ??= this.#begin());
    const own = await this.#orAnew(opening, opening);
    // Never a second one: what the first sealed would be lost.
    const known = lines.find(({ person }) => this.#places.has(person));
    if (known !== undefined) throw new Error('there is a key of that person');
    // Known at once: their own transaction may ask for them before they are kept.
    for (const line of lines) this.#places.set(line.person, { book: own.path, at: own.write(writeLine(line)) });
    // What a book that failed holds is read on.
    await this.#orAnew(opening, own.kept());
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
    for (const name of namesIn(this.#folder)) this.#lookInto(join(this.#folder, name));
  }

  /**
   * Destroys a key for ever, and whose it was; tells whether it was there. It throws where the disk does not answer for
   * it, and has to be asked again.
   */
  async destroy(person: string): Promise<boolean> {
    const known = this.#ending.get(person) ?? this.#places.get(person);
    if (known !== undefined && (await this.#strike(person, known))) return true;
    // From the first line of every book on: what a look once read past is not to outlive whose it was.
    this.#readings.clear();
    this.look();
    const sought = this.#places.get(person);
    return sought !== undefined && this.#strike(person, sought);
  }

  async #strike(person: string, place: Place): Promise<boolean> {
    const file = openSync(place.book, 'r+');
    try {
      const line = lineAt(this.#disk, file, place.at);
      if (!isDestroyed(line) && readLine(line)?.person !== person) {
        this.#forget(person);
        return false;
      }
      // Known until the disk has it: no look would find this line again.
      this.#ending.set(person, place);
      // In its place: on the disk nothing of it is left lying. And anew where it was destroyed already: of what a flush
      // failed to keep, the next one says nothing.
      this.#disk.write(file, destroyedLine(), place.at);
      await this.#disk.flush(file);
      this.#forget(person);
      return true;
    } finally {
      closeSync(file);
    }
  }

  #forget(person: string): void {
    this.#places.delete(person);
    this.#ending.delete(person);
  }

  /** Where it fails, whoever comes next has a new book; unless they have one already. */
  async #orAnew<Done>(opening: Promise<OpenBook>, work: Promise<Done>): Promise<Done> {
    try {
      return await work;
    } catch (error) {
      if (this.#own === opening) this.#own = undefined;
      throw error;
    }
  }

  async #begin(): Promise<OpenBook> {
    this.look();
    return await OpenBook.begin(this.#folder, this.#disk);
  }

  #lookInto(book: string): void {
    const [stamp, known, now] = [stampOf(book), this.#readings.get(book), this.#disk.elapsed()];
    const isAsBefore = known?.stamp === stamp;
    if (isAsBefore && known.rests) return;
    const since = isAsBefore ? known.since : now;
    const file = openSync(book, 'r');
    try {
      const { lines, free } = linesFrom(this.#disk, file, known?.to ?? 0);
      this.#readings.set(book, { to: free, stamp, since, rests: now - since > REST });
      for (const { person, at } of lines) this.#places.set(person, { book, at });
    } finally {
      closeSync(file);
    }
  }

  #read(book: string, people: readonly string[], found: Map<string, Buffer>): void {
    const file = openSync(book, 'r');
    try {
      for (const person of people) {
        const line = readLine(lineAt(this.#disk, file, this.#places.get(person)?.at ?? 0));
        if (line?.person === person) found.set(person, line.wrapped);
        else this.#places.delete(person);
      }
    } finally {
      closeSync(file);
    }
  }
}
