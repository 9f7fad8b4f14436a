import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareCounts } from './compare-counts.ts';
import type { Compared } from './compare-files.ts';
import { comparisonView, rangeSentence } from './comparison.view.ts';
import { aSource, shared } from './count-source.make.ts';
import { forceView } from './force.view.ts';
import { pooledView } from './pooled.view.ts';

type Shares = Readonly<Record<string, readonly [number, number]>>;

function compared(shares: Shares): Compared {
  const answer = compareCounts(aSource(shared(shares), { signed: true }), {});
  return answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
}

const forces = (count: number, share: (at: number) => readonly [number, number]): Shares =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`Force ${String(at + 10)}`, share(at)]));

/** Thirty of sixty, forty of sixty and so on: too few forces for the interval by likelihood. */
const FIVE = forces(
  5,
  (at) => [[30, 30] as const, [40, 20] as const, [20, 40] as const, [35, 25] as const, [45, 25] as const][at] ?? [1, 1],
);

const middle80 = (text: string): string =>
  /middle 80% of forces [^.]*? between (\S+ and \S+?%)/.exec(text)?.[1] ?? assert.fail(text);

describe('pooled shares', () => {
  for (const count of [19, 20, 21])
    it(`given ${count} forces with 41 of 100 each, when shown, then none is said to lie beyond the overall share`, () => {
      const { summary, drawing } = pooledView(compared(forces(count, () => [41, 59])).comparison);
      assert.match(
        summary[0] ?? '',
        new RegExp(`^Of ${count} forces, none has an interval .* no more than chance brings`),
      );
      assert.doesNotMatch(JSON.stringify(drawing?.('desk')), new RegExp(`, ${count} have an interval`));
    });

  it('given ten forces or fewer, when the headline is read, then the percentile ratio stands with it, or too few to say', () => {
    const of = (count: number): string =>
      comparisonView(compared(forces(count, (at) => [20 + at, 50])).comparison).middle;
    assert.match(
      of(11),
      /^As recorded, the share is 29\.6% at the 10th percentile of 11 forces and 36\.7% at the 90th: a ratio of 1\.24/,
    );
    assert.match(of(9), /^Of 9 forces the 10th and 90th percentile are not given: too few to say/);
  });

  it('given five forces, when the middle 80% is said, then headline, pooled shares, each force and the table have the same', () => {
    const answer = compared(FIVE);
    const { comparison } = answer;
    const headline = middle80(rangeSentence(comparison));
    const [figure] = comparison.forces;
    if (figure === undefined) assert.fail();
    const pooled = pooledView(comparison);
    assert.equal(middle80(pooled.summary.join(' ')), headline);
    const own = forceView(figure, answer).summary.join(' ');
    assert.equal(middle80(own), headline);
    const [, , , , share] = pooled.table.rows[0] ?? [];
    assert.equal(comparisonView(comparison).rows[0]?.pooled, share?.shown);
    assert.match(own, new RegExp(`its share is put at ${share?.shown ?? ''}`));
  });
});
