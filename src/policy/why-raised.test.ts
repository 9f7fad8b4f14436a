import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { many } from '../../test/many.ts';
import { Adviser } from './adviser.ts';
import { FIND_OUT, type PolicyFiles } from './policy.schema.ts';
import { IDS, realPolicy } from './real-policy.make.ts';
import { anyInput, anyRules, smallPolicy, smallRule } from './small-policy.make.ts';
import { whyNot } from './why-not.ts';

/** A day on which the version holds. */
function asked(files: PolicyFiles, input: unknown, today = files.policy.inForceFrom) {
  const adviser = new Adviser([{ files }], () => '');
  const [prepared, advice] = [adviser.prepare(input, { today }), adviser.advise(input, { today })];
  assert.ok(prepared.ok && advice.ok);
  return { prepared: prepared.value, advice: advice.value, rules: files.rules };
}

/** Held against the advice itself: what is owed by it is said to be raised, by the same rules in their own words, and nothing else is. */
function agrees({ prepared, advice, rules }: ReturnType<typeof asked>, id: string, person: string | null): void {
  const why = whyNot(prepared, { of: 'duty', id, person });
  const owed = advice.duties.filter((duty) => duty.id === id && duty.person === person);
  const about = `${id} of ${person ?? 'the case'}`;
  if (owed.length === 0) {
    assert.notEqual(why?.value, 'raised', about);
    assert.doesNotMatch(why?.waits ?? '', /is raised/u, about);
    return;
  }
  assert.equal(why?.value, 'raised', about);
  assert.deepEqual(new Set(why.because), new Set(owed.flatMap(({ because }) => because)), about);
  assert.deepEqual([why.changes, why.inAll], [[], 0], about);
  assert.match(why.waits, /^It is raised/u, about);
  for (const { says } of id === FIND_OUT ? [] : rules.filter((rule) => why.because.includes(rule.id)))
    assert.ok(why.waits.includes(says), `${about}: ${says} in ${why.waits}`);
}

const BY_UNKNOWN = [undefined, true, 'age'] as const;

void test('given any rules and any facts, when it is asked why a duty is not owed, then it is said to be raised exactly where it is advised, by the same rules', () => {
  fc.assert(
    fc.property(anyRules, anyInput, fc.array(fc.constantFrom(...BY_UNKNOWN), { minLength: 5 }), (made, input, by) => {
      const rules = made.map((rule, i) =>
        'duty' in rule.effect ? { ...rule, effect: { duty: { ...rule.effect.duty, raisedByUnknown: by[i] } } } : rule,
      );
      const answer = asked(smallPolicy(rules), input);
      for (const id of ['refer', 'tell'])
        for (const person of [null, ...(input.people ?? []).map(({ ref }) => ref)]) agrees(answer, id, person);
    }),
    many(300),
  );
});

void test('given each version and hardly any facts, when it is asked of every duty that is owed, then it is raised, and by what', () => {
  const inputs = [{}, { people: [{ ref: 'A' }] }, { people: [{ ref: 'A', age: [8, 14], parts: ['shared'] }] }];
  for (const { files } of IDS.map((id) => realPolicy(id, readFileSync)))
    for (const input of inputs) {
      const answer = asked(files, input);
      assert.ok(answer.advice.duties.length > 3);
      for (const { id, person } of answer.advice.duties) agrees(answer, id, person);
    }
});

void test('given a duty that falls due while its answer is open, when it is asked why not, then its rule is told, with that it is open', () => {
  const duty = { id: 'refer', owner: 'officer', within: { hours: 24 }, raisedByUnknown: true };
  const rule = smallRule('look', 'case', { factor: 'coercion', is: ['suspected', 'confirmed'] }, { duty });
  const { prepared } = asked(smallPolicy([rule]), {});
  const why = whyNot(prepared, { of: 'duty', id: 'refer', person: null });
  assert.equal(why?.waits, 'It is raised already, while what it turns on is not known: Rule look.');
  assert.deepEqual(
    why.unknowns.map(({ fact }) => fact),
    ['coercion'],
  );
});
