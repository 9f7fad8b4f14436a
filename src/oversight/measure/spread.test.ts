import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { expected, groupsOf } from '../../../test/consistency/expected.ts';
import { near } from '../../../test/consistency/near.ts';
import type { Observed } from './observed.ts';
import { fitSpread, medianOddsRatio, type Fit } from './spread.ts';

function fitted(groups: readonly Observed[]): Extract<Fit, { kind: 'fitted' }> {
  const fit = fitSpread(groups);
  if (fit.kind !== 'fitted') assert.fail(fit.why);
  return fit;
}

const observed: fc.Arbitrary<Observed> = fc
  .integer({ min: 2, max: 400 })
  .chain((n) => fc.record({ y: fc.integer({ min: 1, max: n - 1 }), n: fc.constant(n) }));

const groups = fc.array(observed, { minLength: 2, maxLength: 12 });

describe('the spread between forces', () => {
  for (const set of [
    ...expected.real.map((real) => ({ ...real, name: `code 86, ${real.denominator}, ${real.basis}` })),
    ...expected.synthetic,
  ])
    it(`given ${set.name}, when fitted, then it agrees with lme4`, () => {
      const { spread, pooled } = fitted(groupsOf(set));
      near(spread.sd, set.sd, 1e-3, 'SD');
      near(spread.b0, set.b0, 1e-3, 'intercept');
      near(spread.mor, set.mor, 1e-3 * set.mor, 'median odds ratio');
      near(spread.sdInterval[0], set.sdInterval[0], 5e-3, 'lower end');
      near(spread.sdInterval[1], set.sdInterval[1], 5e-3, 'upper end');
      near(spread.range80[0], set.range80[0], 1e-3, 'range');
      near(spread.range80[1], set.range80[1], 1e-3, 'range');
      for (const [i, share] of pooled.entries()) near(share, set.pooled[i], 2e-3, `pooled ${i}`);
    });

  it('given forces all alike, when fitted, then SD is 0, its interval begins at 0 and every pooled share is the overall', () => {
    const { spread, pooled } = fitted(Array.from({ length: 8 }, () => ({ y: 10, n: 100 })));
    assert.deepEqual([spread.sd, spread.sdInterval[0], spread.mor, spread.morInterval[0]], [0, 0, 1, 1]);
    assert.ok((spread.sdInterval[1] ?? 0) > 0);
    for (const share of pooled) near(share, 0.1, 1e-12, 'pooled');
  });

  it('given one force, nothing or everything with the outcome, single cases, or forces wholly apart, when fitted, then no spread is made up', () => {
    const why = (set: readonly Observed[]): string => {
      const fit = fitSpread(set);
      return fit.kind === 'fitted' ? 'fitted' : fit.why;
    };
    assert.equal(why([{ y: 3, n: 9 }]), 'one-group');
    for (const wrong of [
      { y: 3, n: 2 },
      { y: -1, n: 2 },
      { y: 0.5, n: 2 },
      { y: Number.NaN, n: 2 },
      { y: 0, n: 0 },
    ])
      assert.equal(why([{ y: 3, n: 9 }, wrong]), 'not-counts');
    assert.equal(why([]), 'one-group');
    assert.equal(
      why([
        { y: 0, n: 9 },
        { y: 0, n: 4 },
      ]),
      'none-or-all',
    );
    assert.equal(
      why([
        { y: 9, n: 9 },
        { y: 4, n: 4 },
      ]),
      'none-or-all',
    );
    assert.equal(
      why([
        { y: 0, n: 1 },
        { y: 1, n: 1 },
        { y: 1, n: 1 },
      ]),
      'single-cases',
    );
    assert.equal(
      why([
        { y: 0, n: 10 },
        { y: 10, n: 10 },
      ]),
      'unbounded',
    );
  });

  it('given no spread, when pooled shares are asked, then they are the forces’ own or the overall, never out of 0 to 1', () => {
    assert.deepEqual(fitSpread([{ y: 3, n: 9 }]).pooled, [1 / 3]);
    assert.deepEqual(
      fitSpread([
        { y: 0, n: 9 },
        { y: 0, n: 4 },
      ]).pooled,
      [0, 0],
    );
  });

  it('given any forces, when in another order, then nothing changes but the order', () => {
    fc.assert(
      fc.property(groups, (set) => {
        const [there, back] = [fitSpread(set), fitSpread(set.toReversed())];
        assert.equal(there.kind, back.kind);
        if (there.kind !== 'fitted' || back.kind !== 'fitted') return;
        near(there.spread.sd, back.spread.sd, 1e-5, 'SD');
        for (const [i, share] of back.pooled.toReversed().entries()) near(share, there.pooled[i], 1e-5, 'pooled');
      }),
      many(12),
    );
  });

  it('given any forces, when the outcome is exchanged for its opposite, then the spread is the same and shares mirror', () => {
    fc.assert(
      fc.property(groups, (set) => {
        const [there, back] = [fitSpread(set), fitSpread(set.map(({ y, n }) => ({ y: n - y, n })))];
        assert.equal(there.kind, back.kind);
        if (there.kind !== 'fitted' || back.kind !== 'fitted') return;
        near(there.spread.sd, back.spread.sd, 1e-5, 'SD');
        near(there.spread.b0, -back.spread.b0, 1e-5, 'intercept');
      }),
      many(12),
    );
  });

  it('given any forces, when fitted, then intervals hold their figure and pooled shares lie between raw and overall range', () => {
    fc.assert(
      fc.property(groups, (set) => {
        const fit = fitSpread(set);
        if (fit.kind !== 'fitted') return;
        const { sd, sdInterval, mor, range80 } = fit.spread;
        assert.ok(sdInterval[0] <= sd && sd <= (sdInterval[1] ?? Number.POSITIVE_INFINITY) && mor >= 1);
        assert.ok(range80[0] <= range80[1]);
        const shares = set.map(({ y, n }) => y / n);
        for (const share of fit.pooled)
          assert.ok(share >= Math.min(...shares) - 1e-9 && share <= Math.max(...shares) + 1e-9);
      }),
      many(12),
    );
  });

  it('given SD 0, when turned into a median odds ratio, then it is 1', () => {
    assert.equal(medianOddsRatio(0), 1);
    near(medianOddsRatio(0.7161484), 1.980035, 1e-6, 'code 86');
  });
});
