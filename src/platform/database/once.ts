import type { Tx } from './database.ts';
import type { Memory } from './look.ts';

const memories = new WeakMap<Tx, Memory>();

/** For whoever begins a look. */
export const openMemory = (tx: Tx, memory: Memory): void => {
  memories.set(tx, memory);
};

/** What a look remembers of what it read, until it writes; none of a change. */
export const memoryOf = (tx: Tx): object | undefined => memories.get(tx)?.memory();

/** Has a look read all anew: for who finds that what it read first does not fit what it read then. */
export const readAnew = (tx: Tx): void => {
  memories.get(tx)?.forget();
};

type Read<T> = (tx: Tx, id: string) => Promise<T>;

/**
 * A reading that a look makes once, however many steps ask for it: of the same rows they would all make the same. A
 * change reads anew each time, since it may have written meanwhile.
 */
export const onceALook = <T>(read: Read<T>): Read<T> => {
  const held = new WeakMap<object, Map<string, Promise<T>>>();
  return (tx, id) => {
    const memory = memoryOf(tx);
    if (memory === undefined) return read(tx, id);
    const made = held.get(memory) ?? new Map<string, Promise<T>>();
    held.set(memory, made);
    const known = made.get(id) ?? read(tx, id);
    made.set(id, known);
    return known;
  };
};
