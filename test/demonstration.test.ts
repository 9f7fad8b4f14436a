import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { readConfig } from '../src/config.ts';
import { INVENTED, seedDemonstration } from '../src/demonstration.ts';
import { SITUATIONS } from '../src/demonstration.told.ts';
import { seedPast } from '../src/demonstration.past.ts';
import { openInstallation, type Opened } from '../src/installation.ts';
import { readStoredDecisions } from '../src/casework/decision/index.ts';
import { openGuidance } from '../src/guidance.ts';
import { replayed } from '../src/oversight/guidance/replay.ts';
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

const past = (over: Partial<Opened> = {}, ending = new AbortController()) =>
  seedPast({ ...opened, ...over }, { count: 40, ending: ending.signal });

it('given older cases that were taken over once, when they are taken over again, then none is there twice, and each decision replays', async () => {
  const ending = new AbortController();
  ending.abort();
  await past({}, ending);
  const before = (await count('case_file')) ?? 0;
  assert.equal(before, 6 + SITUATIONS.length, 'what is told to end begins nothing');
  await assert.rejects(past(killedAfter(1)), /killed/);
  await past();
  // As a day later: the keys of requests are kept no longer than that.
  await plant(db, 'DELETE FROM idempotency');
  await past();
  assert.equal(await count('case_file'), before + 40);
  const guidance = openGuidance();
  const stored = await opened.consult(opened.actorIn('northmoor'), readStoredDecisions, {});
  assert.ok(stored.ok);
  assert.equal(stored.value.length, 42);
  assert.deepEqual(
    stored.value.flatMap((each) => replayed(guidance.adviser, each) ?? []),
    [],
  );
  const { rows } = await plant(
    db,
    "SELECT min(ruled_at) < now() - interval '1 year' AS old, max(ruled_at) < now() AS over FROM ruling",
  );
  assert.deepEqual(rows, [{ old: true, over: true }]);
});

it('given real cases, when older invented ones are to be taken over, then it is refused', async () => {
  await plant(db, "UPDATE installation SET kind = 'production'");
  await assert.rejects(seedPast(opened, { count: 60, ending: new AbortController().signal }), /NotADemonstration/);
  await plant(db, "UPDATE installation SET kind = 'demonstration'");
});
