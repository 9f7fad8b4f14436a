import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareCounts, type CountsCompared } from './compare-counts.ts';
import { aCount, aSource, shared, small } from './count-source.make.ts';
import { mixView } from './mix.view.ts';
import { ratesView } from './rates.view.ts';
import { shippedChildren } from './shipped-children.ts';

const compared = (counts: Parameters<typeof aSource>[0]): CountsCompared => {
  const answer = compareCounts(aSource(counts), { numerator: '21', denominator: 'charge' });
  return answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
};

describe('charts of which no figure can be had', () => {
  it('given a force whose population nobody knows, when rates are taken, then there is none, and no 0 and no drawing', async () => {
    const { comparison, material } = compared(shared({ 'Northmoor Police': [151, 154] }));
    const view = ratesView(comparison, material, await shippedChildren());
    assert.match(view.summary.join(' '), /^No force here has both the count and a population aged 10 to 17/);
    assert.doesNotMatch(view.summary.join(' '), /\b0 in all|, 0 for each/);
    assert.equal(view.drawing, null);
    assert.match(view.notes[0] ?? '', /^Northmoor Police is left out: its population is not known here/);
  });

  it('given British Transport Police, when rates are taken, then it alone has no residents', async () => {
    const { comparison, material } = compared(shared({ 'British Transport Police': [3, 9], Kent: [40, 60] }));
    const view = ratesView(comparison, material, await shippedChildren());
    assert.match(view.notes[0] ?? '', /^British Transport Police is left out: it has no residents/);
    assert.match(view.summary[0] ?? '', /^40 in all/);
  });

  it('given a count that is held back, when outcomes are parted, then there is no whole, and what is given is not called absent', () => {
    const { comparison, material } = compared([
      ...shared({ 'Northmoor Police': [151, 154] }),
      aCount('Northmoor Police', '22', 71),
      aCount('Northmoor Police', '20', 0, { ...small, low: 0, high: null }),
    ]);
    const view = mixView(comparison, material);
    assert.match(
      view.summary.join(' '),
      /^Of no force here do the outcomes make a whole.*Northmoor Police: a count of it is held back, so that there is no whole\)\.$/,
    );
    assert.doesNotMatch(view.summary.join(' '), /no row of|Of 0 outcomes/);
    assert.equal(view.drawing, null);
  });
});
