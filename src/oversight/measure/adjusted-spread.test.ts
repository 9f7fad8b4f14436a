import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expected, groupsOf } from '../../../test/consistency/expected.ts';
import { measures, observedOf, strataOf } from '../../../test/consistency/expected-measures.ts';
import { near } from '../../../test/consistency/near.ts';
import { adjustedSpread, adjustedSpreadOfFew } from './adjusted-spread.ts';
import { spreadOfFew } from './few-forces.ts';
import { spreadTest } from './spread-test.ts';
import { fitSpread } from './spread.ts';
import type { Strata } from './standardise.ts';

function fitted(groups: readonly Strata[]) {
  const found = adjustedSpread(groups);
  return found.kind === 'measured' ? found : assert.fail(found.why);
}

describe('the spread between forces in cases of the same kind', () => {
  for (const [i, set] of measures.adjusted.entries())
    it(`given strata, set ${i + 1}, when fitted, then it agrees with lme4`, () => {
      const found = fitted(strataOf(set));
      near(found.sd, set.sd, 1e-3, 'SD');
      for (const [k, beta] of found.strata.entries()) near(beta, set.beta[k], 1e-3, `stratum ${k}`);
      near(found.sdInterval[0], set.sdInterval[0], 5e-3, 'lower end');
      near(found.sdInterval[1], set.sdInterval[1], 5e-3, 'upper end');
      near(found.test.statistic, set.statistic, 1e-3 * Math.max(1, set.statistic), 'likelihood ratio');
      near(found.test.p, set.p, 1e-3, 'p');
      near(found.icc, set.icc, 1e-3, 'ICC');
    });

  it('given one stratum, when fitted, then it is the fit without strata', () => {
    for (const set of expected.synthetic.slice(1, 6)) {
      const [one, other] = [fitted(groupsOf(set).map((group) => [group])), fitSpread(groupsOf(set))];
      if (other.kind !== 'fitted') assert.fail(other.why);
      near(one.sd, other.spread.sd, 1e-4, 'SD');
      for (const [i, share] of one.pooled.entries()) near(share, other.pooled[i], 1e-4, `pooled ${i}`);
    }
  });

  it('given one stratum and few forces, when fitted for so few, then it is the fit for few without strata', () => {
    for (const set of measures.few) {
      const groups = observedOf(set.y, set.n);
      const [one, other] = [adjustedSpreadOfFew(groups.map((group) => [group])), spreadOfFew(groups)];
      assert.ok(one.kind === 'measured' && other.kind === 'measured');
      near(one.sd, other.sd, 1e-4, 'SD');
      near(one.sdInterval[0], other.sdInterval[0], 1e-3, 'lower end');
      near(one.sdInterval[1] ?? 0, other.sdInterval[1] ?? 1, 1e-3, 'upper end');
    }
  });

  for (const [i, set] of measures.fewAdjusted.entries())
    it(`given strata of few forces, set ${i + 1}, when fitted for so few, then it agrees with lme4`, () => {
      const found = adjustedSpreadOfFew(strataOf(set));
      assert.ok(found.kind === 'measured');
      near(found.sd, set.sd, 1e-3, 'SD');
      near(found.sdInterval[0], set.sdInterval[0], 5e-3, 'lower end');
      near(found.sdInterval[1], set.sdInterval[1], 5e-3, 'upper end');
    });

  it('given strata, when fitted for few, then it is above what likelihood alone gives; given what tells none, then it is refused', () => {
    const groups = strataOf(measures.adjusted[0] ?? assert.fail());
    const [few, plain] = [adjustedSpreadOfFew(groups), fitted(groups)];
    assert.ok(few.kind === 'measured' && few.sd > plain.sd, 'likelihood puts it too low');
    assert.deepEqual(adjustedSpreadOfFew([[{ y: 0, n: 2 }], [{ y: 0, n: 2 }]]), {
      kind: 'unmeasured',
      why: 'none-or-all',
    });
  });

  it('given forces with the same shares in each stratum and another mix, when fitted, then the adjusted spread is 0 though the plain one is not', () => {
    const mixes = [20, 60, 100, 140, 180].map((n) => [
      { y: n * 0.9, n },
      { y: 20 - n / 10, n: 200 - n },
    ]);
    const plain = fitSpread(mixes.map(([one, two]) => ({ y: (one?.y ?? 0) + (two?.y ?? 0), n: 200 })));
    assert.ok(plain.kind === 'fitted' && plain.spread.sd > 0.5);
    const found = fitted(mixes);
    assert.deepEqual([found.sd, found.sdInterval[0], found.mor, found.test.p], [0, 0, 1, 1]);
    assert.equal(fitted(strataOf(measures.alike)).sd, 0);
  });

  it('given a stratum where all or none have the outcome, when fitted, then it is named and changes nothing', () => {
    const groups = strataOf(measures.adjusted[1] ?? assert.fail());
    const [one, other] = [fitted(groups), fitted(groups.map((strata) => [...strata, { y: 0, n: 7 }, { y: 3, n: 3 }]))];
    near(other.sd, one.sd, 1e-9, 'SD');
    assert.deepEqual(other.strata.slice(-2), [null, null]);
    for (const share of other.pooled) assert.ok(share > 3 / 100 && share < 1);
  });

  it('given too little, when asked, then it is refused with why', () => {
    const why = (groups: readonly Strata[]): string => {
      const found = adjustedSpread(groups);
      return found.kind === 'measured' ? 'measured' : found.why;
    };
    assert.equal(why([]), 'nothing-given');
    assert.equal(why([[{ y: 1, n: 2 }]]), 'too-few-groups');
    assert.equal(why([[{ y: 1, n: 2 }], []]), 'uneven-strata');
    assert.equal(why([[{ y: 0, n: 2 }], [{ y: 0, n: 2 }]]), 'none-or-all');
    assert.equal(why([[{ y: 0, n: 1 }], [{ y: 1, n: 1 }]]), 'single-cases');
    assert.equal(why([[{ y: 0, n: 10 }], [{ y: 10, n: 10 }]]), 'unbounded');
    assert.equal(why([[{ y: 3, n: 2 }], [{ y: 1, n: 2 }]]), 'more-than-all');
    assert.equal(why([[{ y: 0, n: 0 }], [{ y: 1, n: 2 }]]), 'no-cases');
  });
});

describe('whether there is any spread', () => {
  it('given code 86, when fitted by metafor’s rma.glmm, then SD and intercept agree, and no spread is refuted', () => {
    const { y, n, sd, b0 } = measures.glmm;
    const fit = fitSpread(observedOf(y, n));
    if (fit.kind !== 'fitted') assert.fail(fit.why);
    near(fit.spread.sd, sd, 1e-3, 'SD');
    near(fit.spread.b0, b0, 1e-3, 'intercept');
    const test = spreadTest(observedOf(y, n));
    assert.ok(test.kind === 'measured' && test.p < 1e-100 && test.statistic > 500);
  });

  it('given one stratum, when tested, then it is the test of the adjusted fit; given forces alike, then p is 1', () => {
    const groups = groupsOf(expected.synthetic[0] ?? assert.fail());
    const [plain, adjusted] = [spreadTest(groups), fitted(groups.map((group) => [group])).test];
    if (plain.kind !== 'measured') assert.fail(plain.why);
    near(plain.statistic, adjusted.statistic, 1e-7, 'statistic');
    const alike = spreadTest([
      { y: 1, n: 4 },
      { y: 2, n: 8 },
    ]);
    assert.deepEqual(alike, { kind: 'measured', statistic: 0, p: 1, icc: 0 });
    assert.deepEqual(spreadTest([{ y: 1, n: 4 }]), { kind: 'unmeasured', why: 'too-few-groups' });
    assert.deepEqual(spreadTest([{ y: 9, n: 4 }]), { kind: 'unmeasured', why: 'more-than-all', at: 0 });
  });
});
