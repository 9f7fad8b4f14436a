import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { expected, groupsOf } from '../../../test/consistency/expected.ts';
import { near } from '../../../test/consistency/near.ts';
import { overdispersion, pearsonZ, quantile7, winsorise } from './overdispersion.ts';

describe('over-dispersion', () => {
  it('given every set that R was asked about, when compared, then z, phi and tau² agree to 1e-8', () => {
    for (const set of [...expected.real, ...expected.synthetic]) {
      const found = overdispersion(groupsOf(set));
      near(found.phi, set.phi, 1e-8 * Math.max(1, set.phi), 'phi');
      near(found.phiWinsorised, set.phiWinsorised, 1e-8 * Math.max(1, set.phiWinsorised), 'phi, Winsorised');
      near(found.tau2, set.tau2, 1e-8, 'tau²');
      for (const [i, group] of groupsOf(set).entries())
        near(pearsonZ(group, set.overall), set.z[i], 1e-8 * Math.max(1, Math.abs(set.z[i] ?? 0)), `z ${i}`);
    }
  });

  it('given one group, or groups all alike, when asked, then there is none', () => {
    assert.deepEqual(overdispersion([{ y: 3, n: 9 }]), { phi: 0, phiWinsorised: 0, tau2: 0 });
    const alike = overdispersion([1, 2, 3].map((k) => ({ y: 10 * k, n: 100 * k })));
    near(alike.phi, 0, 1e-20, 'phi');
    assert.equal(alike.tau2, 0);
  });

  it('given nobody or everybody with the outcome, when asked, then there is no z and nothing is made up', () => {
    const none = { phi: null, phiWinsorised: null, tau2: null };
    assert.deepEqual(
      overdispersion([
        { y: 0, n: 9 },
        { y: 0, n: 2 },
      ]),
      none,
    );
    assert.deepEqual(overdispersion([{ y: 9, n: 9 }]), none);
    assert.equal(pearsonZ({ y: 0, n: 9 }, 0), undefined);
  });

  it('given any values, when Winsorised, then order and the middle stay and none lies beyond the percentiles', () => {
    fc.assert(
      fc.property(
        // Without −0, which is 0 in all but `Object.is`.
        fc.array(
          fc.double({ min: -50, max: 50, noNaN: true }).map((value) => value + 0),
          { minLength: 1, maxLength: 60 },
        ),
        (values) => {
          const [low, high] = [quantile7(values, 0.1), quantile7(values, 0.9)];
          for (const [i, value] of winsorise(values).entries()) {
            const before = values[i] ?? 0;
            assert.equal(value, before < low ? low : before > high ? high : before);
          }
        },
      ),
    );
  });

  it('given five values, when their quantiles are asked, then they are those of R’s type 7', () => {
    near(quantile7([9, 1, 4, 2, 7], 0.1), 1.4, 1e-12, 'tenth');
    near(quantile7([9, 1, 4, 2, 7], 0.9), 8.2, 1e-12, 'ninetieth');
  });
});
