import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Adviser } from './adviser.ts';
import { inventedCase } from './invented.ts';
import { questionCounts } from './question-count.ts';
import { smallPolicy, smallRule } from './small-policy.make.ts';

const today = '2026-11-22';
const coerced = smallRule(
  'stop',
  'case',
  { factor: 'coercion', is: ['confirmed'] },
  { response: 'full-investigation' },
);
const scenarios = [
  { id: 'one', story: 'One.', input: { people: [{ ref: 'A' }], factors: { coercion: 'confirmed' } }, expect: {} },
  { id: 'two', story: 'Two.', input: { people: [] }, expect: {} },
];
const files = { ...smallPolicy([coerced]), scenarios };
const adviser = new Adviser([{ files }], (text) => text);

void test('only what a rule turns on is asked; the full form asks everything', () => {
  const heard: number[] = [];
  const counts = questionCounts(adviser, files, { today }, (done) => heard.push(done));
  // Two factors that are said of a case, three questions of any case; for A three and two facts, and both ways of coercion.
  assert.deepEqual(counts, { cases: 2, short: { mean: 1, longest: 1 }, full: { mean: 8.5, longest: 12 } });
  assert.deepEqual(heard, [1, 2]);
});

void test('invented cases are the same from the same seed, and others from another', () => {
  assert.deepEqual(inventedCase(files, 5), inventedCase(files, 5));
  assert.notDeepEqual(inventedCase(files, 5), inventedCase(files, 6));
  const counts = questionCounts(adviser, files, { today, invented: { cases: 10, seed: 1 } }, () => undefined);
  assert.equal(counts.cases, 10);
  assert.ok(counts.short.longest <= 5);
});
