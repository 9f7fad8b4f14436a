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
import { reportOf } from './report.ts';
import { shippedChildren } from './shipped-children.ts';
import { TOO_FEW } from './shown-spread.ts';
import { comparisonView } from './comparison.view.ts';
import { quotable } from './quotable.ts';
import { spreadSentence } from './spread.words.ts';
import { factorWords } from './words.ts';

function compared(counts: readonly SourceCount[], ages?: string): Compared {
  const answer = compareCounts(aSource(counts), ages === undefined ? {} : { ages });
  return answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
}

/** Every force deals with each age alike (nine in ten of the young, half of the others); only its ages differ. */
const YOUNG = { Kent: [90, 10], Essex: [270, 30], Surrey: [9, 1], Cumbria: [18, 2], Norfolk: [180, 20] } as const;
const OTHERS = { Kent: [100, 100], Essex: [10, 10], Surrey: [150, 150], Cumbria: [80, 80], Norfolk: [20, 20] } as const;
const FIVE = ['Kent', 'Essex', 'Surrey', 'Cumbria', 'Norfolk'] as const;

const mixedOf = (forces: readonly (typeof FIVE)[number][]): readonly SourceCount[] =>
  forces.flatMap((force) => {
    const [[a, b], [c, d]] = [YOUNG[force], OTHERS[force]];
    return [
      ...shared({ [force]: [a, b] }, { ageScope: '10 to 13' }),
      ...shared({ [force]: [c, d] }, { ageScope: '14 to 17' }),
      ...shared({ [force]: [a + c, b + d] }, { ageScope: 'under 18' }),
    ];
  });

describe('the same kinds of case', () => {
  it('given forces that differ in the ages of their cases alone, when adjusted, then no spread is left, and each is as expected', () => {
    const answer = compared(mixedOf(FIVE), 'under 18');
    const mix = caseMixOf(answer) ?? assert.fail('no mix');
    assert.deepEqual(mix.bands, ['10 to 13', '14 to 17']);
    assert.ok((answer.comparison.spread?.mor ?? 0) > 1.5);
    assert.ok((mix.spread?.mor ?? 9) < 1.05);
    for (const { ratio } of mix.forces.values()) assert.ok(Math.abs(ratio - 1) < 1e-9);
    const says = caseMixSentences(answer).join(' ');
    const plain = factorWords(answer.comparison.shown?.mor ?? null);
    // The headline and what stands beside the adjusted figure are one: the same forces, the same cases, the same estimator.
    assert.match(
      says,
      /^In cases of the same ages \(10 to 13; 14 to 17\) the median odds ratio of 5 forces is 1\.00 .* by the same method/u,
    );
    assert.ok(says.includes(`(adjusted profile likelihood): ${plain} (`));
    assert.ok(spreadSentence(answer.comparison).includes(plain));
    assert.match(
      forceMixSentences('Essex', answer).join(' '),
      /^In cases of the same ages \(10 to 13; 14 to 17\) it would have had 280\.0 .* its 280 are 1\.00 times that \(95% interval .* never against another force/,
    );
    const { caseMix, middle, movement } = AnswerShape.parse(answerShapeOf(answer));
    assert.deepEqual([caseMix?.forces.length, middle, movement], [5, null, null]);
    assert.ok((caseMix?.mor ?? 9) < 1.05);
    assert.equal(caseMix?.by, 'adjusted profile likelihood');
    assert.ok(Math.abs((caseMix.plain?.mor ?? 0) - (answer.comparison.shown?.mor ?? 9)) < 1e-9);
    const [essex] = answer.comparison.forces;
    if (essex !== undefined) assert.match(forceView(essex, answer).summary.join(' '), /In cases of the same ages/);
  });

  it('given two to four forces, when adjusted, then no spread is told, in words or to programs, as elsewhere; what each would have had is', async () => {
    for (const count of [2, 3, 4]) {
      const answer = compared(mixedOf(FIVE.slice(0, count)), 'under 18');
      const says = caseMixSentences(answer).join(' ');
      assert.equal(says, `In cases of the same ages (10 to 13; 14 to 17) ${count} forces are ${TOO_FEW}.`);
      const { caseMix } = AnswerShape.parse(answerShapeOf(answer));
      assert.deepEqual([caseMix?.forces.length, caseMix?.mor, caseMix?.morInterval], [count, null, null]);
      assert.match(forceMixSentences('Essex', answer).join(' '), /it would have had 280\.0/);
      assert.doesNotMatch(JSON.stringify(reportOf(answer, await shippedChildren())), /median odds ratio of \d/);
    }
  });

  it('given bands of age alone and none chosen, when compared, then the headline says which ages it is of; chosen, or given together, it need not', () => {
    const bands = mixedOf(FIVE).filter(({ ageScope }) => ageScope !== 'under 18');
    const silent = compared(bands);
    const says =
      /This is of ages 10 to 13 alone, which nobody chose: the source gives 14 to 17 by themselves too\. Choose the ages/u;
    assert.match(quotable(silent.comparison), says);
    assert.match(answerShapeOf(silent).headline, says);
    assert.match(comparisonView(silent.comparison).ground, says);
    assert.doesNotMatch(quotable(compared(bands, '10 to 13').comparison), /nobody chose/u);
    assert.doesNotMatch(quotable(compared(bands, '14 to 17').comparison), /nobody chose/u);
    assert.doesNotMatch(quotable(compared(shared({ Kent: [9, 1], Essex: [2, 3] })).comparison), /nobody chose/u);
  });

  it('given a source without kinds of case, when asked, then it says that nothing is adjusted', () => {
    const plain = compared(shared({ Kent: [90, 10], Essex: [27, 30] }));
    assert.equal(caseMixOf(plain), null);
    assert.match(caseMixSentences(plain).join(' '), /^No figure is adjusted for case mix: the source does not give/);
    assert.deepEqual(forceMixSentences('Kent', plain), []);
  });
});
