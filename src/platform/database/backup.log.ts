import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instant, type Premises } from '../command/index.ts';
import { append, sequenceAll, type Content } from '../ledger/index.ts';
import { openDatabase } from './database.ts';
import { inForce } from './transaction.ts';

/** What was copied, or put back, and whether the keys of people were. */
export interface Copied {
  readonly action: 'take-backup' | 'restore-backup';
  readonly content: Content;
}

/** The backup as a whole: its manifest has the digest of every file. */
export const manifestDigest = async (folder: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(join(folder, 'manifest.json')))
    .digest('hex');

/** Says in the log of each force what is done with all of it. */
export const logCopied = async (
  { appUrl, keyboard }: Pick<Premises, 'appUrl' | 'keyboard'>,
  { action, content }: Copied,
): Promise<void> => {
  const database = openDatabase(appUrl, 1);
  try {
    const { rows } = await database.pool.query<{ force: string }>('SELECT force FROM force ORDER BY force');
    for (const { force } of rows) {
      await inForce(database, force, async (tx) => {
        const entry = { force, at: await instant(tx), actor: keyboard, kind: 'disclosure', action } as const;
        await append(tx, { ...entry, rule: `${action}/shell`, cases: [], people: [] }, content);
      });
      // After a restore no server may run for days: what waits for a place that long is told as a fault.
      await sequenceAll(database, force).catch(() => undefined);
    }
  } finally {
    await database.close();
  }
};
