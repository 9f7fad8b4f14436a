import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { digits, measures, strataOf } from '../../../test/consistency/expected-measures.ts';
import { near } from '../../../test/consistency/near.ts';
import { sum } from './observed.ts';
import { byar, standardise } from './standardise.ts';

const stratum = fc
  .integer({ min: 0, max: 200 })
  .chain((n) => fc.record({ y: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe('indirect standardisation', () => {
  it('given four offence codes of the shipped file and a made table, when compared with R, then all agree to 1e-8', () => {
    for (const set of measures.standardised) {
      const found = standardise(strataOf(set));
      if (found.kind !== 'measured') assert.fail(found.why);
      for (const [i, group] of found.groups.entries())
        for (const [name, value, wanted] of [
          ['observed', group.observed, set.observed[i]],
          ['expected', group.expected, set.expected[i]],
          ['variance', group.variance, set.variance[i]],
          ['z', group.z, set.z[i]],
          ['ratio', group.ratio, set.ratio[i]],
          ['share', group.share, set.share[i]],
          ['lower', group.interval[0], set.lower[i]],
          ['upper', group.interval[1], set.upper[i]],
          ['Byar, lower', group.byar[0], set.byarLower[i]],
          ['Byar, upper', group.byar[1], set.byarUpper[i]],
          ['exact, lower', group.exact[0], set.exactLower[i]],
          ['exact, upper', group.exact[1], set.exactUpper[i]],
        ] as const)
          near(value, wanted, digits(wanted ?? 0, 1e-8), `${name} ${i}`);
    }
  });

  it('given any groups and strata, when standardised, then as many are expected as are observed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(stratum, stratum, stratum), { minLength: 1, maxLength: 9 }), (groups) => {
        const found = standardise(groups);
        if (found.kind !== 'measured') return;
        const all = sum(found.groups.map(({ observed }) => observed));
        near(sum(found.groups.map(({ expected }) => expected)), all, 1e-9 * Math.max(1, all), 'expected');
      }),
    );
  });

  it('given groups with the same shares in every stratum but another mix, when standardised, then every ratio is 1', () => {
    const found = standardise([
      [
        { y: 9, n: 10 },
        { y: 20, n: 200 },
      ],
      [
        { y: 90, n: 100 },
        { y: 1, n: 10 },
      ],
    ]);
    if (found.kind !== 'measured') assert.fail(found.why);
    for (const { ratio, z } of found.groups) {
      near(ratio, 1, 1e-12, 'ratio');
      near(z, 0, 1e-12, 'z');
    }
  });

  it('given one case and a level so high that the formula falls below 0, when asked, then the limit is 0', () => {
    assert.equal(byar(1, 1, 0.999)[0], 0);
    assert.equal(byar(0, 2)[0], 0);
  });

  it('given uneven strata, no case or no outcome, when asked, then it is refused with why and where', () => {
    assert.deepEqual(standardise([[{ y: 1, n: 2 }], []]), { kind: 'unmeasured', why: 'uneven-strata', at: 1 });
    assert.deepEqual(standardise([[{ y: 0, n: 0 }], [{ y: 1, n: 2 }]]), { kind: 'unmeasured', why: 'no-cases', at: 0 });
    assert.deepEqual(standardise([[{ y: 0, n: 4 }]]), { kind: 'unmeasured', why: 'none-or-all' });
    assert.deepEqual(standardise([[{ y: 5, n: 4 }]]), { kind: 'unmeasured', why: 'more-than-all', at: 0 });
    assert.deepEqual(standardise([]), { kind: 'unmeasured', why: 'nothing-given' });
  });
});
