import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Advice, AdviceInput } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import { everyAnswer, saidBy, ways } from './naive.make.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { anyInput, anyRules, smallPolicy } from './small-policy.make.ts';

const on = '2026-11-22';

function adviseBy(files: PolicyFiles, input: unknown): Advice {
  const result = new Adviser([{ files }], () => 'digest').advise(input, { today: on });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

function agrees(files: PolicyFiles, input: AdviceInput): void {
  const advice = adviseBy(files, input);
  const said = saidBy(advice);
  for (const [key, answers] of everyAnswer({ files, input, on })) {
    const [first] = answers;
    const only = answers.length === 1 && first !== 'not-yet-known' ? (first ?? null) : null;
    if (key.startsWith('duty ')) {
      const raised = advice.duties.some(({ id, person }) => key === `duty ${person ?? 'null'} ${id}`);
      assert.equal(raised, only === 'raised', key);
    } else assert.equal(said.get(key), key.startsWith('standing ') ? (only ?? 'not-yet') : only, key);
  }
}

void test('advice over what is unknown is what trying every answer gives', () => {
  fc.assert(
    fc.property(anyRules, anyInput, (rules, input) => {
      const files = smallPolicy(rules);
      fc.pre(ways(files, input) <= 2000);
      agrees(files, input);
    }),
    { numRuns: 300 },
  );
});
