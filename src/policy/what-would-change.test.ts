import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import type { AdviceInput } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import { otherAnswers } from './answer.ts';
import type { Condition } from './condition.schema.ts';
import { smallPolicy, smallRule, anyInput, anyRules } from './small-policy.make.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { whatWouldChange } from './what-would-change.ts';
import { whyNot } from './why-not.ts';

const today = '2026-11-22';

function ask(files: PolicyFiles, input: unknown) {
  const adviser = new Adviser([{ files }], () => '');
  const prepared = adviser.prepare(input, { today });
  const advice = adviser.advise(input, { today });
  assert.ok(prepared.ok && advice.ok);
  return { prepared: prepared.value, advice: advice.value };
}

const is = ['suspected', 'confirmed'] as const;
const coerced: Condition = { factor: 'coercion', is: [...is] };
const files = smallPolicy([
  smallRule('stop', 'case', coerced, { response: 'full-investigation' }),
  smallRule(
    'both',
    'person',
    { all: [{ checks: ['outstanding'] }, { this: { age: { below: 10 } } }] },
    { standing: 'barred', outcomes: ['21'] },
  ),
  smallRule(
    'asked',
    'person',
    { condition: 'rationale', is: ['unstated'] },
    { standing: 'needs-decision', outcomes: ['21'], needs: ['rationale'] },
  ),
]);
const peer: AdviceInput = {
  people: [{ ref: 'A', age: 15, identified: true, parts: ['shared'] }],
  ...{ nation: 'england', checks: 'complete', earlierReports: 0, conditions: { rationale: 'met' } },
  factors: { coercion: 'ruled-out', 'adult-involved': 'ruled-out' },
};

void test('one answer that settles the response otherwise is found, and every answer that does', () => {
  const changes = whatWouldChange(ask(files, peer).prepared, { of: 'response' });
  assert.deepEqual(changes, [
    { becomes: 'full-investigation', answers: [{ person: null, fact: 'coercion', answer: 'suspected' }] },
    { becomes: 'full-investigation', answers: [{ person: null, fact: 'coercion', answer: 'confirmed' }] },
    { becomes: 'full-investigation', answers: [{ person: 'A', fact: 'by.coercion', answer: 'suspected' }] },
    { becomes: 'full-investigation', answers: [{ person: 'A', fact: 'by.coercion', answer: 'confirmed' }] },
    { becomes: 'full-investigation', answers: [{ person: 'A', fact: 'towards.coercion', answer: 'suspected' }] },
    { becomes: 'full-investigation', answers: [{ person: 'A', fact: 'towards.coercion', answer: 'confirmed' }] },
  ]);
});

void test('two answers are given where no one is enough', () => {
  const changes = whatWouldChange(ask(files, peer).prepared, { of: 'outcome', person: 'A', code: '21' });
  assert.deepEqual(changes, [
    {
      becomes: 'barred',
      answers: [
        { person: null, fact: 'checks', answer: 'outstanding' },
        { person: 'A', fact: 'age', answer: 0 },
      ],
    },
  ]);
});

void test('why not says how each rule stands, and what is needed', () => {
  const { prepared } = ask(files, { ...peer, conditions: {} });
  const why = whyNot(prepared, { of: 'outcome', person: 'A', code: '21' });
  assert.equal(why?.value, 'needs-decision');
  assert.deepEqual(why.needs, ['rationale']);
  assert.deepEqual(
    why.rules.map(({ rule, status }) => `${rule} ${status}`),
    ['both failed', 'asked fired'],
  );
  assert.equal(whyNot(prepared, { of: 'outcome', person: 'A', code: '99' }), undefined);
  assert.equal(whyNot(prepared, { of: 'role', person: 'Z' }), undefined);
});

void test('what is said to change the response does, and no part of it', () => {
  fc.assert(
    fc.property(anyRules, anyInput, (rules, input) => {
      const { prepared, advice } = ask(smallPolicy(rules), input);
      for (const { becomes, answers } of whatWouldChange(prepared, { of: 'response' })?.slice(0, 10) ?? []) {
        const all = otherAnswers(prepared.compiled.variables, prepared.input);
        const given = (some: typeof answers) =>
          some.reduce((now, one) => {
            const found = all.find((a) => a.person === one.person && a.fact === one.fact && a.answer === one.answer);
            return found?.then(now) ?? now;
          }, prepared.input);
        assert.equal(ask(smallPolicy(rules), given(answers)).advice.response, becomes);
        assert.notEqual(becomes, advice.response);
        for (const answer of answers.length === 2 ? answers : []) {
          const alone = ask(smallPolicy(rules), given([answer])).advice.response;
          assert.ok([advice.response, 'not-yet-known'].includes(alone));
        }
      }
    }),
    many(30),
  );
});
