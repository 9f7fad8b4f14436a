import assert from 'node:assert/strict';
import test from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import type { AdviceInput } from '../../policy/index.ts';
import { readDecidedCases, type DecidedCase } from './own.ts';
import { strataOf, stratumOf } from './stratum.ts';

const app = await openCaseApp();
const NOW = new Date('2026-11-22T10:00:00Z');
const PERIOD = { from: '2020-01-01', to: '2099-12-31' };
const actor = { force: 'northmoor', staff: 'x', name: 'Nobody Example', roles: [] };

const read = (): Promise<readonly DecidedCase[]> =>
  app.read((tx) => readDecidedCases({ tx, keys: app.opened.keys, actor, now: NOW }, PERIOD));

test('given the closed case of the demonstration, when it is read for the split, then it is its facts, guidance and outcome, with nobody in it', async () => {
  const [decided, ...others] = await read();
  assert.deepEqual(others, []);
  assert.deepEqual([decided?.policy, decided?.outcomes, decided?.force], ['2024-05', ['21'], 'northmoor']);
  assert.match(decided?.strata[0] ?? '', /14 to 15,identified,/);
  assert.deepEqual(await app.tablesHolding(decided?.decider ?? ''), [], 'the code of who decided is kept nowhere');
  assert.notEqual((await read())[0]?.decider, decided?.decider, 'and is another in the next reading');
});

const CASE: AdviceInput = {
  people: [
    { ref: 'Child 1', age: 14, identified: true, parts: ['shared'], by: { coercion: 'ruled-out' } },
    { ref: 'Child 2', age: 15, identified: true, parts: ['received'], by: {} },
  ],
  factors: { exploitation: 'no-evidence' },
  checks: 'complete',
  earlierReports: 0,
};
const [first, second] = CASE.people ?? [];
assert.ok(first !== undefined && second !== undefined);

test('given one case told in another order or with another age of the band, when its stratum is taken, then it is the same', () => {
  const other = {
    ...CASE,
    people: [
      { ...second, ref: 'Child 1', age: 14 },
      { ...first, ref: 'Child 2', age: 15 },
    ],
    factors: {},
  };
  assert.equal(stratumOf(other), stratumOf(CASE));
});

test('given a factor that is not known or present, an age that is not known, or an earlier report, then it is another stratum', () => {
  const others: readonly AdviceInput[] = [
    { ...CASE, factors: { exploitation: 'unknown' } },
    { ...CASE, factors: { exploitation: 'suspected' } },
    { ...CASE, people: [{ ...first, age: 'unknown' }, second] },
    { ...CASE, people: [first] },
    { ...CASE, earlierReports: 1 },
    { ...CASE, checks: 'outstanding' },
  ];
  assert.equal(new Set([CASE, ...others].map(stratumOf)).size, others.length + 1);
});

test('given facts from the finest to the coarsest, when one is like another but for an age, then only the finest tells them apart', () => {
  const older: AdviceInput = { ...CASE, factors: { coercion: 'suspected' }, people: [first, { ...second, age: 17 }] };
  const [finest, factors, count] = strataOf(older);
  const other = strataOf({ ...older, people: [first, second] });
  assert.deepEqual([finest === other[0], factors, count], [false, 'factors coercion=present', '1 factors']);
  assert.deepEqual([factors, count], other.slice(1));
  // Not known is a factor of its own: it is no *no*.
  assert.equal(strataOf({ ...CASE, factors: { exploitation: 'unknown' } })[1], 'factors exploitation=unknown');
  assert.equal(strataOf(CASE)[1], 'no factor');
});
