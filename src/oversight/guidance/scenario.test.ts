import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shortfalls } from '../../policy/index.ts';
import { advising, shipped } from './guidance.make.ts';

const policies = shipped();
const advise = advising(policies);

for (const { files } of policies) {
  const { id } = files.policy;
  void describe(`guidance ${id}`, () => {
    for (const scenario of files.scenarios)
      void test(`${scenario.id}: ${scenario.story}`, () => {
        assert.deepEqual(shortfalls(scenario.expect, advise(scenario.input, id)), []);
      });
  });
}

void test('a scenario that expects something else is caught', () => {
  const [policy] = policies;
  const [scenario] = policy?.files.scenarios ?? [];
  assert.ok(policy !== undefined && scenario !== undefined);
  const advice = advise(scenario.input, policy.files.policy.id);
  assert.equal(shortfalls({ response: 'full-investigation' }, advice).length, 1);
  assert.equal(
    shortfalls({ people: [{ ref: 'A', outcomes: [{ code: '3', standing: 'available' }] }] }, advice).length,
    1,
  );
  assert.equal(shortfalls({ duties: [{ id: 'no-such-duty' }] }, advice).length, 1);
});
