import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { PolicyFiles, Rule } from './policy.schema.ts';
import { readStatements } from './proof-all.ts';
import { Prover } from './prove.ts';
import { IDS, realPolicy } from './real-policy.make.ts';

const PRESENT: ('suspected' | 'confirmed')[] = ['suspected', 'confirmed'];

/** The version with one rule more; the rest of it is as any rule of its kind has it. */
function withRule(files: PolicyFiles, rule: Pick<Rule, 'about' | 'says' | 'when' | 'effect'>): PolicyFiles {
  const [like] = files.rules;
  assert.ok(like !== undefined);
  return { ...files, rules: [...files.rules, { ...like, ...rule, id: 'planted' }] };
}

const refuted = (files: PolicyFiles): Map<string, string> => {
  const proving = { files, earlier: undefined };
  const prover = new Prover(proving);
  const of = ['every-rule-decides', 'mildest-holds'];
  return new Map(
    readStatements(proving)
      .filter(({ id }) => of.includes(id))
      .flatMap((statement) => {
        const found = prover.prove(statement);
        return found === null ? [] : [[statement.id, found.story] as const];
      }),
  );
};

for (const id of IDS) {
  const { files } = realPolicy(id, readFileSync);
  const planted = (rule: Pick<Rule, 'about' | 'says' | 'when' | 'effect'>) => refuted(withRule(files, rule));

  void test(`${id}: given a response that a graver one always overrides, when proved, then the rule, what overrides it and a case are named`, () => {
    const found = planted({
      ...{ about: 'case', says: 'Where a child was exploited, the response is proportionate.' },
      ...{ when: { factor: 'exploitation', is: PRESENT }, effect: { response: 'proportionate' } },
    });
    assert.equal(
      found.get('every-rule-decides'),
      'The rule planted never decides the response: full-investigation-exploitation gives more wherever it fires. “Where a child was exploited, the response is proportionate.”',
    );
    assert.match(
      found.get('mildest-holds') ?? '',
      /exploitation is suspected\.[^]*The response is a full investigation\./u,
    );
  });

  void test(`${id}: given that an outcome is open to an adult, when proved, then the rule is named as one that decides nothing`, () => {
    const found = planted({
      ...{ about: 'person', says: 'Outcome 22 is open to an adult.' },
      ...{ when: { this: { age: { from: 18 } } }, effect: { standing: 'available', outcomes: ['22'] } },
    });
    assert.match(found.get('every-rule-decides') ?? '', /planted decides nothing: an outcome is available wherever/u);
  });

  void test(`${id}: given a category on the condition of a graver one, written otherwise, when proved, then both are named`, () => {
    const aggravated = files.rules.find(({ effect }) => 'category' in effect && effect.category === 'aggravated');
    assert.ok(aggravated !== undefined);
    const found = planted({
      ...{ about: 'case', says: 'Where there is pressure, the case is non-aggravated.' },
      ...{ when: { all: [aggravated.when] }, effect: { category: 'non-aggravated' } },
    });
    assert.match(
      found.get('every-rule-decides') ?? '',
      new RegExp(`planted never decides the category: ${aggravated.id}`, 'u'),
    );
    assert.ok(found.has('mildest-holds'));
  });

  void test(`${id}: given a wait that is shut in every case in several ways, when proved, then as few rules as together shut it are named`, () => {
    const found = planted({
      ...{ about: 'person', says: 'Where somebody was groomed or tricked by them, Outcome 21 waits.' },
      when: {
        this: {
          any: [
            { by: 'grooming', is: PRESENT },
            { by: 'deception', is: PRESENT },
          ],
        },
      },
      effect: { standing: 'needs-decision', outcomes: ['21'], needs: ['rationale'] },
    });
    assert.match(
      found.get('every-rule-decides') ?? '',
      /planted never decides Outcome 21: one of outcome-21-grooming, outcome-21-deception gives more/u,
    );
  });

  void test(`${id}: given a mild rule that is overridden in some cases alone, when proved, then the case is told`, () => {
    const found = planted({
      ...{ about: 'case', says: 'Where nothing was looked into at school, the response is proportionate.' },
      ...{ when: { not: { factor: 'coercion', is: PRESENT } }, effect: { response: 'proportionate' } },
    });
    assert.equal(found.get('every-rule-decides'), undefined, 'in some case it is so');
    assert.match(
      found.get('mildest-holds') ?? '',
      /A supervisor decides the response\.\nIt turns on planted, which says “Where nothing/u,
    );
  });
}
