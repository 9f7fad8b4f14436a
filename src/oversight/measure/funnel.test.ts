import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { expected, groupsOf } from '../../../test/consistency/expected.ts';
import { near } from '../../../test/consistency/near.ts';
import { binomialCdf, binomialPmf } from './binomial.ts';
import { funnelLimit, limits95, limits998, outside, tailProbability } from './funnel.ts';

const size = fc.integer({ min: 1, max: 2000 });
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

/** The definition, count by count. */
function naiveLimit(a: number, n: number, p0: number): number {
  let [r, below] = [0, 0];
  while (r < n && below + binomialPmf(r, n, p0) < a) {
    below += binomialPmf(r, n, p0);
    r += 1;
  }
  const at = binomialPmf(r, n, p0);
  return Math.min(1, Math.max(0, (r - (below + at - a) / at) / n));
}

describe('exact funnel limits', () => {
  it('given every set that R was asked about, when compared, then limits agree to 1e-8', () => {
    for (const set of [...expected.real, ...expected.synthetic])
      for (const [i, { n }] of groupsOf(set).entries()) {
        const [[low, high], [lowest, highest]] = [limits95(n, set.overall), limits998(n, set.overall)];
        near(low, set.lower95[i], 1e-8, `lower 95 at ${n}`);
        near(high, set.upper95[i], 1e-8, `upper 95 at ${n}`);
        near(lowest, set.lower998[i], 1e-8, `lower 99.8 at ${n}`);
        near(highest, set.upper998[i], 1e-8, `upper 99.8 at ${n}`);
      }
  });

  it('given any size and share, when added up count by count, then the limit is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), share, fc.constantFrom(0.001, 0.025, 0.975, 0.999), (n, p0, a) => {
        near(funnelLimit(a, n, p0), naiveLimit(a, n, p0), 1e-9, `a ${a}, n ${n}, p0 ${p0}`);
      }),
    );
  });

  it('given any size up to ten million, when its limit is sought from close by, then halving alone finds the same', () => {
    const vast = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 10_000_000 }));
    const chance = fc.oneof(fc.constantFrom(0.001, 0.025, 0.975, 0.999), share);
    fc.assert(
      fc.property(vast, fc.oneof(share, fc.constantFrom(1e-9, 1 - 1e-9)), chance, (n, p0, a) => {
        let [below, above] = [-1, n];
        while (above - below > 1) {
          const middle = Math.floor((below + above) / 2);
          [below, above] = binomialCdf(middle, n, p0) >= a ? [below, middle] : [middle, above];
        }
        const alpha = (binomialCdf(above, n, p0) - a) / binomialPmf(above, n, p0);
        assert.equal(funnelLimit(a, n, p0), Math.min(1, Math.max(0, (above - alpha) / n)));
      }),
      { numRuns: 60 },
    );
  });

  it('given any size and share, when drawn, then limits lie in order about the overall share, within 0 and 1', () => {
    fc.assert(
      fc.property(size, share, (n, p0) => {
        const [[low, high], [lowest, highest]] = [limits95(n, p0), limits998(n, p0)];
        assert.ok(0 <= lowest && lowest <= low && low <= high && high <= highest && highest <= 1);
        assert.ok(low <= p0 && p0 <= highest + 1 / n);
      }),
    );
  });

  it('given an overall share of 0 or 1, when drawn, then nothing varies and nobody is outside', () => {
    assert.deepEqual(
      [limits95(9, 0), limits998(9, 1)],
      [
        [0, 0],
        [1, 1],
      ],
    );
    assert.equal(outside({ y: 9, n: 9 }, 1), 'no');
  });

  it('given a share exactly on a limit, when asked, then it is not outside', () => {
    assert.equal(outside({ y: 0, n: 5 }, 0.05), 'no');
  });

  it('given one case of one, when its chance is asked, then it is the overall share itself', () => {
    near(tailProbability({ y: 1, n: 1 }, 0.68), 0.68, 1e-15, 'chance');
    near(tailProbability({ y: 0, n: 1 }, 0.68), 0.32, 1e-15, 'chance');
  });
});
