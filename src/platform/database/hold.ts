import type { Tx } from './database.ts';

/** What has to be done before a transaction may be committed. */
const heldOf = new WeakMap<Tx, Promise<unknown>[]>();

/** For whoever commits: what is under way by then, and has to have succeeded. */
export const openHold = (tx: Tx): readonly Promise<unknown>[] => {
  const held: Promise<unknown>[] = [];
  heldOf.set(tx, held);
  return held;
};

/**
 * Lets a transaction go on while `done` is under way, and has its COMMIT wait for it. Where it fails, so does the
 * transaction.
 */
export const holdCommit = async (tx: Tx, done: Promise<unknown>): Promise<void> => {
  const held = heldOf.get(tx);
  // Of a transaction that others commit, nobody would wait later.
  if (held === undefined) await done;
  else held.push(done);
  // Where the transaction fails first, nobody is left to hear that this failed too.
  done.catch(() => undefined);
};
