import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { expected } from '../../../test/consistency/expected.ts';
import { near } from '../../../test/consistency/near.ts';
import { binomialAbove, binomialCdf, binomialPmf } from './binomial.ts';

const choose = (n: number, r: number): bigint => {
  let ways = 1n;
  for (let k = 1; k <= r; k++) ways = (ways * BigInt(n - r + k)) / BigInt(k);
  return ways;
};

/** P(R = r) at p = tenths/10, as a whole number of 10^-n. */
const exactPmf = (r: number, n: number, tenths: number): bigint =>
  choose(n, r) * BigInt(tenths) ** BigInt(r) * BigInt(10 - tenths) ** BigInt(n - r);

const share = (part: bigint, n: number): number => Number((part * 10n ** 20n) / 10n ** BigInt(n)) / 1e20;

const trial = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 }))
  .chain(([n, tenths]) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n), fc.constant(tenths)));

describe('the binomial distribution', () => {
  it('given counts up to ten million, when compared with R, then it agrees to 1e-10 and to ten digits', () => {
    for (const { r, n, p, cdf, above, pmf } of expected.binomial) {
      const what = `r ${r}, n ${n}, p ${p}`;
      near(binomialCdf(r, n, p), cdf, 1e-10 * Math.min(1, cdf + 1e-300), `cdf, ${what}`);
      near(binomialAbove(r, n, p), above, 1e-10 * Math.min(1, above + 1e-6), `above, ${what}`);
      near(binomialPmf(r, n, p), pmf, 1e-10 * pmf, `pmf, ${what}`);
    }
  });

  it('given small counts, when compared with exact sums of whole numbers, then it agrees to 1e-13', () => {
    fc.assert(
      fc.property(trial, ([r, n, tenths]) => {
        let sum = 0n;
        for (let k = 0; k <= r; k++) sum += exactPmf(k, n, tenths);
        near(binomialPmf(r, n, tenths / 10), share(exactPmf(r, n, tenths), n), 1e-13, 'pmf');
        near(binomialCdf(r, n, tenths / 10), share(sum, n), 1e-13, 'cdf');
      }),
    );
  });

  it('given any count, when both tails are asked, then they add to one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 5002 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (r, p) => {
        near(binomialCdf(r, 5000, p) + binomialAbove(r, 5000, p), 1, 1e-12, 'sum');
      }),
    );
  });

  it('given counts outside 0 to n, when asked, then nothing or everything lies there', () => {
    assert.deepEqual([binomialPmf(-1, 5, 0.3), binomialPmf(6, 5, 0.3)], [0, 0]);
    assert.deepEqual([binomialCdf(-1, 5, 0.3), binomialCdf(5, 5, 0.3)], [0, 1]);
  });
});
