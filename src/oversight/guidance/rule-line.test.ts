import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Condition, STATES } from '../../policy/index.ts';
import { shipped } from './guidance.make.ts';
import { conditionIn, linesOf, WHO, type Line } from './rule-line.ts';

test('given every rule that ships, when its condition is put into lines, then it reads back the same, and few are left to JSON', () => {
  for (const { files } of shipped()) {
    const said = files.rules.flatMap(({ when }) => {
      const written = linesOf(when);
      if (written === undefined) return [];
      const back = conditionIn(written);
      assert.deepEqual(back.ok && back.value, when);
      return [when];
    });
    assert.ok(said.length > files.rules.length * 0.85, `${files.policy.id}: ${said.length} of ${files.rules.length}`);
  }
});

const states = fc.uniqueArray(fc.constantFrom(...STATES), { minLength: 1 });
const ofCase = fc.record({
  ...{ who: fc.constant('case' as const), kind: fc.constant('factor' as const), id: fc.constantFrom('coercion') },
  ...{ not: fc.boolean(), is: states, ids: fc.constant([]) },
});
const ofPerson = fc.record({
  ...{ who: fc.constantFrom(...WHO.slice(1)), kind: fc.constant('by' as const), id: fc.constantFrom('coercion') },
  ...{ not: fc.boolean(), is: states, ids: fc.constant([]) },
});

test('given any lines, when they say a condition, then it is one of the grammar, and lines that go on about nobody are refused', () => {
  const join = fc.constantFrom('all' as const, 'any' as const);
  fc.assert(
    fc.property(join, fc.array(fc.oneof(ofCase, ofPerson), { minLength: 1, maxLength: 6 }), (by, lines) => {
      const said = conditionIn({ join: by, lines });
      const [first] = lines;
      if (first?.who === 'same') return !said.ok && said.refusal === 0;
      return !said.ok || Condition.safeParse(said.value).success;
    }),
  );
});

test('given lines about one person among others, when they say a condition, then what is said of one holds together', () => {
  const line = (over: Partial<Line>): Line => ({
    ...{ who: 'someone', kind: 'actor', id: '', not: false, is: [], ids: [] },
    ...over,
  });
  const lines = [line({}), line({ who: 'same', kind: 'age', from: 18 }), line({ who: 'case', kind: 'always' })];
  assert.deepEqual(conditionIn({ join: 'any', lines }), {
    ok: true,
    value: { any: [{ someone: { all: [{ actor: true }, { age: { from: 18 } }] } }, { always: true }] },
  });
  assert.deepEqual(conditionIn({ join: 'any', lines: lines.slice(0, 2) }), {
    ok: true,
    value: { someone: { any: [{ actor: true }, { age: { from: 18 } }] } },
  });
});

test('given one choice within another, when it is put into lines, then there are none: lines cannot say it', () => {
  const always = { always: true } as const;
  assert.equal(linesOf({ all: [{ any: [always, always] }, always] }), undefined);
  assert.equal(linesOf({ not: { any: [always, always] } }), undefined);
});
