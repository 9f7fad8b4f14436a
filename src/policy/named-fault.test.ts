import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { PolicyFiles, Rule } from './policy.schema.ts';
import { inDoubt } from './proof-in-doubt.ts';
import { oppositesOf } from './proof-ordered.ts';
import { prove } from './prove.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';
import { realPolicy } from './real-policy.make.ts';

const { files } = realPolicy('2024-05', readFileSync);

const ruleOf = (id: string): Rule => {
  const rule = files.rules.find((each) => each.id === id);
  if (rule === undefined) throw new RangeError(`there is no rule ${id}`);
  return rule;
};

const refuted = (changed: PolicyFiles): readonly string[] =>
  prove({ files: changed }, () => 0)
    .proofs.filter(({ proved }) => !proved)
    .map(({ statement, counterexample }) => `${statement} ${counterexample?.story ?? ''}`);

const lacksInDoubt = (changed: PolicyFiles): readonly string[] =>
  inDoubt.lacks([new View(changed, '2026-11-22', new World([changed], 1, true), 1)]);

/** The version with one rule more, made of one of its own. */
const withRule = (id: string, change: Partial<Rule>): PolicyFiles => ({
  ...files,
  rules: [...files.rules, { ...ruleOf(id), id: 'planted', ...change }],
});

const duty = files.rules.find(({ effect }) => 'duty' in effect && effect.duty.within !== 'now');
const owed = duty !== undefined && 'duty' in duty.effect ? duty.effect.duty : undefined;

void test('given a rule whose parts exclude each other, when the version is proved, then it is named as one that never fires', () => {
  const grooming = (state: 'ruled-out' | 'confirmed') => ({ factor: 'grooming', is: [state] });
  const found = refuted(
    withRule('supervisor-decides-grooming', { when: { all: [grooming('ruled-out'), grooming('confirmed')] } }),
  );
  assert.ok(
    found.some((each) => each.includes('fires') && each.includes('planted')),
    found.join('\n'),
  );
});

void test('given one act with two times under conditions that meet, when the version is proved, then the act is named', () => {
  assert.ok(duty !== undefined && owed !== undefined);
  const other = { duty: { ...owed, within: 'now' as const } };
  const found = refuted(withRule(duty.id, { when: { all: [duty.when, { nation: 'england' }] }, effect: other }));
  assert.ok(
    found.some((each) => each.includes(owed.id)),
    found.join('\n'),
  );
});

void test('given two duties that are opposites and fall due together, when the version is proved, then both are named', () => {
  assert.ok(duty !== undefined && owed !== undefined);
  const against = withRule(duty.id, {
    when: { all: [duty.when, { nation: 'england' }] },
    effect: { duty: { ...owed, id: 'planted-opposite' } },
  });
  const opposites = [...(files.policy.opposites ?? []), [owed.id, 'planted-opposite'] satisfies [string, string]];
  const found = refuted({ ...against, policy: { ...files.policy, opposites } });
  assert.ok(
    found.some((each) => each.includes(owed.id) && each.includes('planted-opposite')),
    found.join('\n'),
  );
});

void test('given duties that a version lists as opposites, when protection is proved, then deleting alone gives way, and only to keeping', () => {
  const givesWay = (id: string, opposites: [string, string][]) =>
    oppositesOf({ files: { ...files, policy: { ...files.policy, opposites } } }, id);
  const listed = files.policy.opposites ?? [];
  assert.deepEqual(givesWay('agree-deletion', listed), ['keep-everything']);
  assert.deepEqual(givesWay('keep-everything', listed), []);
  // Planted: a list in the version that would excuse any loss.
  assert.deepEqual(givesWay('welfare-check', [...listed, ['welfare-check', 'record-crime']]), []);
  assert.deepEqual(givesWay('agree-deletion', []), []);
});

void test('given a duty on a vulnerability that waits for an age that nobody knows, or falls due where nothing is known, when the version is proved, then it is named', () => {
  const planted = (id: string, raisedByUnknown: boolean): PolicyFiles => ({
    ...files,
    rules: files.rules.map((rule) =>
      rule.id === id && 'duty' in rule.effect
        ? { ...rule, effect: { duty: { ...rule.effect.duty, raisedByUnknown } } }
        : rule,
    ),
  });
  const waiting = files.rules.filter(({ effect }) => 'duty' in effect && effect.duty.raisedByUnknown === 'age');
  assert.equal(waiting.length, 22);
  const found = lacksInDoubt(files);
  assert.deepEqual(found, []);
  for (const { id, effect } of waiting) {
    const act = 'duty' in effect ? effect.duty.id : '';
    for (const raisedByUnknown of [false, true])
      assert.ok(
        lacksInDoubt(planted(id, raisedByUnknown)).some((each) => each.includes(act)),
        id,
      );
  }
});
