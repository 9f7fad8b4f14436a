import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Count } from './count.ts';
import type { Counted } from './counted.ts';
import { gapSentence, knownGap, movedSentence, readOutcomeTotals, readRevisedTotals, restated } from './index.ts';
import { made, SHIPPED } from '../../../test/consistency/outcomes.make.ts';
import { many } from '../../../test/many.ts';

const REVISED = 'data/ho-outcomes/revised_2018-19_crosscheck.csv';

async function read(answer: ReturnType<typeof readOutcomeTotals>): Promise<Counted> {
  const counted = await answer;
  return counted.kind === 'read' ? counted : assert.fail(counted.sentence);
}

const totals = read(readOutcomeTotals(SHIPPED));

describe('2018/19 as issued first and as revised', () => {
  it('given both issues, when held against each other, then Avon and Somerset rose from 114,543 to 129,904', async () => {
    const [first, later] = [await totals, await read(readRevisedTotals(REVISED))];
    const { moved, same } = restated(first.counts, later.counts);
    const assigned = moved.filter(({ after }) => after.measure === 'outcomes assigned');
    assert.deepEqual(
      assigned.map(({ force, before, after, by }) => [force, before.value, after.value, by]),
      [
        ['Avon and Somerset', 114_543, 129_904, 15_361],
        ['Bedfordshire', 56_560, 56_401, -159],
        ['British Transport Police', 66_757, 66_269, -488],
        ['Cambridgeshire', 62_811, 61_702, -1109],
        ['Cheshire', 92_388, 92_043, -345],
        ['London, City of', 7052, 7050, -2],
      ],
    );
    assert.equal(moved.length + same, later.counts.length);
    assert.match(
      movedSentence(assigned[0] ?? assert.fail('nothing moved')),
      /Avon and Somerset.*closed: 114,543 in the earlier issue, 129,904 in the later one \(\+15,361\)/,
    );
    assert.match(later.files[0]?.vintage ?? '', /revised by July 2024/);
  });

  it('given type 0 and cells without a figure, when totals are made, then neither is in a total and what was left out is said', async () => {
    const { counts, oddities } = await totals;
    const zero = counts.filter(({ basis, outcomeType }) => basis === 'recorded' && outcomeType === '0');
    assert.equal(
      zero.reduce((sum, { value }) => sum + (value ?? 0), 0),
      168_319,
    );
    const whole = counts.filter(({ basis, measure }) => basis === 'recorded' && measure === 'outcomes assigned');
    const parts = counts.filter(
      ({ basis, outcomeType }) => basis === 'recorded' && outcomeType !== null && outcomeType !== '0',
    );
    const sum = (of: readonly Count[]): number => of.reduce((total, { value }) => total + (value ?? 0), 0);
    assert.equal(sum(whole), sum(parts));
    assert.match(oddities.join('\n'), /Cells without a figure stand in no total: Bedfordshire 229/);
  });

  it('given totals whose name says no year, when read, then they are refused', async () => {
    const path = made('totals.csv', 'force,t1,t2,t3,t8,all_assigned_excl0\nKent,1,2,3,4,10\n');
    const answer = await readRevisedTotals(path);
    assert.match(answer.kind === 'refused' ? answer.sentence : '', /does not say which year/);
  });
});

const count = fc.record({
  force: fc.constantFrom('Kent', 'Essex', 'Dorset'),
  type: fc.constantFrom('1', '21'),
  value: fc.option(fc.integer({ min: -3, max: 99 })),
});

const issue = fc.uniqueArray(count, { selector: ({ force, type }) => `${force}${type}` }).map((counts) =>
  counts.map(({ force, type, value }): Count => ({
    ...{ force, periodStart: '2018-04-01', periodEnd: '2019-03-31', measure: 'outcomes', outcomeType: type },
    ...{ unit: 'crimes', ageScope: 'all ages', offenceScope: '86', basis: 'closed', value, low: value, high: value },
    missing: value === null ? 'withheld' : null,
    at: { file: 'made.csv', sheet: null, row: 1, column: 1 },
  })),
);

describe('any two issues', () => {
  it('given one issue, when held against itself, then nothing moved', () => {
    fc.assert(
      fc.property(issue, (counts) => {
        assert.deepEqual(restated(counts, counts), { moved: [], same: counts.length, appeared: [], gone: [] });
      }),
      many(50),
    );
  });

  it('given two issues, when held against each other, then every count of the later is the same, moved or new, and turning them round turns what moved', () => {
    fc.assert(
      fc.property(issue, issue, (before, after) => {
        const [there, back] = [restated(before, after), restated(after, before)];
        const shared = new Set(before.map(({ force }) => force));
        const apart = after.filter(({ force }) => !shared.has(force)).length;
        assert.equal(there.same + there.moved.length + there.appeared.length + apart, after.length);
        assert.deepEqual(there.appeared, back.gone);
        assert.deepEqual(
          there.moved.map(({ by }) => by ?? 0).toSorted(),
          back.moved
            .map(({ by }) => 0 - (by ?? 0))
            .map((by) => by + 0)
            .toSorted(),
        );
      }),
      many(50),
    );
  });
});

describe('gaps that a table does not mark', () => {
  it('given Greater Manchester in the winter of 2019, when asked, then the gap is said; before it there is none', () => {
    const winter = { periodStart: '2019-10-01', periodEnd: '2019-12-31' };
    const gap = knownGap('outcomes', 'Greater Manchester Police', winter);
    assert.match(gap === undefined ? '' : gapSentence(gap), /July 2019 to 2020.*changed its records system/);
    assert.equal(
      knownGap('outcomes', 'Greater Manchester', { periodStart: '2019-04-01', periodEnd: '2019-06-30' }),
      undefined,
    );
    assert.equal(knownGap('outcomes', 'Kent', winter), undefined);
  });

  it('given Lancashire’s arrests, when asked for 2017/18, then the gap is known', () => {
    const year = { periodStart: '2017-04-01', periodEnd: '2018-03-31' };
    assert.equal(knownGap('arrests', 'Lancashire', year)?.when, '2017/18');
    assert.equal(knownGap('outcomes', 'Lancashire', year), undefined);
  });
});
