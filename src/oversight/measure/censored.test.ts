import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { near } from '../../../test/consistency/near.ts';
import { censoredSpread, type BoundedGroup, type CensoredSpread } from './censored.ts';
import { fitSpread } from './spread.ts';

const known = (y: number, others: number): BoundedGroup => ({
  ...{ y: { low: y, high: y }, others: { low: others, high: others } },
});
/** `<5`: 1 to 4. */
const few = (others: number): BoundedGroup => ({ y: { low: 1, high: 4 }, others: { low: others, high: others } });

function read(groups: readonly BoundedGroup[]): CensoredSpread {
  const found = censoredSpread(groups);
  return found.kind === 'measured' ? found : assert.fail(found.why);
}

/** Every way to fill what is hidden. */
function fillings(groups: readonly BoundedGroup[]): { y: number; n: number }[][] {
  return groups.reduce<{ y: number; n: number }[][]>(
    (all, { y, others }) =>
      all.flatMap((filled) => {
        const ways: { y: number; n: number }[][] = [];
        for (let count = y.low; count <= (y.high ?? y.low); count++)
          for (let rest = others.low; rest <= (others.high ?? others.low); rest++)
            ways.push([...filled, { y: count, n: count + rest }]);
        return ways;
      }),
    [[]],
  );
}

describe('what small counts that are held back leave open', () => {
  it('given nothing hidden, when read, then every reading is the fit itself', () => {
    const groups = [known(9, 20), known(30, 11), known(4, 50)];
    const found = read(groups);
    const fit = fitSpread([
      { y: 9, n: 29 },
      { y: 30, n: 41 },
      { y: 4, n: 54 },
    ]);
    if (fit.kind !== 'fitted') assert.fail(fit.why);
    assert.deepEqual([found.hidden, found.sd], [0, [fit.spread.sd, fit.spread.sd]]);
    assert.deepEqual(found.morInterval, fit.spread.morInterval);
    assert.deepEqual(found.overall, [43 / 124, 43 / 124]);
  });

  it('given counts below five, when every filling is tried, then none lies outside what is said', () => {
    const groups = [
      few(20),
      few(3),
      known(30, 40),
      known(12, 30),
      { y: { low: 5, high: 5 }, others: { low: 0, high: 4 } },
    ];
    const found = read(groups);
    assert.equal(found.hidden, 3);
    const [sds, shares]: [number[], number[]] = [[], []];
    for (const filled of fillings(groups)) {
      const fit = fitSpread(filled);
      if (fit.kind !== 'fitted') assert.fail(fit.why);
      sds.push(fit.spread.sd);
      shares.push(filled.reduce((sum, { y }) => sum + y, 0) / filled.reduce((sum, { n }) => sum + n, 0));
    }
    near(found.overall[0], Math.min(...shares), 1e-12, 'lowest share');
    near(found.overall[1], Math.max(...shares), 1e-12, 'highest share');
    near(found.sd?.[0], Math.min(...sds), 0.01, 'least SD');
    near(found.sd?.[1], Math.max(...sds), 0.01, 'greatest SD');
    assert.ok((found.mor?.[0] ?? 0) >= (found.morInterval?.[0] ?? 9));
  });

  it('given a reading that tells no spread, when read, then none is said, and the share still is', () => {
    const found = read([{ y: { low: 0, high: 4 }, others: { low: 5, high: 5 } }, known(0, 9)]);
    assert.deepEqual([found.sd, found.mor, found.morInterval], [null, null, null]);
    assert.deepEqual(found.overall, [0, 4 / 18]);
  });

  it('given a count without an upper bound, none at all or bounds in the wrong order, when asked, then it is refused', () => {
    const open: BoundedGroup = { y: { low: 1, high: null }, others: { low: 2, high: 2 } };
    assert.deepEqual(censoredSpread([known(1, 2), open]), { kind: 'unmeasured', why: 'no-upper-bound', at: 1 });
    assert.deepEqual(censoredSpread([]), { kind: 'unmeasured', why: 'nothing-given' });
    assert.deepEqual(censoredSpread([{ y: { low: 4, high: 1 }, others: { low: 2, high: 2 } }]), {
      ...{ kind: 'unmeasured', why: 'more-than-all', at: 0 },
    });
    assert.deepEqual(censoredSpread([known(0, 0)]), { kind: 'unmeasured', why: 'no-cases' });
    assert.deepEqual(censoredSpread([known(0.5, 1)]), { kind: 'unmeasured', why: 'not-a-count', at: 0 });
  });
});
