import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Adviser } from './adviser.ts';
import { readPolicy } from './policy.ts';
import type { PolicyFiles, Rule } from './policy.schema.ts';
import { changesOf } from './proof-proving.ts';
import { prove, Prover } from './prove.ts';
import { IDS, realPolicy } from './real-policy.make.ts';
import { statementsOf, readStatements } from './proof-all.ts';

const versions = IDS.map((id) => realPolicy(id, readFileSync).files);
const withRules = (files: PolicyFiles, change: (rule: Rule) => Rule | undefined): PolicyFiles => ({
  ...files,
  rules: files.rules.flatMap((rule) => change(rule) ?? []),
});
const still = (): number => 0;

/** What refutes a statement about a changed copy of a version. */
function refutes(files: PolicyFiles, id: string) {
  const proving = { files, earlier: undefined };
  const statement = statementsOf(proving).find((each) => each.id === id);
  assert.ok(statement !== undefined, id);
  return new Prover(proving).prove(statement);
}

for (const [place, files] of versions.entries()) {
  const { id } = files.policy;

  void test(`${id}: every statement is proved, of every input, on every day on which something changes`, () => {
    const { proofs, dates, questions } = prove({ files, earlier: versions[place - 1] }, still);
    assert.deepEqual(
      proofs.filter(({ proved }) => !proved),
      [],
    );
    assert.ok(proofs.length > 100);
    assert.deepEqual(dates, changesOf(files));
    assert.ok(questions > 20, 'rules read that much of people who are not told apart');
  });
}

const BEFORE_2024 = ['2016-01-01', '2016-04-06', '2019-04-01', '2020-11-28', '2021-06-01', '2023-10-01'];

void test('the days are the first on which a version can be asked, and each on which a rule or an outcome begins or ends', () => {
  assert.deepEqual(
    versions.map((files) => changesOf(files)),
    [
      [...BEFORE_2024, ...['2024-07-11', '2025-02-01', '2026-02-12']],
      [...BEFORE_2024, ...['2024-07-11', '2025-02-01', '2026-02-12', '2026-04-29']],
    ],
  );
  const [files] = versions;
  assert.ok(files !== undefined);
  const ending = withRules(files, (rule) => (rule.id === 'proportionate' ? { ...rule, until: '2020-12-31' } : rule));
  assert.deepEqual(changesOf(ending), [
    ...['2016-01-01', '2016-04-06', '2019-04-01', '2020-11-28', '2021-01-01', '2021-06-01'],
    ...['2023-10-01', '2024-07-11', '2025-02-01', '2026-02-12'],
  ]);
  const found = refutes(ending, 'one-response');
  assert.match(found?.story ?? '', /The decision is on 2021-01-01\./u);
});

void test('given a version by its name, when it is asked of a day before any of its rules held, then that is refused', () => {
  for (const files of versions) {
    const adviser = new Adviser([{ files }], () => '');
    const asked = (on: string) => adviser.advise({ on }, { today: on, policy: files.policy.id });
    assert.ok(asked('2016-01-01').ok, 'one case can be read under either version');
    const refused = asked('2015-12-31');
    assert.ok(!refused.ok);
    assert.match(refused.refusal[0]?.says ?? '', /no rule of .* held yet; the first is from 2016-01-01/u);
  }
});

void test('a fault of a day on which a version was not yet in force, but can be asked, is found', () => {
  const [, files] = versions;
  assert.ok(files !== undefined);
  const faulty = withRules(files, (rule) =>
    rule.id === 'outcome-21-grooming' ? { ...rule, from: '2018-01-01' } : rule,
  );
  assert.match(refutes(faulty, 'outcome-21')?.story ?? '', /The decision is on 2016-01-01\./u);
});

void test('a rule that is dropped is told as the smallest case: one child, and one thing that differs', () => {
  const [files] = versions;
  assert.ok(files !== undefined);
  const faulty = withRules(files, (rule) => (rule.id === 'outcome-21-grooming' ? undefined : rule));
  const found = refutes(faulty, 'outcome-21');
  assert.ok(found !== null);
  assert.match(found.story, /^A is 15; grooming by A is suspected\. The decision is on/u);
  assert.equal(found.scenarios.length, 1);
  const pasted = readPolicy({ ...faulty, scenarios: [...faulty.scenarios, ...found.scenarios] });
  assert.ok(pasted.ok);
  const advice = new Adviser([{ files: faulty }], () => '').advise(found.scenarios[0]?.input, {
    today: '2026-11-22',
    policy: files.policy.id,
  });
  assert.ok(advice.ok);
  assert.equal(advice.value.people[0]?.outcomes.find(({ code }) => code === '21')?.standing, 'needs-decision');
});

void test('a step that breaks an order is told before and after', () => {
  const [files] = versions;
  assert.ok(files !== undefined);
  const faulty = withRules(files, (rule) =>
    rule.id === 'supervisor-decides-under-13' ? { ...rule, when: { someone: { age: { from: 13, below: 18 } } } } : rule,
  );
  const found = refutes(faulty, 'protection-younger-own');
  assert.equal(found?.scenarios.length, 2);
  assert.match(
    found.story,
    /^A is 15\. [^]*Now instead: A is 12\. .* That changes the response from supervisor decides to proportionate,/u,
  );
});

void test('a fault that only two people together show is found, and told with two', () => {
  const [files] = versions;
  assert.ok(files !== undefined);
  const faulty = withRules(files, (rule) =>
    rule.id === 'duty-tell-child'
      ? { ...rule, when: { all: [rule.when, { not: { someOther: { by: 'coercion', is: ['confirmed'] } } }] } }
      : rule,
  );
  const found = refutes(faulty, 'protection-factor-others');
  assert.match(
    found?.story ?? '',
    /^A is 15\. B is 15[^]*the duty tell of decision (\([^)]*\) )?for A from raised to not raised/u,
  );
});

void test('what no person could be refutes nothing', () => {
  const [files] = versions;
  assert.ok(files !== undefined);
  // An adult actor is either identified or not: a rule on neither never fires, whoever the others are.
  const faulty = withRules(files, (rule) =>
    rule.id === 'note-no-promise'
      ? {
          ...rule,
          when: {
            all: [
              { someone: { all: [{ actor: true }, { age: { from: 18 } }] } },
              { not: { someone: { all: [{ actor: true }, { identified: true }] } } },
              { not: { someone: { all: [{ actor: true }, { not: { identified: true } }] } } },
            ],
          },
        }
      : rule,
  );
  assert.match(refutes(faulty, 'every-rule-fires')?.story ?? '', /note-no-promise never fires/u);
});

void test('a later version that exposes a child more is refuted, and told beside the one before', () => {
  const [earlier, files] = versions;
  assert.ok(earlier !== undefined && files !== undefined);
  const faulty = withRules(files, (rule) =>
    rule.id === 'role-suspect-link'
      ? { ...rule, when: { this: { all: [{ actor: true }, { age: { from: 10 } }] } } }
      : rule,
  );
  const proving = { files: faulty, earlier };
  const statement = readStatements(proving).find(({ id }) => id === 'exposes-no-more-than-before');
  assert.ok(statement !== undefined);
  const found = new Prover(proving).prove(statement);
  assert.match(found?.story ?? '', /A is suspect[^]*The version before differs in[^]*from [a-z ]+ to suspect/u);
  const listed = {
    ...faulty,
    policy: { ...faulty.policy, exposesMore: [{ than: '2016-11', situation: 'role by role-suspect-link' }] },
  };
  assert.equal(new Prover({ files: listed, earlier }).prove(statement), null, 'once listed it is what is proved');
});
