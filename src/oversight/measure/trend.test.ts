import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { digits, measures } from '../../../test/consistency/expected-measures.ts';
import { near } from '../../../test/consistency/near.ts';
import { spreadByPeriod } from './spread-over-time.ts';
import { fitSpread } from './spread.ts';
import { trend, type PeriodCount } from './trend.ts';

const series = (y: readonly number[], n: readonly number[], at: readonly number[]): readonly PeriodCount[] =>
  y.map((count, i) => ({ y: count, n: n[i] ?? 0, at: at[i] ?? 0 }));

describe('a trend over periods', () => {
  it('given quarters of every force, years and millions, when compared with glm and prop.trend.test, then it agrees', () => {
    assert.ok(measures.trends.length > 30);
    for (const [i, set] of measures.trends.entries()) {
      const found = trend(series(set.y, set.n, set.at));
      if (found.kind !== 'measured') assert.fail(found.why);
      near(found.slope, set.slope, digits(set.slope, 1e-8), `slope ${i}`);
      near(found.standardError, set.se, digits(set.se, 1e-8), `standard error ${i}`);
      near(found.z ** 2, set.square, digits(set.square, 1e-8), `Cochran–Armitage ${i}`);
      near(found.p, set.p, 1e-10, `p ${i}`);
    }
  });

  it('given any series, when read backwards, then the slope turns its sign and nothing else changes', () => {
    const period = fc
      .integer({ min: 4, max: 90 })
      .chain((n) => fc.record({ y: fc.integer({ min: 1, max: n - 1 }), n: fc.constant(n) }));
    fc.assert(
      fc.property(fc.array(period, { minLength: 2, maxLength: 12 }), (periods) => {
        const [there, back] = [
          trend(periods.map((each, at) => ({ ...each, at }))),
          trend(periods.map((each, at) => ({ ...each, at: -at }))),
        ];
        if (there.kind !== 'measured' || back.kind !== 'measured') return assert.fail('refused');
        near(there.slope, -back.slope, 1e-9, 'slope');
        near(there.p, back.p, 1e-9, 'p');
        near(there.oddsRatio, Math.exp(there.slope), 1e-12, 'odds ratio');
      }),
    );
  });

  it('given one period, no change that could be told, or a clean break, when asked, then it is refused with why', () => {
    const why = (...periods: readonly PeriodCount[]): string => {
      const found = trend(periods);
      return found.kind === 'measured' ? 'measured' : found.why;
    };
    assert.equal(why(), 'nothing-given');
    assert.equal(why({ at: 1, y: 1, n: 2 }, { at: 1, y: 2, n: 4 }), 'too-few-periods');
    assert.equal(why({ at: 1, y: 0, n: 2 }, { at: 2, y: 0, n: 4 }), 'none-or-all');
    assert.equal(why({ at: 1, y: 0, n: 2 }, { at: 2, y: 1, n: 2 }, { at: 3, y: 4, n: 4 }), 'unbounded');
    assert.equal(why({ at: 1, y: 2, n: 2 }, { at: 2, y: 0, n: 2 }), 'unbounded');
    assert.equal(why({ at: 1, y: 0, n: 2 }, { at: 2, y: 1, n: 2 }, { at: 3, y: 0, n: 4 }), 'measured');
    assert.equal(why({ at: 1, y: 0, n: 0 }, { at: 2, y: 1, n: 2 }), 'no-cases');
    assert.equal(why({ at: Number.NaN, y: 1, n: 2 }, { at: 2, y: 1, n: 2 }), 'not-a-count');
  });
});

describe('the spread by period', () => {
  it('given two years, when fitted, then each has its own spread with its interval, and one that tells none says why', () => {
    const [wide, alike] = [
      [
        { y: 1, n: 50 },
        { y: 40, n: 50 },
        { y: 20, n: 50 },
      ],
      [
        { y: 9, n: 9 },
        { y: 4, n: 4 },
      ],
    ];
    const found = spreadByPeriod([
      { at: 2019, groups: wide },
      { at: 2020, groups: alike },
    ]);
    if (found.kind !== 'measured') assert.fail(found.why);
    assert.deepEqual(
      found.periods.map(({ at, fit }) => [at, fit.kind]),
      [
        [2019, 'fitted'],
        [2020, 'no-spread'],
      ],
    );
    assert.deepEqual(found.periods[0]?.fit, fitSpread(wide));
    near(found.periods[0].overall, 61 / 150, 1e-15, 'overall');
  });

  it('given a period without a case, when asked, then it is refused with which', () => {
    const good = { at: 1, groups: [{ y: 1, n: 2 }] };
    assert.deepEqual(spreadByPeriod([]), { kind: 'unmeasured', why: 'nothing-given' });
    assert.deepEqual(spreadByPeriod([good, { at: 2, groups: [{ y: 0, n: 0 }] }]), {
      ...{ kind: 'unmeasured', why: 'no-cases', at: 1 },
    });
  });
});
