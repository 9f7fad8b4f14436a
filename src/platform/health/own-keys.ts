import type { Database } from '../database/index.ts';
import {
  assertOwnLog,
  findMark,
  hasLedgerKey,
  keepMark,
  LedgerKeyFault,
  ledgerPublicKey,
  rawPublicKey,
} from '../ledger/index.ts';
import { KeyStoreFault, type KeyStore } from '../person/index.ts';

/** The folder of keys and of checkpoints that a program was told of, with the keys opened. */
export interface Keys {
  readonly store: KeyStore;
  readonly folders: { readonly keys: string; readonly checkpoints: string };
}

/** Throws where the keys of a force are not there, or are those of another installation (`KeyStoreFault`, `LedgerKeyFault`). */
export const assertOwnKeys = async (database: Database, keys: Keys, force: string): Promise<void> => {
  const own = await keys.store.getMark(force);
  const { folders } = keys;
  if (!hasLedgerKey(folders.keys, force))
    throw new LedgerKeyFault(
      `There is no ledger.pem of ${force} in ${folders.keys}. Name the folder of its keys in EVENHAND_KEYS, or put back the copy of the key store.`,
    );
  if ((await findMark(database, force))?.forceKey.equals(own) === false)
    throw new KeyStoreFault('ForceKeyForeign', force);
  await assertOwnLog(database, force, folders, ledgerPublicKey(folders.keys, force));
};

/** The same, and puts on record whose keys they are where nothing is yet: of a force that is new, or from before there was a record. */
export const claimKeys = async (database: Database, keys: Keys, force: string): Promise<void> => {
  await assertOwnKeys(database, keys, force);
  const ledgerKey = rawPublicKey(ledgerPublicKey(keys.folders.keys, force));
  await keepMark(database, force, { ledgerKey, forceKey: await keys.store.getMark(force) });
};
