import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { measures } from '../../../test/consistency/expected-measures.ts';
import { near } from '../../../test/consistency/near.ts';
import { binomialPmf } from './binomial.ts';
import { exactTwoSided } from './exact-test.ts';
import { benjaminiHochberg } from './false-discovery.ts';
import { percentileRatio } from './percentile-ratio.ts';

const chance = (y: number, n: number, p0: number): number => {
  const p = exactTwoSided({ y, n }, p0);
  return typeof p === 'number' ? p : assert.fail(p.why);
};

describe('many forces at once', () => {
  it('given none, some and all of one to ten million, when the exact p is compared with binom.test, then it agrees', () => {
    for (const { y, n, p0, p } of measures.twoSided)
      near(chance(y, n, p0), p, 1e-10 * Math.min(1, p + 1e-300), `${y} of ${n} at ${p0}`);
  });

  it('given any small count, when every likelier count is left out by hand, then the p is the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(60),
        fc.integer({ min: 1, max: 99 }),
        (n, some, hundredths) => {
          const [y, p0] = [some % (n + 1), hundredths / 100];
          const seen = binomialPmf(y, n, p0) * (1 + 1e-7);
          let sum = 0;
          for (let k = 0; k <= n; k++) if (binomialPmf(k, n, p0) <= seen) sum += binomialPmf(k, n, p0);
          near(chance(y, n, p0), Math.min(1, sum), 1e-11, `${y} of ${n} at ${p0}`);
        },
      ),
    );
  });

  it('given a share that cannot vary, or what is no count or chance, when asked, then nothing is made up', () => {
    assert.deepEqual([chance(0, 5, 0), chance(1, 5, 0), chance(5, 5, 1), chance(4, 5, 1)], [1, 0, 1, 0]);
    assert.deepEqual(exactTwoSided({ y: 2, n: 1 }, 0.5), { kind: 'unmeasured', why: 'more-than-all', at: 0 });
    assert.deepEqual(exactTwoSided({ y: 1, n: 2 }, 1.5), { kind: 'unmeasured', why: 'not-a-chance' });
    assert.deepEqual(exactTwoSided({ y: 0, n: 0 }, 0.5), { kind: 'unmeasured', why: 'no-cases', at: 0 });
  });

  it('given the forces of code 86, when adjusted for their number, then it is as R’s p.adjust has it', () => {
    const found = benjaminiHochberg(measures.discovery.p);
    if (found.kind !== 'measured') assert.fail(found.why);
    for (const [i, p] of found.adjusted.entries()) near(p, measures.discovery.adjusted[i], 1e-12, `p ${i}`);
    assert.equal(found.flagged.filter(Boolean).length, measures.discovery.adjusted.filter((p) => p <= 0.05).length);
    near(found.expectedByChance, measures.discovery.p.length / 20, 1e-12, 'expected by chance');
    assert.equal(found.beyond95, measures.discovery.p.filter((p) => p <= 0.05).length);
  });

  it('given the published example of fifteen tests, when flagged, then the first four are (Benjamini and Hochberg, table 1)', () => {
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const found = benjaminiHochberg(ps.toReversed());
    if (found.kind !== 'measured') assert.fail(found.why);
    assert.deepEqual(
      found.flagged.toReversed(),
      ps.map((_, i) => i < 4),
    );
  });

  it('given no p, or one that is no chance, when asked, then it is refused with where', () => {
    assert.deepEqual(benjaminiHochberg([]), { kind: 'unmeasured', why: 'nothing-given' });
    assert.deepEqual(benjaminiHochberg([0.1, Number.NaN]), { kind: 'unmeasured', why: 'not-a-chance', at: 1 });
  });

  it('given shares, when their 10th and 90th percentile are divided, then it is R’s, and nothing over 0', () => {
    const { shares, low, high } = measures.percentiles;
    const found = percentileRatio(shares);
    if (found.kind !== 'measured') assert.fail(found.why);
    near(found.low, low, 1e-12, 'low');
    near(found.high, high, 1e-12, 'high');
    near(found.ratio, high / low, 1e-10, 'ratio');
    const empty = percentileRatio([0, 0, 0.4]);
    assert.equal(empty.kind === 'measured' ? empty.ratio : 0, null);
    assert.deepEqual(percentileRatio([0.1]), { kind: 'unmeasured', why: 'too-few-groups' });
    assert.deepEqual(percentileRatio([0.1, 2]), { kind: 'unmeasured', why: 'not-a-chance', at: 1 });
  });
});
