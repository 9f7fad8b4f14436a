import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnswerShape, answerShapeOf } from './answer-shape.ts';
import { compareCounts, type CountsCompared } from './compare-counts.ts';
import { comparisonText } from './comparison.text.ts';
import { comparisonView } from './comparison.view.ts';
import { aCount, aSource, shared, small } from './count-source.make.ts';
import type { SourceCount } from './count-source.ts';
import { forcesView } from './forces.view.ts';
import { iccOf, iccSentence } from './latent-icc.ts';
import { methodFor } from './method.ts';
import { reportHtml } from './report.html.ts';
import { reportOf } from './report.ts';
import { shippedChildren } from './shipped-children.ts';

const compared = (counts: readonly SourceCount[]): CountsCompared => {
  const answer = compareCounts(aSource(counts, { signed: true }), {});
  return answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
};

/** Twenty-four forces of a hundred cases, from 20 to 66 of them Outcome 21. */
const MANY = shared(
  Object.fromEntries(Array.from({ length: 24 }, (_, i) => [`Force ${i + 10}`, [20 + 2 * i, 80 - 2 * i] as const])),
);

describe('the part of all that varies which lies between forces', () => {
  it('given forces that differ, when compared, then it is σ²/(σ² + π²/3) of the spread that is shown, and both ends are', () => {
    const { comparison } = compared(MANY);
    const { sd, sdInterval } = comparison.shown ?? assert.fail();
    const of = (s: number): number => (s * s) / (s * s + Math.PI ** 2 / 3);
    const icc = iccOf(comparison) ?? assert.fail();
    assert.deepEqual([icc.low, icc.high], [of(sd), of(sd)]);
    assert.deepEqual(icc.interval, [of(sdInterval[0]), of(sdInterval[1] ?? assert.fail())]);
    assert.match(
      iccSentence(comparison),
      /\(π²\/3\) and from force to force \(σ²\), \d+\.\d% lies between forces: .* σ²\/\(σ² \+ π²\/3\).* \(95% interval \d+\.\d% to \d+\.\d%\)\.$/,
    );
  });

  it('given the same, when read as page, shell, report and program, then each has it with its definition, and the published shape none', async () => {
    const answer = compared(MANY);
    const { comparison } = answer;
    const says = iccSentence(comparison);
    assert.equal(comparisonView(comparison).icc, says);
    assert.ok(comparisonText(comparisonView(comparison)).includes(says));
    assert.ok(forcesView(comparison).summary.includes(says));
    assert.ok(reportHtml(reportOf(answer, await shippedChildren())).includes(says));
    const { latentIcc, spread } = AnswerShape.parse(answerShapeOf(answer));
    assert.deepEqual(latentIcc, iccOf(comparison));
    assert.deepEqual(Object.keys(spread ?? {}), ['sd', 'sdInterval', 'mor', 'morInterval', 'range80']);
    const formulas = methodFor(comparison.definition).flatMap((part) => part.formulas);
    assert.ok(formulas.some(({ formula }) => formula.includes('σ²/(σ² + π²/3)')));
  });

  it('given a hidden count, when compared, then it lies between two ends, as the headline’s spread does', () => {
    const { comparison } = compared([...MANY, aCount('Dorset', '21', 0, small), aCount('Dorset', '1', 6)]);
    const icc = iccOf(comparison) ?? assert.fail();
    assert.ok(icc.low < icc.high, JSON.stringify(icc));
    assert.match(iccSentence(comparison), /95% intervals together/);
  });

  it('given too few forces, or counts that tell nothing, when compared, then none is said', () => {
    const few = shared({ Kent: [90, 10], Essex: [1, 1], Surrey: [4, 6], Sussex: [9, 3] });
    const nothing = shared(Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => [name, [1, 1] as const])));
    for (const counts of [few, nothing]) {
      const { comparison } = compared(counts);
      assert.deepEqual([iccOf(comparison), iccSentence(comparison)], [null, '']);
      assert.equal(answerShapeOf(compared(counts)).latentIcc, null);
    }
  });
});
