import type { Database } from '../database/index.ts';
import { assertOwnLog, keepMark, rawPublicKey, type OwnLog } from '../ledger/index.ts';
import { KeyStoreFault, type KeyStore } from '../person/index.ts';

/** The folder of keys and of checkpoints that a program was told of, with the keys opened. */
export interface Keys {
  readonly store: KeyStore;
  readonly folders: { readonly keys: string; readonly checkpoints: string };
}

interface Own extends OwnLog {
  /** What the force's key is known again by. */
  readonly forceKey: Buffer;
}

/** Throws where the keys of a force are not there, or are those of another installation (`KeyStoreFault`, `LedgerKeyFault`). */
export const assertOwnKeys = async (database: Database, { store, folders }: Keys, force: string): Promise<Own> => {
  const forceKey = await store.getMark(force);
  const own = await assertOwnLog(database, force, folders);
  if (own.marked?.forceKey.equals(forceKey) === false) throw new KeyStoreFault('ForceKeyForeign', force);
  return { ...own, forceKey };
};

/** The same, and puts on record whose keys they are where nothing is yet: of a force that is new, or from before there was a record. */
export const claimKeys = async (database: Database, keys: Keys, force: string): Promise<void> => {
  const { marked, publicKey, forceKey } = await assertOwnKeys(database, keys, force);
  if (marked === undefined) await keepMark(database, force, { ledgerKey: rawPublicKey(publicKey), forceKey });
};
