import { createPublicKey } from 'node:crypto';
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
import { sequenceAll } from './sequencer.ts';

/** Where the keys lie, and where checkpoints go: both outside the database. */
export interface LedgerFolders {
  readonly keys: string;
  readonly checkpoints: string;
}

/** Places what waits and lets a signed checkpoint leave, unless the last one already says as much. */
export const makeCheckpoint = async (database: Database, force: string, folders: LedgerFolders): Promise<string> => {
  const { size, root } = await sequenceAll(database, force);
  const key = readLedgerKey(folders.keys, force);
  const publicKey = createPublicKey(key);
  const last = readCheckpoints(folders.checkpoints, force).notes.at(-1);
  // A log at rest would promise the same twice a minute, for years.
  if (last !== undefined && openCheckpoint(last, publicKey)?.size === size) return last;
  const note = signCheckpoint({ origin: originOf(force), size, root }, key);
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
  const turn = async (count: number): Promise<void> => {
    for (const force of await forces()) {
      await (count % CHECKPOINT_EVERY === 0 ? makeCheckpoint(database, force, folders) : sequenceAll(database, force));
    }
  };
  const works = (count: number): Promise<boolean> =>
    turn(count).then(
      () => true,
      () => false,
    );
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
