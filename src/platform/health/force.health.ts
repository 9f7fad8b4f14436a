import { sql } from 'kysely';
import type { Database, Tx } from '../database/index.ts';
import { inForce } from '../database/transaction.ts';
import { findRest, GO_ON, LedgerKeyFault, readStanding, restWords } from '../ledger/index.ts';
import { countKeyless, KeyStoreFault } from '../person/index.ts';
import { ill, well, type Finding } from './finding.ts';
import { assertOwnKeys, type Keys } from './own-keys.ts';

export const listForces = async (database: Database): Promise<readonly string[]> =>
  (await sql<{ force: string }>`SELECT force FROM force ORDER BY force`.execute(database.kysely)).rows.map(
    ({ force }) => force,
  );

const OLDEST_PENDING_SECONDS = 60;
// Twice what design, section 7 allows: one turn missed is no alarm.
const OLDEST_UNPROMISED_SECONDS = 120;

export const checkLedger = async (database: Database, force: string, checkpoints: string): Promise<Finding> => {
  const standing = await inForce(database, force, (tx) => readStanding(tx, force, checkpoints));
  const { size, pending, promised } = standing;
  const part = `ledger of ${force}`;
  const found = `${size} entries, ${pending} waiting, ${promised} promised by a checkpoint that has left`;
  // Only a deletion does that, or a database put back to an earlier state.
  if (size + pending < promised)
    return ill(part, found, 'Entries are gone. Stop, and run evenhand ledger verify; keep the checkpoints.');
  if (
    standing.oldestPendingSeconds <= OLDEST_PENDING_SECONDS &&
    standing.oldestUnpromisedSeconds <= OLDEST_UNPROMISED_SECONDS
  )
    // Every minute, of every log: to recompute all of it would take longer the longer it is.
    return well(part, `${found}; whether any was changed, evenhand ledger verify tells`);
  const rest = await inForce(database, force, (tx) => findRest(tx, promised));
  return rest === undefined
    ? ill(part, found, GO_ON)
    : { ...well(part, `${found}; ${restWords[rest]}`), look: true, todo: GO_ON };
};

/** Whose keys a force's are, and the people whose key is not there. Reads every key, so it is for the shell, never for a request. */
export const checkKeys = async (database: Database, keys: Keys, force: string): Promise<Finding> => {
  const part = `keys of ${force}`;
  try {
    await assertOwnKeys(database, keys, force);
    const { living, keyless } = await inForce(database, force, (tx) => countKeyless({ tx, keys: keys.store, force }));
    return keyless === 0
      ? well(part, `each of ${living} people has theirs`)
      : ill(
          part,
          `${keyless} of ${living} people have none`,
          keyless === living
            ? 'The key store is not there. Put back the copy of it, or name its folder in EVENHAND_KEYS.'
            : 'After a restore these were erased since the backup: erase them again to complete it. Otherwise stop the server and put back the copy of the key store.',
        );
  } catch (error) {
    if (!(error instanceof KeyStoreFault || error instanceof LedgerKeyFault)) throw error;
    return ill(part, 'the force’s own keys do not serve', error.message);
  }
};

/** How something of a force is that the platform does not know of: handed in by who does. */
export type CheckOfForce = (tx: Tx, force: string) => Promise<Finding>;

export const checkOf = (database: Database, force: string, check: CheckOfForce): Promise<Finding> =>
  inForce(database, force, (tx) => check(tx, force));
