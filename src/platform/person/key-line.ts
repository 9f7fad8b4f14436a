import { randomBytes } from 'node:crypto';

/** Bytes of a line: of a power of two, so that none lies across two sectors, and a crash leaves it whole or not there. */
export const LINE = 128;

// What was never written is nought.
const LIVES = 1;
const DESTROYED = 2;

const ID = 16;
const HEAD = 1 + ID + 1;

/** A person's wrapped key, as it lies in a book. */
export interface KeyLine {
  readonly person: string;
  readonly wrapped: Buffer;
}

export const writeLine = ({ person, wrapped }: KeyLine): Buffer => {
  if (HEAD + wrapped.length > LINE) throw new Error('a key longer than its line');
  const line = Buffer.alloc(LINE);
  line[0] = LIVES;
  line.write(person.replaceAll('-', ''), 1, 'hex');
  line[1 + ID] = wrapped.length;
  wrapped.copy(line, HEAD);
  return line;
};

/** In the place of one whose key is destroyed: neither the key nor whose it was can be read from it. */
export const destroyedLine = (): Buffer => {
  const line = randomBytes(LINE);
  line[0] = DESTROYED;
  return line;
};

const ids = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** None of a line that is free, or whose key is destroyed. */
export const readLine = (line: Buffer): KeyLine | undefined => {
  if (line[0] !== LIVES) return undefined;
  const person = line.toString('hex', 1, 1 + ID).replace(ids, '$1-$2-$3-$4-$5');
  return { person, wrapped: Buffer.from(line.subarray(HEAD, HEAD + (line[1 + ID] ?? 0))) };
};

export const isDestroyed = (line: Buffer): boolean => line[0] === DESTROYED;

export const isFree = (line: Buffer): boolean => line[0] === 0;
