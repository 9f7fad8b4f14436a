import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shortfalls, type PolicyFiles } from '../../policy/index.ts';
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

/** Rules that no scenario makes fire, and those that none makes fail. */
const uncovered = (files: PolicyFiles): string[] => {
  const seen = new Set<string>();
  for (const { input } of files.scenarios)
    for (const { rule, status } of advise(input, files.policy.id).trace) seen.add(`${rule} ${status}`);
  return files.rules.flatMap(({ id }) => [`${id} fired`, `${id} failed`]).filter((each) => !seen.has(each));
};

for (const { files } of policies)
  void test(`guidance ${files.policy.id}: each rule fires in some scenario and fails in another`, () => {
    assert.deepEqual(uncovered(files), []);
  });

// Planted: the one scenario on one side of a line is gone.
void test('a rule that no scenario shows any more is found', () => {
  for (const { files } of policies) {
    const scenarios = files.scenarios.filter(({ id }) => id !== 'the-registrar-decides-against-21');
    assert.deepEqual(uncovered({ ...files, scenarios }), ['outcome-21-registrar-refused fired']);
  }
});

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
  // In words: whose, of which outcome, what was expected and what was found; never a path into the data.
  const said = shortfalls(
    {
      people: [{ ref: 'A', role: 'witness', outcomes: [{ code: '3', standing: 'available' }] }],
      duties: [{ id: 'no-such-duty', person: 'A' }],
      not: [{ response: advice.response }],
    },
    advice,
  );
  assert.deepEqual(said, [
    'A, role: expected “witness”, found “suspect”',
    'A, Outcome 3, standing: expected “available”, found “barred”',
    'duty “no-such-duty” for A: expected, not found',
    `expected not to be advised, and found: response “${advice.response}”`,
  ]);
});
