import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { readConfig } from '../src/config.ts';
import { INVENTED, seedDemonstration } from '../src/demonstration.ts';
import { SITUATIONS } from '../src/demonstration.told.ts';
import { openInstallation, type Opened } from '../src/installation.ts';
import { emptyDatabase, plant } from './database.ts';

const db = await emptyDatabase();
const opened = await openInstallation(
  readConfig({
    EVENHAND_HOME: mkdtempSync(join(tmpdir(), 'seed-')),
    DATABASE_URL: db.appUrl,
    DATABASE_OWNER_URL: db.ownerUrl,
  }),
  'demonstration',
);
after(() => opened.close());

const count = async (table: string): Promise<number | null> => (await plant(db, `SELECT FROM ${table}`)).rowCount;

/** As a kill would: nothing after the nth change is done. */
const killedAfter = (changes: number): Opened => {
  let left = changes;
  return {
    ...opened,
    execute: (...change) => {
      if (left === 0) return Promise.reject(new Error('killed'));
      left -= 1;
      return opened.execute(...change);
    },
  };
};

it('given starts that were killed at every point of the way, when it is started again, then all is there once', async () => {
  for (const changes of [0, 4, 40, 200])
    await assert.rejects(seedDemonstration(killedAfter(changes), 'every situation'), /killed/);
  await seedDemonstration(opened, 'every situation');
  const tables = ['staff', 'case_file', 'floor', 'practice_round', 'practice_answer', 'practice_key'];
  const counted = () => Promise.all(tables.map(count));
  const made = await counted();
  const children = SITUATIONS.flatMap(({ people }) => people).filter(({ kind }) => kind === undefined).length;
  assert.deepEqual(made, [INVENTED.length, 6 + SITUATIONS.length, 7 + children, 2, 24, 2]);
  await seedDemonstration(opened, 'every situation');
  assert.deepEqual(await counted(), made);
});
