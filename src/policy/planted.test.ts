import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { BothWays } from '../../test/naive/agreement.ts';
import { Adviser } from './adviser.ts';
import type { AdviceInput } from './advice.schema.ts';
import { lessProtected } from './order.make.ts';
import { anyKnown, IDS, realPolicy } from './real-policy.make.ts';
import { idsOfKind } from './variables.ts';

const on = '2026-11-22';
for (const id of IDS) {
  const policy = realPolicy(id, readFileSync);
  const known = anyKnown(policy);

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
      const both = new BothWays(policy.files, on, { ...policy.files, rules: faulty });
      const differs = ({ people = [], ...input }: AdviceInput) =>
        both.differences({ ...input, people: people.slice(0, 2) }).length > 0;
      assert.ok(cases.some(differs), rule.id);
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
    assert.notDeepEqual(lessProtected(policy.files, before, after), []);
  });
}
