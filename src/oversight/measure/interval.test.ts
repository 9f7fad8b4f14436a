import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { expected } from '../../../test/consistency/expected.ts';
import { measures } from '../../../test/consistency/expected-measures.ts';
import { near } from '../../../test/consistency/near.ts';
import { clopperPearson, wilson } from './interval.ts';
import type { Observed } from './observed.ts';
import { isUnmeasured } from './unmeasured.ts';

const observed: fc.Arbitrary<Observed> = fc
  .integer({ min: 1, max: 3000 })
  .chain((n) => fc.record({ y: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe('the exact interval of a share', () => {
  it('given none, some and all of one to ten million, when compared with R, then it agrees to 1e-10', () => {
    for (const { y, n, lower, upper } of expected.exact) {
      const [from, to] = clopperPearson({ y, n });
      near(from, lower, 1e-10, `lower end of ${y} of ${n}`);
      near(to, upper, 1e-10, `upper end of ${y} of ${n}`);
      if (lower > 0) near(from / lower, 1, 1e-10, `digits of the lower end of ${y} of ${n}`);
    }
  });

  it('given none or all, when asked, then that end is exactly 0 or 1', () => {
    assert.equal(clopperPearson({ y: 0, n: 7 })[0], 0);
    assert.equal(clopperPearson({ y: 7, n: 7 })[1], 1);
  });

  it('given any count, when asked, then the interval holds the share, and mirrors that of the other outcome', () => {
    fc.assert(
      fc.property(observed, ({ y, n }) => {
        const [lower, upper] = clopperPearson({ y, n });
        const mirrored = clopperPearson({ y: n - y, n });
        assert.ok(0 <= lower && lower <= y / n && y / n <= upper && upper <= 1);
        near(lower, 1 - mirrored[1], 1e-11, 'mirror');
      }),
    );
  });

  it('given a higher level or a greater count, when asked, then the interval widens or rises', () => {
    fc.assert(
      fc.property(observed, ({ y, n }) => {
        const [narrow, wide] = [clopperPearson({ y, n }), clopperPearson({ y, n }, 0.99)];
        assert.ok(wide[0] <= narrow[0] && narrow[1] <= wide[1]);
        if (y < n) assert.ok(clopperPearson({ y: y + 1, n })[0] >= narrow[0]);
      }),
    );
  });
});

describe('Wilson’s interval of a share', () => {
  it('given none, some and all of one to ten million, when compared with R, then it agrees to 1e-8', () => {
    for (const { y, n, lower, upper } of measures.wilson) {
      const found = wilson({ y, n });
      if (isUnmeasured(found)) assert.fail(found.why);
      near(found[0], lower, 1e-8, `lower end of ${y} of ${n}`);
      near(found[1], upper, 1e-8, `upper end of ${y} of ${n}`);
    }
  });

  it('given no case, more than all or half a case, when asked, then it is refused with why', () => {
    assert.deepEqual(wilson({ y: 0, n: 0 }), { kind: 'unmeasured', why: 'no-cases', at: 0 });
    assert.deepEqual(wilson({ y: 3, n: 2 }), { kind: 'unmeasured', why: 'more-than-all', at: 0 });
    assert.deepEqual(wilson({ y: 0.5, n: 2 }), { kind: 'unmeasured', why: 'not-a-count', at: 0 });
  });
});
