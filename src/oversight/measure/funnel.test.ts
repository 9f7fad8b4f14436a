import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { expected, groupsOf } from '../../../test/consistency/expected.ts';
import { near } from '../../../test/consistency/near.ts';
import { binomialCdf, binomialPmf } from './binomial.ts';
import { funnelLimit, limits95, limits998, outside, outsideByTail, tailProbability } from './funnel.ts';

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

  // R 4: pbinom(y, n, p0), and pbinom(y - 1, n, p0, lower.tail = FALSE) above.
  for (const [n, p0, y, is, chance] of [
    [1000, 0.3, 255, '99.8', 0.00092443481],
    [1000, 0.3, 256, '95', 0.0011739733],
    [1000, 0.3, 271, '95', 0.023809493],
    [1000, 0.3, 272, 'no', 0.028039895],
    [1000, 0.3, 329, 'no', 0.025333641],
    [1000, 0.3, 330, '95', 0.021581844],
    [1000, 0.3, 345, '95', 0.0012011128],
    [1000, 0.3, 346, '99.8', 0.00095891753],
    [90, 0.56, 60, 'no', 0.025614269],
    [90, 0.56, 61, '95', 0.015071304],
    [90, 0.56, 65, '95', 0.0011282128],
    [90, 0.56, 66, '99.8', 0.00052077961],
    [40, 0.2, 0, '99.8', 0.0001329228],
    [40, 0.2, 1, '95', 0.0014621508],
    [40, 0.2, 2, '95', 0.0079421373],
    [40, 0.2, 3, 'no', 0.028462094],
  ] as const)
    it(`given ${y} of ${n} where ${p0} is usual, when its tail is held against 2.5 and 0.1 in a hundred, then it is ${is}`, () => {
      near(tailProbability({ y, n }, p0), chance, 1e-8, 'chance');
      assert.equal(outsideByTail({ y, n }, p0), is);
      // Seen from the other side, it is as far out.
      assert.equal(outsideByTail({ y: n - y, n }, 1 - p0), is);
    });
});
