import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measures } from '../../../test/consistency/expected-measures.ts';
import { near } from '../../../test/consistency/near.ts';
import { ratePer } from './rate.ts';

describe('a rate per 1,000', () => {
  it('given counts of none to ten million, when per 1,000 residents, then ends are R’s over the population', () => {
    for (const { y, lower, upper } of measures.poisson) {
      const found = ratePer(y, 50_000_000);
      if (found.kind !== 'measured') assert.fail(found.why);
      near(found.rate, y / 50_000, 1e-12, 'rate');
      near(found.interval[0], lower / 50_000, 1e-8, 'lower end');
      near(found.interval[1], upper / 50_000, 1e-8, 'upper end');
    }
  });

  it('given a force without residents, or what is no count, when asked, then there is no rate', () => {
    assert.deepEqual(ratePer(4, null), { kind: 'unmeasured', why: 'no-population' });
    assert.deepEqual(ratePer(4, 0), { kind: 'unmeasured', why: 'no-population' });
    assert.deepEqual(ratePer(-4, 10), { kind: 'unmeasured', why: 'not-a-count', at: 0 });
    assert.deepEqual(ratePer(4, 10.5), { kind: 'unmeasured', why: 'not-a-count', at: 1 });
  });
});
