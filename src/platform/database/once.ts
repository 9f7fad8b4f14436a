import type { Tx } from './database.ts';

const memories = new WeakMap<Tx, () => object>();

/** For whoever begins a look: `memory` gives another object once something was written. */
export const openMemory = (tx: Tx, memory: () => object): void => {
  memories.set(tx, memory);
};

type Read<T> = (tx: Tx, id: string) => Promise<T>;

/**
 * A reading that a look makes once, however many steps ask for it: of the same rows they would all make the same. A
 * change reads anew each time, since it may have written meanwhile.
 */
export const onceALook = <T>(read: Read<T>): Read<T> => {
  const held = new WeakMap<object, Map<string, Promise<T>>>();
  return (tx, id) => {
    const memory = memories.get(tx)?.();
    if (memory === undefined) return read(tx, id);
    const made = held.get(memory) ?? new Map<string, Promise<T>>();
    held.set(memory, made);
    const known = made.get(id) ?? read(tx, id);
    made.set(id, known);
    return known;
  };
};
