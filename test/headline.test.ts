import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAssured } from './many.ts';
import { binomialAbove } from '../src/oversight/measure/binomial.ts';
import { nation } from '../src/oversight/measure/nation.make.ts';
import { stream } from '../src/oversight/measure/random.ts';
import { compareCounts } from '../src/oversight/comparison/compare-counts.ts';
import { spreadSentence } from '../src/oversight/comparison/comparison.view.ts';
import { pooledView } from '../src/oversight/comparison/pooled.view.ts';
import { aSource, shared } from '../src/oversight/comparison/count-source.make.ts';
import { shownSpread } from '../src/oversight/comparison/shown-spread.ts';

/** Of each size; 1,000 where everything is assured. */
const NATIONS = isAssured ? 1000 : 8;
const SEED = Number(process.env['EVENHAND_SEED'] ?? 20_261_126);

interface Said {
  /** By the sentence that is quoted. */
  readonly differs: boolean;
  /** By an interval that does not begin at 1, which a reader of tables may take for it. */
  readonly apart: boolean;
  /** How many forces the page of pooled shares says to lie wholly beyond the overall one. */
  readonly beyond: number;
}

const beyondIn = (summary: readonly string[]): number =>
  Number(/^Of \d+ forces, (\d+) ha(?:s|ve) an interval/.exec(summary[0] ?? '')?.[1] ?? 0);

/** What the page says of invented forces, through everything that a source goes through. */
function said(forces: number, sd: number, seed: number): readonly Said[] {
  const random = stream(seed);
  return Array.from({ length: NATIONS }, () => {
    const made = nation(random, sd, 0.6, forces);
    const named = made.map(({ y, n }, i): [string, readonly [number, number]] => [`Force ${i + 1}`, [y, n - y]]);
    const answer = compareCounts(aSource(shared(Object.fromEntries(named)), { signed: true }), {});
    const { comparison } = answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
    return {
      differs: spreadSentence(comparison).includes(' differs by a median odds ratio of '),
      apart: (shownSpread(made)?.morInterval[0] ?? 1) > 1,
      beyond: beyondIn(pooledView(comparison).summary),
    };
  });
}

const count = (all: readonly Said[], which: 'differs' | 'apart'): number => all.filter((each) => each[which]).length;

describe('the headline, in nations whose forces do not differ', () => {
  for (const forces of [43, 20, 10, 5])
    it(`given ${forces} forces alike, when compared, then the sentence announces no difference, and the interval one in no more than 2.5%`, (t) => {
      const all = said(forces, 0, SEED + forces);
      const [differs, apart] = [count(all, 'differs'), count(all, 'apart')];
      const beyond = all.reduce((sum, each) => sum + each.beyond, 0);
      t.diagnostic(
        `${NATIONS} nations of ${forces} forces alike: by the sentence ${differs}, by the interval ${apart}, pooled beyond ${beyond} of ${forces * NATIONS}`,
      );
      assert.equal(differs, 0);
      assert.ok(binomialAbove(apart - 1, NATIONS, 0.025) > 1e-5, `${apart} of ${NATIONS}`);
      // A 95% interval of a pooled share: one in twenty at the most, and hardly any where nothing differs.
      assert.ok(binomialAbove(beyond - 1, forces * NATIONS, 0.01) > 1e-5, `${beyond} pooled beyond`);
    });

  it('given twenty forces as far apart as the real ones, when compared, then the sentence says so: it is able to', (t) => {
    const found = count(said(20, 0.72, SEED), 'differs');
    t.diagnostic(`${NATIONS} nations of 20 forces, SD 0.72: said to differ ${found}`);
    assert.ok(found > 0.9 * NATIONS);
  });
});
