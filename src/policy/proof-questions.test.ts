import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import { compile } from './compile.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { ofQuestions } from './proof-questions.ts';
import type { Compile } from './proof-reading.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';
import { namesOf } from './question.ts';
import { realPolicy } from './real-policy.make.ts';
import { anyRules, smallPolicy } from './small-policy.make.ts';
import { askedOutputs } from './unknown.ts';

const ON = '2026-11-22';
const lacks = (files: PolicyFiles, ...planted: Parameters<typeof ofQuestions>) =>
  ofQuestions(...planted).lacks([new View(files, ON, new World([files], 1, true), 1)]);
const { files: real } = realPolicy('2024-05', readFileSync);

void test('any rules: once nothing more is asked, nothing that was left out changes anything', () => {
  fc.assert(
    fc.property(anyRules, (rules) => {
      assert.deepEqual(lacks(smallPolicy(rules)), []);
    }),
    many(20),
  );
});

// Planted: one rule is lost where advice is made ready, so that what it turns on is not asked.
void test('a question that is not asked, since its rule was lost on the way, is found', () => {
  const lost: Compile = (files, ...asked) =>
    compile({ ...files, rules: files.rules.filter(({ id }) => id !== 'outcome-21-grooming') }, ...asked);
  const found = lacks(real, lost);
  assert.ok(
    found.includes(
      `From ${ON} with two people listed what Outcome 21 turns on is not asked, or is asked where it cannot change it.`,
    ),
    found.join('\n'),
  );
});

void test('a question that is asked for nothing is found', () => {
  const swapped: Compile = (...asked) => {
    const compiled = compile(...asked);
    return { ...compiled, response: { ...compiled.response, diagram: compiled.category.diagram } };
  };
  assert.deepEqual(
    lacks(real, swapped),
    ['with one person listed', 'with nobody listed', 'with two people listed'].map(
      (many) => `From ${ON} ${many} what the response turns on is not asked, or is asked where it cannot change it.`,
    ),
  );
});

void test('asking that stops before the duties are settled is found', () => {
  const found = lacks(real, undefined, (compiled) => {
    const duties = new Set<unknown>(compiled.duties);
    return new Set([...askedOutputs(compiled)].filter((output) => !duties.has(output)));
  });
  assert.match(found.join('\n'), /^From 2026-11-22 with one person listed nothing is asked about the duty /u);
});

void test('an answer that no question is asked for is found', () => {
  const found = lacks(real, undefined, undefined, (variables) => {
    const names = namesOf(variables);
    return { ...names, ofPerson: new Map([...names.ofPerson].filter(([, { field }]) => field !== 'towards')) };
  });
  assert.match(found.join('\n'), /could still be answered, and is not asked\.$/u);
});
