import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { Adviser } from './adviser.ts';
import { compareVersions, knownTo } from './compare.ts';
import { movesBetween, sortOf } from './difference.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { anyKnown, realPolicy } from './real-policy.make.ts';

const ON = '2026-11-22';
const [earlier, later] = ['2016-11', '2024-05'].map((id) => realPolicy(id, readFileSync));
const version = (): PolicyFiles => {
  assert.ok(later !== undefined);
  return later.files;
};
const compared = (other: PolicyFiles) => compareVersions({ one: version(), other, on: ON });
const without = (rule: string): PolicyFiles => ({
  ...version(),
  rules: version().rules.filter(({ id }) => id !== rule),
});

test('given a version and itself, when they are compared, then nothing differs', () => {
  assert.deepEqual(compared(version()), []);
});

test('given a copy that lacks a rule, when compared, then the smallest situation tells of that rule', () => {
  const [first] = compared(without('full-investigation-adult-involved'));
  assert.ok(first !== undefined);
  assert.deepEqual(first.moves, [
    { of: 'response', id: null, what: null, from: 'full-investigation', to: 'proportionate' },
  ]);
  assert.equal(first.because[0]?.includes('full-investigation-adult-involved'), true);
});

test('given a copy in which a duty has another owner and time and a note other words, when compared, then both are told', () => {
  const moved = {
    ...version(),
    rules: version().rules.map((rule) => {
      const { effect } = rule;
      if ('duty' in effect && effect.duty.id === 'make-safe')
        return { ...rule, effect: { duty: { ...effect.duty, owner: 'force-crime-registrar', within: { days: 28 } } } };
      return rule.id === 'note-no-promise' ? { ...rule, effect: { note: 'Other words.' } } : rule;
    }),
  };
  const all = compared(moved).flatMap(({ moves }) => moves);
  const of = (kind: string) => all.filter((move) => move.of === kind).map(({ what, to }) => `${to}: ${what ?? ''}`);
  assert.ok(of('duty').includes('raised: force crime registrar, within 28 days'));
  assert.ok(of('note').includes('said: Other words.'));
});

test('given a copy with a fact that the first does not have, when compared, then only the copy reads it', () => {
  const fact = version().facts.find(({ id }) => id === 'bullying');
  const rule = version().rules.find(({ id }) => id === 'full-investigation-adult-involved');
  assert.ok(fact !== undefined && rule !== undefined);
  const added = {
    ...version(),
    facts: [...version().facts, { ...fact, id: 'a-new-fact' }],
    rules: [
      ...version().rules,
      { ...rule, id: 'a-new-rule', when: { factor: 'a-new-fact', is: ['confirmed' as const] } },
    ],
  };
  const [first] = compared(added);
  assert.match(first?.story ?? '', /a new fact is confirmed/);
  assert.deepEqual(first?.because[1]?.includes('a-new-rule'), true);
});

test('given any case in which all is known, when two versions advise otherwise, then a class says so', () => {
  assert.ok(earlier !== undefined && later !== undefined);
  const [one, other] = [earlier.files, later.files];
  const known = new Set(compareVersions({ one, other, on: ON }).flatMap(({ moves }) => moves.map(sortOf)));
  const adviser = new Adviser([earlier, later], () => '');
  let differing = 0;
  fc.assert(
    fc.property(anyKnown(later), ({ settings: _, ...input }) => {
      const [before, after] = [one, other].map((files) => {
        const advice = adviser.advise(knownTo(files, input), { today: ON, policy: files.policy.id });
        assert.ok(advice.ok);
        return advice.value;
      });
      assert.ok(before !== undefined && after !== undefined);
      const moves = movesBetween(before, after);
      if (moves.length > 0) differing += 1;
      for (const move of moves) assert.ok(known.has(sortOf(move)), JSON.stringify([move, input]));
    }),
    { numRuns: 150 },
  );
  // A property that met no difference would show nothing.
  assert.ok(differing > 0);
});
