import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareCounts } from './compare-counts.ts';
import { aSource, shared } from './count-source.make.ts';
import type { CountSource } from './count-source.ts';

const COUNTS = shared({ Kent: [12, 8], Essex: [30, 10], Surrey: [5, 15], MPS: [200, 90], 'Met Police': [200, 90] });

const compared = (source: CountSource) => {
  const answer = compareCounts(source, {});
  return answer.kind === 'compared' ? answer.comparison : assert.fail(answer.sentence);
};

describe('names that are in no list of forces', () => {
  it('given some in what was taken in, when compared, then they are compared with none, and named', () => {
    const { forces, excluded } = compared(aSource(COUNTS));
    assert.deepEqual(forces.map(({ force }) => force).toSorted(), ['Essex', 'Kent', 'Surrey']);
    assert.deepEqual(excluded.map(({ force }) => force).toSorted(), ['MPS', 'Met Police']);
    assert.match(excluded[0]?.why ?? '', /^in no list of the forces/);
  });

  it('given them in what each force signed, when compared, then they are forces', () => {
    assert.equal(compared(aSource(COUNTS, { signed: true })).forces.length, 5);
  });
});
