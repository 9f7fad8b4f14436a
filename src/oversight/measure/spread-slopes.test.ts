import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAssured } from '../../../test/many.ts';
import { splits } from '../../../test/consistency/expected-split.ts';
import { near } from '../../../test/consistency/near.ts';
import { normalAbove } from './chances.ts';
import { plogis } from './distribution.ts';
import { binomialFrom, normalFrom, stream } from './random.ts';
import { spreadSlopes, type SpreadSlopes } from './spread-slopes.ts';
import type { PeriodCount } from './trend.ts';

type Series = readonly (readonly PeriodCount[])[];

function read(series: Series): SpreadSlopes {
  const found = spreadSlopes(series);
  return found.kind === 'measured' ? found : assert.fail(found.why);
}

const sloped = (): Series => {
  const { at, group, y, n } = splits.sloped;
  return [...new Set(group)].map((which) =>
    group.flatMap((each, i) => (each === which ? [{ at: at[i] ?? 0, y: y[i] ?? 0, n: n[i] ?? 0 }] : [])),
  );
};

describe('whether the spread shrinks', () => {
  it('given thirty groups with slopes of their own, when fitted by lme4, then SDs, slopes and the test agree', () => {
    const found = read(sloped());
    const { first, last, slope, slopeSd, statistic } = splits.sloped;
    near(found.first, first, 1e-3, 'first');
    near(found.last, last, 1e-3, 'last');
    near(found.slope, slope, 1e-3, 'slope');
    near(found.slopeSd, slopeSd, 1e-3, 'SD of slopes');
    near(found.test.statistic, statistic, 0.1, 'likelihood ratio');
    near(found.ratio, last / first, 2e-3, 'ratio');
    // Half of chi-squared on one degree of freedom and half on two, each by its short form.
    const gained = found.test.statistic;
    near(found.test.p / (normalAbove(Math.sqrt(gained)) + Math.exp(-gained / 2) / 2), 1, 1e-9, 'p');
    assert.ok((found.ratioInterval?.[1] ?? 1) < 1, 'it shrinks, and is said to');
  });

  it('given years of four digits or counted from 0, and groups in any order, when fitted, then it is the same', () => {
    const [plain, years] = [
      read(sloped()),
      read(
        sloped()
          .map((group) => group.map((period) => ({ ...period, at: period.at + 2016 })))
          .toReversed(),
      ),
    ];
    near(years.ratio, plain.ratio, 1e-4, 'ratio');
    near(years.slopeSd, plain.slopeSd, 1e-4, 'SD of slopes');
  });

  it('given groups that all change alike, when fitted again and again, then the ratio’s interval holds 1 and the test is silent', (t) => {
    const nations = isAssured ? 400 : 6;
    const random = stream(Number(process.env['EVENHAND_SEED'] ?? 20_261_126));
    let [held, silent] = [0, 0];
    for (let i = 0; i < nations; i++) {
      const series = Array.from({ length: 40 }, () => {
        const level = 0.4 + 0.6 * normalFrom(random);
        return [0, 1, 2, 3, 4].map((at) => ({ at, n: 150, y: binomialFrom(random, 150, plogis(level - 0.1 * at)) }));
      });
      const { ratioInterval, test } = read(series);
      if (ratioInterval !== null && ratioInterval[0] <= 1 && ratioInterval[1] >= 1) held++;
      if (test.p > 0.05) silent++;
    }
    t.diagnostic(
      `${nations} nations whose forces all change alike: interval holds 1 in ${((100 * held) / nations).toFixed(1)}%, test silent in ${((100 * silent) / nations).toFixed(1)}%`,
    );
    assert.ok(held >= (isAssured ? 0.92 : 0.5) * nations);
    assert.ok(silent >= (isAssured ? 0.92 : 0.5) * nations);
  });

  it('given too little, when asked, then it is refused with why', () => {
    const why = (series: Series): string => {
      const found = spreadSlopes(series);
      return found.kind === 'measured' ? 'measured' : found.why;
    };
    const steady = [0, 1, 2].map((at) => ({ at, y: 3, n: 9 }));
    assert.equal(why([steady, steady]), 'too-few-groups');
    assert.equal(why([steady.slice(1), steady.slice(1), steady.slice(1)]), 'too-few-periods');
    assert.equal(why([steady, steady, [{ at: 0, y: 3, n: 2 }]]), 'more-than-all');
    const none = steady.map((period) => ({ ...period, y: 0 }));
    assert.equal(why([none, none, none]), 'none-or-all');
  });
});
