import type { RawBuilder } from 'kysely';
import type { Tx } from './database.ts';
import { memoryOf } from './once.ts';

const emptyIn = new WeakMap<object, Set<string>>();

const nameOf = (id: string, kind: string): string => `${kind} ${id}`;

/** Notes in a look what it has seen that `id` holds nothing of, so that nothing more is asked of it. */
export const noteEmpty = (tx: Tx, id: string, kinds: readonly string[]): void => {
  const memory = memoryOf(tx);
  if (memory === undefined) return;
  const empty = emptyIn.get(memory) ?? new Set<string>();
  emptyIn.set(memory, empty);
  for (const kind of kinds) empty.add(nameOf(id, kind));
};

/** Whether this look has seen that there is nothing. Of a change, and of a look that did not see to it, nothing is known. */
export const isKnownEmpty = (tx: Tx, id: string, kind: string): boolean => {
  const memory = memoryOf(tx);
  return memory !== undefined && emptyIn.get(memory)?.has(nameOf(id, kind)) === true;
};

/** Rows that there can only be where `id` holds something of `kind`: not asked for where it is known to hold nothing. */
export const rowsUnlessEmpty = async <Row>(
  tx: Tx,
  id: string,
  kind: string,
  asked: RawBuilder<Row>,
): Promise<readonly Row[]> => (isKnownEmpty(tx, id, kind) ? [] : (await asked.execute(tx)).rows);
