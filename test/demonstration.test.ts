import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { readConfig } from '../src/config.ts';
import { INVENTED, seedDemonstration } from '../src/demonstration.ts';
import { SITUATIONS } from '../src/demonstration.told.ts';
import { seedGuidance } from '../src/demonstration.guidance.ts';
import { seedPast } from '../src/demonstration.past.ts';
import { readDepartures } from '../src/oversight/guidance/index.ts';
import { readShadow } from '../src/oversight/guidance/shadow.store.ts';
import { readStaff } from '../src/platform/staff/index.ts';
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

/** The keys of requests are kept no longer than that, and none is deleted before. */
const aDayLater = async (): Promise<void> => {
  await plant(db, "UPDATE idempotency SET at = at - interval '2 days'");
  assert.notEqual((await plant(db, 'DELETE FROM idempotency')).rowCount, 0);
};

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
  await aDayLater();
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
  const harmed = await plant(
    db,
    'SELECT count(c.against) > 0 AS said, count(*) FILTER (WHERE c.against = o.person) AS theirs FROM crime c JOIN proposal_outcome o USING (force, crime)',
  );
  assert.deepEqual(harmed.rows, [{ said: true, theirs: '0' }], 'no outcome is about whom its crime is against');
});

it('given real cases, when older invented ones are to be taken over, then it is refused', async () => {
  await plant(db, "UPDATE installation SET kind = 'production'");
  await assert.rejects(seedPast(opened, { count: 60, ending: new AbortController().signal }), /NotADemonstration/);
  await plant(db, "UPDATE installation SET kind = 'demonstration'");
});

it('given older cases, when what a policy owner looks at was begun and killed on the way, then a draft that ran beside, with what it said otherwise, and a rule proposed to be changed are there once', async () => {
  await seedPast(opened, { count: 160, ending: new AbortController().signal });
  const ending = new AbortController();
  const before = (await count('case_file')) ?? 0;
  for (const changes of [1, 3, 60])
    await assert.rejects(seedGuidance(killedAfter(changes), ending.signal), /killed/, String(changes));
  await seedGuidance(opened, ending.signal);
  await aDayLater();
  await seedGuidance(opened, ending.signal);
  assert.equal(await count('case_file'), before + 5);
  assert.deepEqual(await Promise.all(['guidance_draft', 'shadow_run', 'rule_proposal'].map(count)), [1, 1, 1]);
  const owner = await opened.consult(opened.actorIn('northmoor'), readStaff, {});
  assert.ok(owner.ok);
  const [poppy] = owner.value.filter(({ subject }) => subject === 'policy-owner');
  assert.ok(poppy !== undefined);
  const actor = { force: 'northmoor', staff: poppy.staff, name: poppy.name, roles: poppy.roles };
  const shadow = await opened.consult(actor, readShadow, undefined);
  assert.ok(shadow.ok);
  assert.ok(shadow.value?.running !== undefined);
  // Told by their number, and not as a bound.
  assert.deepEqual(
    shadow.value.counts.map(({ what, proposals }) => [what.startsWith('The duty offer support'), proposals]),
    [
      [true, '5'],
      [true, '5'],
    ],
  );
  const departures = await opened.consult(
    actor,
    readDepartures(() => openGuidance().versions),
    { page: 1 },
  );
  assert.ok(departures.ok);
  const [waiting] = departures.value.waiting;
  assert.ok(waiting !== undefined && waiting.cases >= 5 && waiting.by === poppy.name);
});
