import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../database/index.ts';
import {
  exportCheckpoint,
  openCheckpoint,
  originOf,
  readCheckpoints,
  readLedgerKey,
  signCheckpoint,
} from './checkpoint.ts';
import { assertOwnLog, type Folders } from './key-mark.ts';
import { sequenceAll } from './sequencer.ts';

/** Where the keys lie, and where checkpoints go: both outside the database. */
export type LedgerFolders = Folders;

/** Places what waits, refuses to sign with a key that is not this log's (`LedgerKeyFault`), and lets a signed checkpoint leave, unless the last one already says as much. */
export const makeCheckpoint = async (database: Database, force: string, folders: LedgerFolders): Promise<string> => {
  const { size, root } = await sequenceAll(database, force);
  const { publicKey } = await assertOwnLog(database, force, folders);
  const last = readCheckpoints(folders.checkpoints, force).notes.at(-1);
  // A log at rest would promise the same twice a minute, for years.
  if (last !== undefined && openCheckpoint(last, publicKey)?.size === size) return last;
  const note = signCheckpoint({ origin: originOf(force), size, root }, readLedgerKey(folders.keys, force));
  exportCheckpoint(folders.checkpoints, force, note, publicKey);
  return note;
};

export interface Clockwork {
  readonly stop: () => Promise<void>;
}

// Design, section 7: a place within a second, a checkpoint at least every minute. Both are kept with room for a missed
// turn.
const SEQUENCE_EVERY_MS = 250;
const CHECKPOINT_EVERY = 120;

/**
 * Keeps the logs going while the server runs: places entries four times a second, lets checkpoints leave twice a minute.
 * What fails is tried again at the next turn; `onChange` is told when that begins, and when it is over.
 */
export const runLedger = (
  database: Database,
  forces: () => Promise<readonly string[]>,
  folders: LedgerFolders,
  onChange: (failing: boolean) => void,
): Clockwork => {
  const stopped = new AbortController();
  /** The forces of which no checkpoint could leave: each is tried again at every turn, and is failing until one does. */
  const owed = new Set<string>();
  const turnOf = async (force: string, isDue: boolean): Promise<boolean> => {
    try {
      if (isDue || owed.has(force)) await makeCheckpoint(database, force, folders);
      else await sequenceAll(database, force);
      owed.delete(force);
      return true;
    } catch {
      if (isDue) owed.add(force);
      return false;
    }
  };
  const works = async (count: number): Promise<boolean> => {
    const all = await forces().catch(() => undefined);
    let isWell = all !== undefined;
    // One force's trouble is not another's: the log of each goes on by itself.
    for (const force of all ?? []) isWell = (await turnOf(force, count % CHECKPOINT_EVERY === 0)) && isWell;
    return isWell;
  };
  const loop = async (): Promise<void> => {
    let failing = false;
    for (let count = 0; !stopped.signal.aborted; count += 1) {
      const failed = !(await works(count));
      if (failed !== failing) onChange(failed);
      failing = failed;
      await pause(SEQUENCE_EVERY_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
};
