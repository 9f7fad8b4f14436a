import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import { Adviser } from './adviser.ts';
import type { AdviceInput } from './advice.schema.ts';
import { disagreementsWithNaive } from './agreement.make.ts';
import { lessProtected } from './order.make.ts';
import { anyKnown, IDS, realPolicy } from './real-policy.make.ts';
import { idsOfKind } from './variables.ts';

const on = '2026-11-22';
const doubts = fc.constantFrom<(input: AdviceInput) => AdviceInput>(
  (input) => input,
  ({ nation: _, ...input }) => input,
  ({ checks: _, ...input }) => input,
  ({ earlierReports: _, ...input }) => input,
  (input) => ({ ...input, factors: { ...input.factors, coercion: 'unknown' } }),
  (input) => ({
    ...input,
    people: (input.people ?? []).map(({ age: _, ...person }, place) => (place === 0 ? person : { ...person, age: 15 })),
  }),
  (input) => ({ ...input, people: (input.people ?? []).map(({ identified: _, ...person }) => person) }),
  (input) => ({
    ...input,
    people: (input.people ?? []).map(({ parts, ...person }, place) =>
      place === 0 ? person : { ...person, parts: parts ?? [] },
    ),
  }),
);

for (const id of IDS) {
  const policy = realPolicy(id, readFileSync);
  const known = anyKnown(policy);

  void test(`${id}: advice is what trying every answer gives`, () => {
    fc.assert(
      fc.property(known, doubts, (input, doubt) => {
        assert.deepEqual(
          disagreementsWithNaive(policy.files, doubt({ ...input, people: (input.people ?? []).slice(0, 2) }), on),
          [],
        );
      }),
      many(12),
    );
  });

  const cases = fc.sample(known, { numRuns: 40, seed: 7 });

  // Planted: the engine is given a rule turned round, the plain reading is not.
  void test(`${id}: a rule turned round, or dropped, is found`, () => {
    const bearing = policy.files.rules.filter(({ effect }) => !('note' in effect || 'warning' in effect));
    for (const [place, rule] of bearing.filter((_, each) => each % 10 === 0).entries()) {
      const { rules } = policy.files;
      const faulty =
        place % 2 === 0
          ? rules.map((each) => (each === rule ? { ...each, when: { not: each.when } } : each))
          : rules.filter((each) => each !== rule);
      const found = cases.some(
        (input) => disagreementsWithNaive(policy.files, input, on, { ...policy.files, rules: faulty }).length > 0,
      );
      assert.ok(found, rule.id);
    }
  });

  void test(`${id}: a response that falls as a factor is added breaks the order`, () => {
    const rules = policy.files.rules.map((rule) =>
      rule.id === 'full-investigation-coercion' ? { ...rule, when: { not: rule.when } } : rule,
    );
    const adviser = new Adviser([{ files: { ...policy.files, rules } }], () => '');
    const factors = Object.fromEntries(idsOfKind(policy.files, 'factor').map((each) => [each, 'ruled-out']));
    const [before, after] = ['ruled-out', 'confirmed'].map((coercion) => {
      const input = { nation: 'england', checks: 'complete', earlierReports: 0, factors: { ...factors, coercion } };
      const result = adviser.advise(input, { today: on, policy: id });
      assert.ok(result.ok);
      return result.value;
    });
    assert.ok(before !== undefined && after !== undefined);
    assert.notDeepEqual(lessProtected(before, after), []);
  });
}
