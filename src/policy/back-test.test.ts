import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { Adviser } from './adviser.ts';
import { BackTest } from './back-test.ts';
import { knownTo } from './compare.ts';
import { movesBetween, sortOf } from './difference.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { anyKnown, IDS, realPolicy } from './real-policy.make.ts';
import { idsOfKind } from './variables.ts';

const ON = '2026-11-22';
const [earlier, later] = IDS.map((id) => realPolicy(id, readFileSync));
assert.ok(earlier !== undefined && later !== undefined);
const child = { ref: 'A', age: 15, identified: true, parts: ['shared' as const] };
const nothing = Object.fromEntries(idsOfKind(later.files, 'factor').map((id) => [id, 'ruled-out' as const]));

test('given a version and itself, when cases are read under both, then nothing changes for anybody', () => {
  const tried = new BackTest(later.files, later.files);
  fc.assert(
    fc.property(anyKnown(later), (input) => {
      assert.deepEqual(tried.add({ input }, ON), []);
    }),
    { numRuns: 100 },
  );
  assert.equal(tried.counts.casesChanged, 0);
});

test('given a copy that makes every actor a suspect, when read under both, then who is more exposed is counted by group', () => {
  const harsher: PolicyFiles = {
    ...later.files,
    settings: later.files.settings.map((setting) =>
      setting.name === 'sgiiModel'
        ? { ...setting, default: setting.answers.find((each) => each !== setting.default) ?? '' }
        : setting,
    ),
  };
  const tried = new BackTest(later.files, harsher);
  tried.add(
    {
      input: { factors: nothing, earlierReports: 0, people: [{ ...child, facts: { 'child-in-care': 'confirmed' } }] },
      groups: { A: { sex: 'female' } },
    },
    ON,
  );
  tried.add({ input: { people: [{ ...child, age: 'unknown', parts: ['depicted'] }] } }, ON);
  const { groups, all } = tried.counts;
  assert.deepEqual(all, { people: 2, changed: 1, moreExposed: 1, lessExposed: 0 });
  assert.equal(groups.sex.get('female')?.people, 1);
  assert.equal(groups.sex.get('not known')?.people, 1);
  assert.equal(groups.care.get('in care or on a plan')?.people, 1);
  assert.equal(groups.ageBand.get('13 to 15')?.people, 1);
});

test('given a role that is not yet known under one version, when read under both, then it is no less exposed for that', () => {
  // An adult who shared is a suspect whatever else is known; without that rule it turns on what was not asked.
  const without = { ...later.files, rules: later.files.rules.filter(({ id }) => id !== 'role-suspect-adult') };
  const tried = new BackTest(later.files, without);
  const moves = tried.add({ input: { people: [{ ...child, age: 40 }] } }, ON);
  assert.ok(moves.some(({ from, to }) => from === 'suspect' && to === 'not-yet-known'));
  assert.deepEqual(tried.counts.all, { people: 1, changed: 1, moreExposed: 0, lessExposed: 0 });
});

test('given a setting that was signed, when versions of other defaults are read, then it holds under both', () => {
  const tried = new BackTest(earlier.files, later.files);
  const input = { factors: nothing, earlierReports: 0, people: [child] };
  const roles = (settings: Record<string, string>) =>
    tried.add({ input: { ...input, settings } }, ON).flatMap(({ of, from, to }) => (of === 'role' ? [from, to] : []));
  assert.deepEqual(roles({}), ['suspect', 'person-involved']);
  assert.deepEqual(roles({ sgiiModel: 'SUSPECT_LINK' }), []);
  assert.deepEqual(roles({ sgiiModel: 'PERSON_INVOLVED' }), []);
  assert.deepEqual(roles({}), ['suspect', 'person-involved']);
});

test('given any case, when read under two versions, then the moves are those of the ordinary advice', () => {
  const adviser = new Adviser([earlier, later], () => '');
  const tried = new BackTest(earlier.files, later.files);
  const whole = new BackTest(earlier.files, later.files, 'all');
  let moved = 0;
  fc.assert(
    fc.property(anyKnown(later), ({ settings: _, ...input }) => {
      const [before, after] = [earlier, later].map(({ files }) => {
        const advice = adviser.advise({ ...knownTo(files, input), on: ON }, { today: ON, policy: files.policy.id });
        assert.ok(advice.ok);
        return advice.value;
      });
      assert.ok(before !== undefined && after !== undefined);
      const all = movesBetween(before, after);
      const expected = all.filter(({ of }) => of !== 'duty' && of !== 'note' && of !== 'warning');
      const found = tried.add({ input }, ON).map(sortOf);
      moved += found.length;
      assert.deepEqual(found.sort(), [...new Set(expected.map(sortOf))].sort());
      const besides = whole.add({ input }, ON).map(sortOf);
      assert.deepEqual(besides.sort(), [...new Set(all.map(sortOf))].sort());
    }),
    { numRuns: 150 },
  );
  assert.ok(moved > 0);
});
