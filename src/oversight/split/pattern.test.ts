import assert from 'node:assert/strict';
import { it } from 'node:test';
import { patternsOf } from './pattern.ts';

const of = (count: number, ...strata: readonly string[]) => Array.from({ length: count }, () => ({ strata }));
const counted = (patterns: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(patterns, (each) => each)].map(([name, all]) => [name, all.length]));

it('given facts that ten share and facts that nine share, when put into patterns, then the nine go with what has the same factors', () => {
  const cases = [
    ...of(10, 'often', 'with coercion', '1 factor'),
    ...of(9, 'seldom', 'with coercion', '1 factor'),
    ...of(3, 'rare', 'with coercion', '1 factor'),
    ...of(2, 'alone', 'with grooming', '1 factor'),
  ];
  assert.deepEqual(counted(patternsOf(cases)), { often: 10, 'with coercion': 12, '1 factor': 2 });
});

it('given cases that come without the finest grain, when put into patterns, then they are met at the grain that they have', () => {
  const cases = [
    ...of(12, 'whole', 'factors', 'count'),
    ...of(4, 'factors', 'count'),
    ...of(7, 'other', 'factors', 'count'),
  ];
  assert.deepEqual(counted(patternsOf(cases)), { whole: 12, factors: 11 });
  assert.deepEqual(patternsOf([]), []);
});

it('given more kinds of facts than a fit can take, when put into patterns, then the most frequent keep their own', () => {
  const cases = Array.from({ length: 70 }, (_, i) => of(10 + (i < 5 ? 5 : 0), `kind ${i}`, 'factors', 'count')).flat();
  const found = counted(patternsOf(cases));
  assert.equal(Object.keys(found).length, 61);
  assert.deepEqual([found['kind 0'], found['factors']], [15, 100]);
});
