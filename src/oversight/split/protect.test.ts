import assert from 'node:assert/strict';
import { test } from 'node:test';
import { protectedCases } from './protect.ts';

const of = (pattern: string, person: string, count: number) =>
  Array.from({ length: count }, () => ({ force: 'a', pattern, setting: 's', person, outcome: true }));

test('given decisions of which few are alike, or by somebody who decided few, when they are to leave, then those stay', () => {
  const enough = of('common', 'one', 12);
  assert.deepEqual(protectedCases([...enough, ...of('rare', 'one', 9)]), enough);
  assert.deepEqual(protectedCases([...enough, ...of('common', 'seldom', 4)]), enough);
});

test('given that what is held back leaves too few of the rest, when they are to leave, then the rest stays too', () => {
  // Nine of the twelve alike are by somebody who decided enough.
  assert.deepEqual(protectedCases([...of('common', 'one', 9), ...of('common', 'seldom', 3)]), []);
});
