import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import { compile } from './compile.ts';
import type { PolicyFiles } from './policy.schema.ts';
import type { Compile } from './proof-reading.ts';
import { ofUnknown } from './proof-unknown.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';
import { realPolicy } from './real-policy.make.ts';
import { anyRules, smallPolicy } from './small-policy.make.ts';

const ON = '2026-11-22';
const lacks = (files: PolicyFiles, ready?: Compile) =>
  ofUnknown(ready).lacks([new View(files, ON, new World([files], 1, true), 1)]);

/** Made ready of other rules than those that are said to be in force. */
const otherwise =
  (change: (files: PolicyFiles) => PolicyFiles): Compile =>
  (files, on, people) =>
    compile(change(files), on, people);

void test('any rules: what is left open is what completions disagree on', () => {
  fc.assert(
    fc.property(anyRules, (rules) => {
      assert.deepEqual(lacks(smallPolicy(rules)), []);
    }),
    many(20),
  );
});

// Planted: the diagram of one output is that of another, as a fault in what makes advice ready would have it.
void test('an output that is read otherwise than its rules say is found', () => {
  const { files } = realPolicy('2024-05', readFileSync);
  const swapped: Compile = (...asked) => {
    const compiled = compile(...asked);
    return { ...compiled, response: { ...compiled.response, diagram: compiled.category.diagram } };
  };
  assert.match(
    lacks(files, swapped).join('\n'),
    /^From 2026-11-22 with one person listed the response is not left open/u,
  );
});

void test('a rule that is lost on the way is found in every output that it bears on', () => {
  const { files } = realPolicy('2016-11', readFileSync);
  const lost = otherwise((all) => ({ ...all, rules: all.rules.filter(({ id }) => id !== 'outcome-21-grooming') }));
  const without: Compile = (all, on, people) => {
    const [whole, less] = [compile(all, on, people), lost(all, on, people)];
    return { ...less, rules: whole.rules };
  };
  assert.deepEqual(lacks(files, without), [
    'From 2026-11-22 with one person listed Outcome 21 is not left open just where completions disagree.',
    'From 2026-11-22 with two people listed Outcome 21 is not left open just where completions disagree.',
  ]);
});

void test('a fault that is there for two people only, or for nobody, is found', () => {
  const { files } = realPolicy('2024-05', readFileSync);
  for (const [many, said] of [
    [0, 'with nobody listed'],
    [2, 'with two people listed'],
  ] as const) {
    const faulty: Compile = (all, on, people) => {
      const compiled = compile(all, on, people);
      if (people !== many) return compiled;
      return { ...compiled, response: { ...compiled.response, diagram: compiled.category.diagram } };
    };
    assert.deepEqual(lacks(files, faulty), [
      `From 2026-11-22 ${said} the response is not left open just where completions disagree.`,
    ]);
  }
});
