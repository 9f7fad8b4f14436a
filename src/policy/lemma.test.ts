import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import { Boxes } from './boxes.make.ts';
import { compile } from './compile.ts';
import { LeftOut } from './left-out.make.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { readings } from './proof-readings.ts';
import { SameFunctions } from './proof-same-function.ts';
import { Diagrams } from './diagram.ts';
import { IDS, realPolicy } from './real-policy.make.ts';
import { anyRules, smallPolicy } from './small-policy.make.ts';

// What the proofs of unknowns and questions rest on, tried with every way of leaving answers open as variables of its own.

const ON = '2026-11-22';

/** The outputs of which a walk by what is still possible is not what completions come to, or where asking is not exact. */
function outside(files: PolicyFiles, people: number): string[] {
  const compiled = compile(files, ON, people);
  const boxes = new Boxes(compiled);
  const all = readings(
    compiled,
    compiled.rules.map(({ rule }) => rule),
  );
  return all.flatMap((reading) => {
    const read = { d: compiled.diagrams, root: reading.output.diagram };
    return [
      ...(boxes.disagree(reading) ? [`${reading.name} walked`] : []),
      ...(new LeftOut(compiled.diagrams, [read]).isAskedExactly(read, read) ? [] : [`${reading.name} asked`]),
    ];
  });
}

for (const id of IDS)
  void test(`${id}: every output is walked to what completions come to, and asked of just where an answer can change it`, () => {
    assert.deepEqual(outside(realPolicy(id, readFileSync).files, 1), []);
  });

void test('any rules, of nobody, one or two: the same', () => {
  fc.assert(
    fc.property(anyRules, fc.constantFrom(0, 1, 2), (rules, people) => {
      assert.deepEqual(outside(smallPolicy(rules), people), []);
    }),
    many(10),
  );
});

// Planted: a diagram that tests a variable twice, and one that tests it for nothing, as no maker of diagrams would.
void test('a diagram that is not orderly is no reading of any function', () => {
  const d = new Diagrams([2, 2], 2);
  const [first, second] = [d.test(0, 0b10), d.test(1, 0b10)];
  assert.ok(new SameFunctions(d, d).areSame(d.and(first, second), d.and(first, second)));
  const twice = d.node(1, [first, 1]);
  assert.equal(new SameFunctions(d, d).areSame(twice, twice), false);
});
