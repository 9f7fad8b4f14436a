import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { PolicyFiles, Rule } from './policy.schema.ts';
import { IDS, realPolicy } from './real-policy.make.ts';
import { neglectIn } from './upkeep.ts';

const ON = '2026-11-22';
const versions = IDS.map((id) => realPolicy(id, readFileSync).files);

for (const files of versions)
  void test(`${files.policy.id}: every rule has a review to come, an owner and an example on each side of its line`, () => {
    assert.deepEqual(neglectIn(files, ON), []);
  });

const [first] = versions;

const planted = (change: (rule: Rule) => Rule): readonly string[] => {
  assert.ok(first !== undefined);
  const files: PolicyFiles = {
    ...first,
    rules: first.rules.filter(({ id }) => id === 'proportionate').map(change),
  };
  return neglectIn(files, ON).map(({ rule, says }) => `${rule}: ${says}`);
};

void test('a rule on the day of its review, and not on the day before, is found', () => {
  assert.deepEqual(
    planted((rule) => ({ ...rule, review: '2026-11-23' })),
    [],
  );
  assert.match(
    planted((rule) => ({ ...rule, review: ON })).join('\n'),
    /^proportionate: Its review was due by 2026-11-22/u,
  );
});

void test('a rule that nobody owns is found', () => {
  assert.match(planted((rule) => ({ ...rule, owner: ' ' })).join('\n'), /^proportionate: Nobody owns it/u);
});

void test('a rule without an example on one side of its line is found, and so is one with a wrong example', () => {
  const { fires, fails } = first?.rules.find(({ id }) => id === 'proportionate')?.examples ?? {};
  assert.ok(fires !== undefined && fails !== undefined);
  assert.match(planted((rule) => ({ ...rule, examples: { fires: {}, fails } })).join('\n'), /should fire does not/u);
  assert.match(planted((rule) => ({ ...rule, examples: { fires, fails: fires } })).join('\n'), /should fail does not/u);
  assert.equal(
    planted((rule) => ({ ...rule, examples: { fires: { ages: 3 }, fails: {} } })).length,
    2,
    'no case at all',
  );
});
