import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measures, observedOf } from '../../../test/consistency/expected-measures.ts';
import { near } from '../../../test/consistency/near.ts';
import { spreadOfFew } from './few-forces.ts';
import { fitSpread } from './spread.ts';

describe('the spread between few forces', () => {
  for (const [i, set] of measures.few.entries())
    it(`given ${set.y.length} forces, set ${i + 1}, when compared with lme4’s deviance and its bend, then it agrees`, () => {
      const found = spreadOfFew(observedOf(set.y, set.n));
      if (found.kind !== 'measured') assert.fail(found.why);
      near(found.sd, set.sd, 1e-3, 'SD');
      near(found.sdInterval[0], set.sdInterval[0], 5e-3, 'lower end');
      near(found.sdInterval[1], set.sdInterval[1], 5e-3, 'upper end');
      const plain = fitSpread(observedOf(set.y, set.n));
      assert.ok(plain.kind === 'fitted' && found.sd >= plain.spread.sd - 1e-6, 'likelihood puts it no higher');
    });

  it('given forces alike, when fitted, then the SD is 0 and begins at 0; given what tells none, then it is refused', () => {
    const alike = spreadOfFew(Array.from({ length: 4 }, () => ({ y: 30, n: 90 })));
    if (alike.kind !== 'measured') assert.fail(alike.why);
    assert.deepEqual([alike.sd, alike.sdInterval[0], alike.mor, alike.morInterval[0]], [0, 0, 1, 1]);
    assert.deepEqual(spreadOfFew([{ y: 1, n: 2 }]), { kind: 'unmeasured', why: 'too-few-groups' });
    assert.deepEqual(spreadOfFew([{ y: 5, n: 2 }]), { kind: 'unmeasured', why: 'more-than-all', at: 0 });
    assert.deepEqual(
      spreadOfFew([
        { y: 0, n: 12 },
        { y: 12, n: 12 },
      ]),
      { kind: 'unmeasured', why: 'unbounded' },
    );
  });
});
