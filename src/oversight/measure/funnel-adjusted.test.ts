import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { digits, measures, observedOf } from '../../../test/consistency/expected-measures.ts';
import { near } from '../../../test/consistency/near.ts';
import { additiveLimits, adjustedFunnel, multiplicativeLimits, Z95, Z998 } from './funnel-adjusted.ts';
import type { Interval } from './observed.ts';

const sameEnds = (found: Interval, lower: number | undefined, upper: number | undefined, what: string): void => {
  near(found[0], lower, 1e-8, `lower ${what}`);
  near(found[1], upper, 1e-8, `upper ${what}`);
};

describe('the funnel widened by over-dispersion', () => {
  for (const set of measures.funnels)
    it(`given ${set.name}, when compared with R and metafor, then all three forms agree to 1e-8`, () => {
      const found = adjustedFunnel(observedOf(set.y, set.n));
      if (found.kind !== 'measured') assert.fail(found.why);
      for (const [name, value, wanted] of [
        ['phi', found.phi, set.phi],
        ['tau²', found.tau2, set.tau2],
        ['statistic', found.test.statistic, set.statistic],
        ['p', found.test.p, set.p],
      ] as const)
        near(value, wanted, digits(wanted, 1e-8), name);
      assert.equal(found.test.df, set.df);
      for (const [i, { multiplicative, additive }] of found.groups.entries()) {
        near(multiplicative.z, set.zMultiplicative[i], digits(set.zMultiplicative[i] ?? 0, 1e-8), `z ${i}`);
        near(additive.z, set.zAdditive[i], digits(set.zAdditive[i] ?? 0, 1e-8), `z with tau² ${i}`);
        sameEnds(multiplicative.limits95, set.multiplicative95.lower[i], set.multiplicative95.upper[i], `95 ${i}`);
        sameEnds(multiplicative.limits998, set.multiplicative998.lower[i], set.multiplicative998.upper[i], `99.8 ${i}`);
        sameEnds(additive.limits95, set.additive95.lower[i], set.additive95.upper[i], `95, additive ${i}`);
        sameEnds(additive.limits998, set.additive998.lower[i], set.additive998.upper[i], `99.8, additive ${i}`);
      }
    });

  it('given any size, share and variation, when widened, then limits stay in order within 0 and 1 and never turn back', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), unit, unit, (n, p0, tau2) => {
        const [narrow, wide] = [additiveLimits(n, p0, 0, Z95), additiveLimits(n, p0, tau2, Z998)];
        assert.ok(0 <= wide[0] && wide[0] <= narrow[0] + 1e-12 && narrow[1] <= wide[1] + 1e-12 && wide[1] <= 1);
        const [lower, upper] = multiplicativeLimits(n, p0, 1 + tau2, Z998);
        assert.ok(0 <= lower && lower <= p0 && p0 <= upper && upper <= 1);
      }),
    );
  });

  it('given one group, none or all with the outcome, or what is no count, when asked, then it is refused with why', () => {
    const why = (groups: Parameters<typeof adjustedFunnel>[0]): string => {
      const found = adjustedFunnel(groups);
      return found.kind === 'unmeasured' ? `${found.why} ${found.at ?? ''}`.trim() : 'measured';
    };
    assert.equal(why([]), 'nothing-given');
    assert.equal(why([{ y: 1, n: 2 }]), 'too-few-groups');
    const good = { y: 1, n: 2 };
    assert.equal(
      why([
        { y: 0, n: 2 },
        { y: 0, n: 3 },
      ]),
      'none-or-all',
    );
    assert.equal(why([good, { y: 3, n: 2 }]), 'more-than-all 1');
    assert.equal(why([good, { y: -1, n: 2 }]), 'not-a-count 1');
    assert.equal(why([{ y: 0.5, n: 2 }, good]), 'not-a-count 0');
    assert.equal(why([good, { y: 0, n: 0 }]), 'no-cases 1');
    assert.equal(why([good, { y: Number.NaN, n: 2 }]), 'not-a-count 1');
  });
});
