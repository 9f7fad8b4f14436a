import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { near } from '../../../test/consistency/near.ts';
import { cusum, cusumSignals, type Cusum, type CusumTerms } from './cusum.ts';
import type { Observed } from './observed.ts';

const series = (...shares: readonly number[]): readonly Observed[] =>
  shares.map((share) => ({ y: Math.round(share * 50), n: 50 }));

function run(periods: readonly Observed[], terms: CusumTerms): Cusum {
  const found = cusum(periods, terms);
  return found.kind === 'measured' ? found : assert.fail(found.why);
}

describe('the CUSUM charts of a share', () => {
  it('given a series, when summed by hand, then the path is W added up, never below 0, begun again after a signal', () => {
    const periods = series(0.6, 0.8, 0.9, 0.9, 0.9, 0.5, 0.9);
    const { rise } = run(periods, { p0: 0.6 });
    let sum = 0;
    for (const [at, { y, n }] of periods.entries()) {
      // p1 = 1.2/1.6 = 0.75.
      sum = Math.max(0, sum + y * Math.log(0.75 / 0.6) + (n - y) * Math.log(0.25 / 0.4));
      near(rise.path[at], sum, 1e-12, `period ${at}`);
      assert.equal(rise.signals.includes(at), sum > rise.limit);
      if (sum > rise.limit) sum = 0;
    }
    assert.ok(rise.signals.length >= 1);
  });

  it('given a share that falls for good, when watched, then the chart of falls signals soon after and that of rises never', () => {
    const found = run(series(0.6, 0.62, 0.58, 0.6, 0.4, 0.42, 0.4, 0.38), { p0: 0.6 });
    assert.ok([4, 5].includes(found.fall.signals[0] ?? -1));
    assert.deepEqual(found.rise.signals, []);
    near(found.rise.oddsRatio * found.fall.oddsRatio, 1, 1e-12, 'odds ratios');
  });

  it('given the outcome turned about, when watched, then rises and falls change places', () => {
    const shares = [0.6, 0.7, 0.3, 0.2, 0.2, 0.9];
    const there = run(series(...shares), { p0: 0.6 });
    const back = run(series(...shares.map((share) => 1 - share)), { p0: 0.4 });
    for (const [at, level] of there.rise.path.entries())
      if (!there.rise.signals.some((signal) => signal < at) && !back.fall.signals.some((signal) => signal < at))
        near(back.fall.path[at], level, 1e-9, `period ${at}`);
  });

  it('given the same seed, when asked again, then the limits are the same; given longer runs, then they are higher', () => {
    const periods = series(0.6, 0.6);
    const terms = { p0: 0.6, runLength: 30 };
    assert.deepEqual(run(periods, terms), run(periods, terms));
    assert.ok(run(periods, { ...terms, runLength: 90 }).rise.limit > run(periods, terms).rise.limit);
  });

  it('given series with and without a change, when only the signals are asked, then they are those of the charts', () => {
    for (const shares of [
      [0.6, 0.58, 0.62, 0.6],
      [0.6, 0.62, 0.4, 0.42],
      [0.6, 0.8, 0.9, 0.9],
    ]) {
      const { rise, fall, runLength } = run(series(...shares), { p0: 0.6 });
      const signals = { kind: 'measured', rise: rise.signals, fall: fall.signals, runLength };
      assert.deepEqual(cusumSignals(series(...shares), { p0: 0.6 }), signals);
    }
    assert.equal(cusumSignals(series(0.5), { p0: 1 }).kind, 'unmeasured');
  });

  it('given what it cannot take, when asked, then it is refused with why', () => {
    const why = (periods: readonly Observed[], terms: CusumTerms): string => {
      const found = cusum(periods, terms);
      return found.kind === 'measured' ? 'measured' : found.why;
    };
    assert.equal(why([], { p0: 0.5 }), 'nothing-given');
    assert.equal(why([{ y: 3, n: 2 }], { p0: 0.5 }), 'more-than-all');
    assert.equal(why(series(0.5), { p0: 1 }), 'not-a-chance');
    assert.equal(why(series(0.5), { p0: 0.5, oddsRatio: 1 }), 'not-a-ratio');
    assert.equal(why(series(0.5), { p0: 0.5, runLength: 3 }), 'no-run-length');
    assert.equal(why([{ y: 3, n: 1e7 }], { p0: 0.5 }), 'too-many-cases');
  });
});
