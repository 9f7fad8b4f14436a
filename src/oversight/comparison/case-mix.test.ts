import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnswerShape, answerShapeOf } from './answer-shape.ts';
import { caseMixOf } from './case-mix.ts';
import { caseMixSentences, forceMixSentences } from './case-mix.words.ts';
import { compareCounts } from './compare-counts.ts';
import type { Compared } from './compare-files.ts';
import { aSource, shared } from './count-source.make.ts';
import type { SourceCount } from './count-source.ts';
import { forceView } from './force.view.ts';

function compared(counts: readonly SourceCount[], ages?: string): Compared {
  const answer = compareCounts(aSource(counts), ages === undefined ? {} : { ages });
  return answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
}

/** Every force deals with each age alike (nine in ten of the young, half of the others); only its ages differ. */
const mixed = [
  ...shared({ Kent: [90, 10], Essex: [270, 30], Surrey: [9, 1] }, { ageScope: '10 to 13' }),
  ...shared({ Kent: [100, 100], Essex: [10, 10], Surrey: [150, 150] }, { ageScope: '14 to 17' }),
  ...shared({ Kent: [190, 110], Essex: [280, 40], Surrey: [159, 151] }, { ageScope: 'under 18' }),
];

describe('the same kinds of case', () => {
  it('given forces that differ in the ages of their cases alone, when adjusted, then no spread is left, and each is as expected', () => {
    const answer = compared(mixed, 'under 18');
    const mix = caseMixOf(answer) ?? assert.fail('no mix');
    assert.deepEqual(mix.bands, ['10 to 13', '14 to 17']);
    assert.ok((answer.comparison.spread?.mor ?? 0) > 1.5);
    assert.ok((mix.spread?.mor ?? 9) < 1.05);
    for (const { ratio } of mix.forces.values()) assert.ok(Math.abs(ratio - 1) < 1e-9);
    const says = caseMixSentences(answer).join(' ');
    assert.match(
      says,
      /^In cases of the same ages \(10 to 13; 14 to 17\) the median odds ratio of 3 forces is 1\.00 .*Between so few/,
    );
    assert.match(
      forceMixSentences('Essex', answer).join(' '),
      /^In cases of the same ages \(10 to 13; 14 to 17\) it would have had 280\.0 .* its 280 are 1\.00 times that \(95% interval .* never against another force/,
    );
    const { caseMix, middle, movement } = AnswerShape.parse(answerShapeOf(answer));
    assert.deepEqual([caseMix?.forces.length, middle, movement], [3, null, null]);
    const [essex] = answer.comparison.forces;
    if (essex !== undefined) assert.match(forceView(essex, answer).summary.join(' '), /In cases of the same ages/);
  });

  it('given a source without kinds of case, when asked, then it says that nothing is adjusted', () => {
    const plain = compared(shared({ Kent: [90, 10], Essex: [27, 30] }));
    assert.equal(caseMixOf(plain), null);
    assert.match(caseMixSentences(plain).join(' '), /^No figure is adjusted for case mix: the source does not give/);
    assert.deepEqual(forceMixSentences('Kent', plain), []);
  });
});
