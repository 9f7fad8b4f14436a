import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Adviser } from './adviser.ts';
import { readPolicy } from './policy.ts';
import type { PolicyFiles, Rule, Scenario } from './policy.schema.ts';
import { changesOf } from './proof-proving.ts';
import { prove, Prover } from './prove.ts';
import { shortfalls } from './shortfall.ts';
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
    versions.slice(0, 2).map((files) => changesOf(files)),
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

/** What a version falls short of in what was pasted. */
function unmet(files: PolicyFiles, pasted: readonly Scenario[]): string[] {
  const adviser = new Adviser([{ files }], () => '');
  return pasted.flatMap(({ input, expect }) => {
    const advice = adviser.advise(input, { today: '2026-11-22', policy: files.policy.id });
    return advice.ok ? shortfalls(expect, advice.value) : ['refused'];
  });
}

const without =
  (...ids: string[]) =>
  (files: PolicyFiles) =>
    withRules(files, (rule) => (ids.includes(rule.id) ? undefined : rule));
const putting = (id: string, change: (rule: Rule) => Rule) => (files: PolicyFiles) =>
  withRules(files, (rule) => (rule.id === id ? change(rule) : rule));

// Each fault, the statement that it refutes, and just what is told of it.
const DAY = 'The decision is on 2024-05-01.';
const TELL = 'The duty “tell of decision” is';
const TOLD: readonly (readonly [what: string, (files: PolicyFiles) => PolicyFiles, id: string, story: string])[] = [
  [
    'a standing',
    without('outcome-21-grooming'),
    'outcome-21',
    `A is 15; grooming by A is suspected. ${DAY}
Outcome 21 needs a decision first for A.
It should be: Outcome 21 is barred to A.
It turns on grooming.`,
  ],
  [
    'a duty that is not raised',
    without('duty-tell-child'),
    'duty-tell-of-decision-person',
    `A is 15. ${DAY}
${TELL} not raised for A.
It should be: ${TELL} raised for A.
It turns on the duty tell-of-decision.`,
  ],
  [
    'a duty that is raised',
    putting('duty-tell-child', (rule) => ({ ...rule, when: { this: { age: { from: 0 } } } })),
    'duty-tell-of-decision-person',
    `A is 18. ${DAY}
${TELL} raised for A.
It should be: ${TELL} not raised for A.
It turns on the duty tell-of-decision.`,
  ],
  [
    'a role',
    without('role-suspect-aggravating'),
    'aggravating-child-is-answered',
    `A is 15; exploitation by A is suspected. ${DAY}
A is a person involved.
It should be: A is a suspect.
It turns on the role.`,
  ],
  [
    'a response',
    without('full-investigation-exploitation'),
    'response-follows',
    `Nobody is listed. Of the case: exploitation is suspected. ${DAY}
The response is proportionate.
It should be: The response is a full investigation.
It turns on the response.`,
  ],
  [
    'a response before and after a step',
    putting('supervisor-decides-under-13', (rule) => ({
      ...rule,
      when: { someone: { all: [{ age: { from: 13, below: 18 } }, { part: 'shared' }] } },
    })),
    'protection-younger-own',
    `A is 15 and shared. ${DAY}
A supervisor decides the response.
It should be: The response is proportionate.
Now instead: A is 12 and shared. ${DAY}
The response is proportionate.
It should be: A supervisor decides the response.
It turns on the response.`,
  ],
  [
    'a note',
    without('note-no-promise'),
    'remark-note-no-promise',
    `A is 15 and shared. ${DAY}
The remark “no promise” is not made.
It should be: The remark “no promise” is made.
It turns on note-no-promise.`,
  ],
  [
    'the owner of an act',
    (files) => ({
      ...files,
      rules: files.rules.flatMap((rule) =>
        rule.id === 'duty-tell-child' && 'duty' in rule.effect
          ? [rule, { ...rule, id: 'again', effect: { duty: { ...rule.effect.duty, owner: 'supervisor' } } }]
          : [rule],
      ),
    }),
    'one-act-one-owner',
    `A is 15. ${DAY}
The duty “tell of decision” falls to officer in case, within 1 working day and supervisor, within 1 working day.
It should be: The duty “tell of decision” falls to officer in case, within 1 working day.
It turns on tell-of-decision.`,
  ],
  [
    'what is needed',
    putting('outcome-subject-died-asked', (rule) => ({
      ...rule,
      effect: { standing: 'needs-decision', outcomes: ['5'], needs: ['rationale'] },
    })),
    'needs-what-is-missing',
    `A is 15. ${DAY}
Outcome 5 is not said to need “subject died” for A.
It should be: Outcome 5 is said to need “subject died” for A.
It turns on subject-died, for Outcome 5.`,
  ],
];

for (const [what, broken, id, story] of TOLD)
  void test(`given a version that is wrong in ${what}, when the case against it is pasted, then it is red until the rule is mended and green after`, () => {
    const [, files] = versions;
    assert.ok(files !== undefined);
    const faulty = broken(files);
    const found = refutes(faulty, id);
    assert.ok(found !== null);
    assert.equal(found.story, story);
    assert.notDeepEqual(unmet(faulty, found.scenarios), [], 'red');
    assert.deepEqual(unmet(files, found.scenarios), [], 'green');
    const pasted = readPolicy({ ...files, scenarios: [...files.scenarios, ...found.scenarios] });
    assert.ok(pasted.ok, 'it can be pasted as it is');
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
    /^A is 15\. B is 15[^]*is raised for A\.\nNow instead: [^]*“tell of decision” is not raised for A\.\nIt should be:/u,
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
  assert.match(
    found?.story ?? '',
    /A is a suspect\.\n[^]*The version before: A is a (person involved|witness|victim)\./u,
  );
  const listed = {
    ...faulty,
    policy: { ...faulty.policy, exposesMore: [{ than: '2016-11', situation: 'role by role-suspect-link' }] },
  };
  assert.equal(new Prover({ files: listed, earlier }).prove(statement), null, 'once listed it is what is proved');
});

void test('given a version that adds a question, when a case that answers it refutes a statement, then it is told beside the version before, which does not know it', () => {
  const [, earlier] = versions;
  const pattern = earlier?.facts.find(({ id }) => id === 'bullying');
  const rule = earlier?.rules.find(({ id }) => id === 'supervisor-decides-bullying');
  assert.ok(earlier !== undefined && pattern !== undefined && rule !== undefined);
  const files: PolicyFiles = {
    ...earlier,
    policy: { ...earlier.policy, id: '2026-12' },
    facts: [...earlier.facts, { ...pattern, id: 'location-posted' }],
    rules: [
      ...earlier.rules,
      {
        ...rule,
        id: 'supervisor-decides-location',
        when: { factor: 'location-posted', is: ['suspected', 'confirmed'] },
      },
    ],
  };
  const proving = { files, earlier };
  const statement = statementsOf(proving).find(({ id }) => id === 'mildest-holds');
  assert.ok(statement !== undefined);
  const found = new Prover(proving).prove(statement);
  assert.match(found?.story ?? '', /location posted is suspected/u);
});
