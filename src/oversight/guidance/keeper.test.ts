import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Adviser } from '../../policy/index.ts';
import { GuidanceKeeper, type Keeping } from './keeper.ts';
import { GUIDANCE, readGuidance } from './policies.ts';

const TODAY = '2026-11-22';
const NOW = new Date('2026-11-22T10:00:00Z');

/** Nothing of it is refuted: the proof itself is asked for in one test below. */
const proved: Keeping['prove'] = () => Promise.resolve({ proofs: [] });

/** A folder of both versions, advised by, and watched. */
const watching = (over: Partial<Keeping> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
  for (const id of ['2016-11', '2024-05']) cpSync(join(GUIDANCE, id), join(folder, id), { recursive: true });
  const read = readGuidance(folder);
  assert.ok(read.ok);
  const adviser = new Adviser(read.value, (text) => String(text.length));
  const told: string[] = [];
  const keeper = new GuidanceKeeper({
    folder,
    current: () => adviser.policies,
    take: (policies) => {
      adviser.take(policies);
    },
    now: () => NOW,
    today: () => TODAY,
    tell: (sentence) => told.push(sentence),
    prove: proved,
    ...over,
  });
  const path = (...parts: readonly string[]) => join(folder, ...parts);
  /** A new version, a copy of the newest but for its id and first day. */
  const add = (id = '2026-06', from = '2026-06-01') => {
    cpSync(path('2024-05'), path(id), { recursive: true });
    change(id, 'policy.json', (text) => text.replace('"id": "2024-05"', `"id": "${id}"`).replace('2024-05-01', from));
  };
  const change = (id: string, file: string, by: (text: string) => string) => {
    const before = readFileSync(path(id, file), 'utf8');
    const after = by(before);
    assert.notEqual(after, before, 'the fault is planted');
    writeFileSync(path(id, file), after);
  };
  const version = () => {
    const prepared = adviser.prepare({}, { today: TODAY });
    return prepared.ok ? prepared.value.policy.files.policy.id : undefined;
  };
  const end = () => {
    rmSync(folder, { recursive: true });
  };
  return { keeper, told, add, change, path, version, adviser, end };
};

test('given a new version that is sound, when it is looked for, then it is advised by from then on and that is told', async () => {
  const kept = watching();
  await kept.keeper.look();
  assert.equal(kept.version(), '2024-05');
  kept.add();
  await kept.keeper.look();
  assert.equal(kept.version(), '2026-06');
  assert.equal(kept.keeper.heldBack, undefined);
  assert.deepEqual(kept.told, ['Guidance 2026-06 was taken in.']);
  await kept.keeper.look();
  assert.equal(kept.told.length, 1, 'nothing new is nothing to tell');
  kept.end();
});

test('given a new version with a slip in it, when it is looked for, then the last good goes on and says so until it is put right', async () => {
  const kept = watching();
  kept.add();
  kept.change('2026-06', 'rules.json', (text) => text.replace('"factor": "grooming"', '"factor": "groomng"'));
  await kept.keeper.look();
  assert.equal(kept.version(), '2024-05');
  assert.equal(kept.keeper.heldBack?.since, NOW);
  assert.match(kept.keeper.heldBack.why.join(), /^2026-06\/rules\.json:\d+: .*no factor groomng \(nearest: grooming/u);
  assert.match(
    kept.told.join(),
    /^New guidance was not taken in; the versions before it go on\. 2026-06\/rules\.json:\d+/u,
  );
  kept.change('2026-06', 'rules.json', (text) => text.replace('groomng', 'grooming'));
  await kept.keeper.look();
  assert.equal(kept.version(), '2026-06');
  assert.equal(kept.keeper.heldBack, undefined);
  kept.end();
});

test('given a new version half copied, when it is looked for, then nothing of it is advised by', async () => {
  const kept = watching();
  kept.add();
  rmSync(kept.path('2026-06', 'scenarios.json'));
  await kept.keeper.look();
  assert.equal(kept.version(), '2024-05');
  assert.match(kept.told.join(), /scenarios\.json:1: the file is missing/u);
  kept.end();
});

test('given a version in use that is changed or gone, when it is looked for, then it stays as it was read', async () => {
  const kept = watching();
  kept.change('2024-05', 'rules.json', (text) => text.replace('"says": "', '"says": "Once more: '));
  await kept.keeper.look();
  assert.match(kept.told.join(), /2024-05 is another than when it was read: a version in use is not changed/u);
  assert.ok(!JSON.stringify(kept.adviser.policies).includes('Once more'));
  rmSync(kept.path('2016-11'), { recursive: true });
  await kept.keeper.look();
  assert.match(kept.told.join(), /2016-11 is gone: decisions made under it are replayed by it/u);
  assert.equal(kept.adviser.policies.length, 2);
  kept.end();
});

test('given a new version that breaks a promise, when it is looked for, then the statement is named and it is not taken in', async () => {
  const { proveApart } = await import('./prove-apart.ts');
  const kept = watching({ prove: proveApart });
  kept.add();
  kept.change('2026-06', 'rules.json', (text) => {
    const rules: unknown = JSON.parse(text);
    assert.ok(Array.isArray(rules));
    return JSON.stringify(rules.filter((rule) => !JSON.stringify(rule).includes('outcome-no-soft-end-for-adults')));
  });
  await kept.keeper.look();
  assert.equal(kept.version(), '2024-05');
  assert.match(kept.told.join(), /2026-06: refuted: An adult’s part never ends/u);
  kept.end();
});

test('given a new version whose scenario comes out otherwise, when it is looked for, then it is not taken in', async () => {
  const kept = watching();
  kept.add();
  kept.change('2026-06', 'scenarios.json', (text) =>
    text.replace('"category": "non-aggravated"', '"category": "aggravated"'),
  );
  await kept.keeper.look();
  assert.equal(kept.version(), '2024-05');
  assert.match(kept.told.join(), /handbook-1-two-willing-children does not come out as it expects/u);
  kept.end();
});

test('given a sound version that somebody objects to, when it is looked for, then the objection is told and it waits', async () => {
  const kept = watching({ objection: ({ files }) => `${files.policy.id} is not signed.` });
  kept.add();
  await kept.keeper.look();
  assert.equal(kept.version(), '2024-05');
  assert.deepEqual(kept.keeper.heldBack?.why, ['2026-06 is not signed.']);
  kept.end();
});
