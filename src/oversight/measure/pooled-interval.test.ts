import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { near } from '../../../test/consistency/near.ts';
import type { Interval, Observed } from './observed.ts';
import { pooledInterval } from './pooled-interval.ts';
import { fitSpread } from './spread.ts';

const numbers = z.array(z.number());
const expected = z
  .array(z.object({ y: numbers, n: numbers, lower: numbers, upper: numbers }))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../test/consistency/pooled.json'), 'utf8')));

const intervalsOf = (groups: readonly Observed[]): readonly Interval[] => {
  const fit = fitSpread(groups);
  const sd = fit.kind === 'fitted' ? fit.spread.sd : null;
  return groups.map((group, i) => pooledInterval(group, fit.pooled[i] ?? Number.NaN, sd));
};

describe('the interval of a pooled share', () => {
  for (const { y, n, lower, upper } of expected)
    it(`given ${n.length} groups, when each is pooled, then its interval is that of lme4’s conditional variance`, () => {
      const groups = y.map((each, i) => ({ y: each, n: n[i] ?? 0 }));
      for (const [i, [low, high]] of intervalsOf(groups).entries()) {
        near(low, lower[i], 2e-3, `lower ${i}`);
        near(high, upper[i], 2e-3, `upper ${i}`);
      }
    });

  it('given groups that do not differ, when pooled, then there is one share and no width', () => {
    const [one] = intervalsOf([
      { y: 10, n: 100 },
      { y: 10, n: 100 },
    ]);
    near(one?.[0], 0.1, 1e-12, 'lower');
    near(one?.[1], 0.1, 1e-12, 'upper');
  });

  it('given one group, when there is no spread to pool by, then its interval is the exact one', () => {
    const [[low, high] = [Number.NaN, Number.NaN]] = intervalsOf([{ y: 0, n: 10 }]);
    assert.equal(low, 0);
    near(high, 0.3084971, 1e-6, 'upper');
  });
});
