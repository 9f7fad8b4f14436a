import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measures } from '../../../test/consistency/expected-measures.ts';
import { near } from '../../../test/consistency/near.ts';
import {
  chiSquaredAbove,
  levelZ,
  normalAbove,
  normalQuantile,
  normalTwoSided,
  poissonCdf,
  poissonFrom,
} from './chances.ts';
import { poissonInterval } from './poisson.ts';

describe('the chances that measures rest on', () => {
  it('given what R answers, when compared, then every tail agrees to ten digits and to 1e-10', () => {
    for (const { df, x, above } of measures.chiSquared) {
      near(chiSquaredAbove(x, df), above, 1e-10 * Math.min(1, above + 1e-300), `chi-squared ${x} on ${df}`);
    }
    for (const { z, above } of measures.normal)
      near(normalAbove(z), above, 1e-10 * Math.min(1, above + 1e-300), `normal ${z}`);
  });

  it('given none to ten million, when the exact interval of a Poisson count is compared with R, then it agrees', () => {
    for (const { y, lower, upper } of measures.poisson) {
      const [from, to] = poissonInterval(y);
      near(from, lower, 1e-10 * Math.max(1, lower), `lower end of ${y}`);
      near(to, upper, 1e-10 * upper, `upper end of ${y}`);
    }
  });

  it('given tails of a Poisson count on either side, when added, then they are one', () => {
    for (const mean of [0.02, 1, 15.5, 16.5, 900])
      for (const r of [0, 1, 14, 17, 880, 1000])
        near(poissonCdf(r, mean) + poissonFrom(r + 1, mean), 1, 1e-13, `${r} of ${mean}`);
    assert.deepEqual([poissonCdf(-1, 3), poissonFrom(0, 3)], [0, 1]);
  });

  it('given a chance, when turned into a z and back, then it is the same', () => {
    for (const p of [1e-300, 1e-9, 0.001, 0.3, 0.7, 0.999]) {
      const tail = p < 0.5 ? normalAbove(-normalQuantile(p)) : 1 - normalAbove(normalQuantile(p));
      near(tail / p, 1, 1e-11, `chance ${p}`);
    }
    near(levelZ(0.95), 1.959963984540054, 1e-12, '95 %');
    near(normalTwoSided(-1.959963984540054), 0.05, 1e-12, 'two-sided');
    assert.deepEqual([normalQuantile(0.5), normalTwoSided(0)], [0, 1]);
  });
});
