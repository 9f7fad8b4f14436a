import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../database/index.ts';
import { inForce } from '../database/transaction.ts';
import { hasLedgerKey, ledgerKeyFile, ledgerPublicKey, rawPublicKey, readCheckpoints } from './checkpoint.ts';

/** The log of a force may not be signed from here: an operator has to act. Says which force, and what to do. */
export class LedgerKeyFault extends Error {}

/** By what a force's keys are known again, as it is on record. */
export interface KeyMark {
  readonly ledgerKey: Buffer;
  readonly forceKey: Buffer;
}

const findMark = (database: Database, force: string): Promise<KeyMark | undefined> =>
  inForce(database, force, async (tx) => {
    const { rows } = await sql<KeyMark>`
      SELECT ledger_key AS "ledgerKey", force_key AS "forceKey" FROM key_mark WHERE force = ${force}`.execute(tx);
    return rows[0];
  });

/** Kept once: what is on record first is what every other is held against. */
export const keepMark = (database: Database, force: string, { ledgerKey, forceKey }: KeyMark): Promise<void> =>
  inForce(database, force, async (tx) => {
    await sql`INSERT INTO key_mark (force, ledger_key, force_key) VALUES (${force}, ${ledgerKey}, ${forceKey})
      ON CONFLICT (force) DO NOTHING`.execute(tx);
  });

export interface Folders {
  readonly keys: string;
  readonly checkpoints: string;
}

/** Whose log it is, as its key and what is on record of it say. */
export interface OwnLog {
  readonly publicKey: KeyObject;
  /** Nothing of a force that is new, or from before there was a record. */
  readonly marked: KeyMark | undefined;
}

/**
 * Throws where there is no key, it is not the one on record, or the folder of checkpoints is of another log: a checkpoint cannot
 * be taken back.
 */
export const assertOwnLog = async (database: Database, force: string, folders: Folders): Promise<OwnLog> => {
  if (!hasLedgerKey(folders.keys, force))
    throw new LedgerKeyFault(
      `There is no ledger.pem of ${force} in ${folders.keys} to sign its log with. Name the folder of its keys in EVENHAND_KEYS, or put back the copy of the key store.`,
    );
  const publicKey = ledgerPublicKey(folders.keys, force);
  const own = rawPublicKey(publicKey);
  const marked = await findMark(database, force);
  if (marked?.ledgerKey.equals(own) === false)
    throw new LedgerKeyFault(
      `The key in ${ledgerKeyFile(folders.keys, force)} is not the one that signs the log of ${force} in this database. Name the folder of its own keys in EVENHAND_KEYS; nothing was signed.`,
    );
  const left = readCheckpoints(folders.checkpoints, force).publicKey;
  if (left !== undefined && !rawPublicKey(left).equals(own))
    throw new LedgerKeyFault(
      `The checkpoints in ${folders.checkpoints} were signed by another key than the one of ${force} in ${folders.keys}. Name the folders that belong to this database in EVENHAND_KEYS and EVENHAND_CHECKPOINTS; nothing was signed.`,
    );
  return { publicKey, marked };
};
