import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { join } from 'node:path';
import { OUTCOMES_TABLE, sourceOf, type Count } from '../source/index.ts';
import type { TakenPublication } from '../source/own.ts';
import { answerShapeOf } from './answer-shape.ts';
import { beyondSentences } from './beyond.ts';
import type { ChartView } from './chart-view.ts';
import { compareCounts } from './compare-counts.ts';
import type { Compared } from './compare-files.ts';
import type { Refused } from './compare-refused.ts';
import { comparisonView, definitionLines } from './comparison.view.ts';
import { materialSilence } from './counts-silence.ts';
import { heardOf } from './heard.ts';
import { mixView } from './mix.view.ts';
import { pooledView } from './pooled.view.ts';
import { compareShipped } from './shipped.ts';
import { publicationSource } from './taken-source.ts';
import { trendView } from './trend.view.ts';

const SHIPPED = join(import.meta.dirname, '../../../data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz');

/** The shipped file as `evenhand import` would have taken it in. */
async function taken(over: Partial<TakenPublication> = {}): Promise<TakenPublication> {
  const counts: Count[] = [];
  const found = await sourceOf(SHIPPED, { offence: '86', publisher: undefined, answers: [] });
  if (found.kind === 'refused') assert.fail(found.sentence);
  const read = await found.source((batch) => {
    for (const { periodStart, periodEnd, ...count } of batch)
      if (periodStart !== null && periodEnd !== null) counts.push({ ...count, periodStart, periodEnd });
  });
  if (read.kind === 'refused') assert.fail(read.sentence);
  return {
    ...{
      source: 'a',
      publisher: 'Home Office',
      file: 'copy.csv.gz',
      sha256: read.sha256,
      official: OUTCOMES_TABLE,
    },
    ...{ takenAt: new Date('2025-02-01T09:00:00Z'), counts, earlier: [], unread: 0 },
    ...{ offences: read.offences ?? [], ...over },
  };
}

const asCompared = (answer: Refused | Compared): Compared =>
  answer.kind === 'compared' ? answer : assert.fail(answer.sentence);

/** Without what says whence it is: a copy has its own name. */
const finding = (said: string): string => said.split(' Counted: ')[0] ?? '';

const shownIn = ({ summary, table }: ChartView) => ({ summary, head: table.head, rows: table.rows });

/** Every figure and every sentence with one, of every page. */
function figuresOf(compared: Compared) {
  const { comparison, material, over } = compared;
  const { spread, range, middle, head, rows, excluded } = comparisonView(comparison);
  const { forces, spread: by, overdispersion } = comparison;
  return {
    ...{ spread: finding(spread), range, middle, head, rows, excluded, beyond: beyondSentences(comparison) },
    ...{ forces, by, overdispersion, headline: finding(answerShapeOf(compared).headline) },
    pooled: shownIn(pooledView(comparison)),
    mix: shownIn(mixView(comparison, material)),
    trend: shownIn(trendView(comparison, over)),
    silence: shownIn(materialSilence(heardOf(comparison.definition, over, []))),
  };
}

describe('the bytes that ship with the program, taken in as a publication', () => {
  it('given them, when they are compared, then every figure of every page is that of the shipped page', async () => {
    const source = publicationSource(await taken());
    for (const asked of [
      {},
      { numerator: '8', denominator: 'assigned' },
      { numerator: '21', denominator: '21,1,2,3,22', basis: 'recorded' as const },
    ]) {
      const shipped = figuresOf(asCompared(await compareShipped(asked)));
      const copy = figuresOf(asCompared(compareCounts(source, asked)));
      assert.deepEqual(copy, shipped);
    }
  });

  it('given them, when they are compared, then offence, basis and issue are named as on the shipped page', async () => {
    const source = publicationSource(await taken());
    const [shipped, copy] = [await compareShipped({}), compareCounts(source, {})].map((answer) =>
      definitionLines(asCompared(answer).comparison.definition),
    );
    const named = (lines: typeof shipped, key: string) => lines?.find((line) => line.key === key)?.value;
    assert.match(named(shipped, 'Offence') ?? '', /^86 Obscene publications etc/);
    for (const key of ['Offence', 'Basis', 'Numerator', 'Denominator'])
      assert.equal(named(copy, key), named(shipped, key), key);
    const [issue] = /year ending March 2019, first issue/.exec(named(shipped, 'File') ?? '') ?? [];
    assert.ok(issue !== undefined && named(copy, 'File')?.includes(`${issue} (later revised`), named(copy, 'File'));
    assert.match(named(copy, 'File') ?? '', /taken in on 1 February 2025/);
  });

  it('given a copy of which nobody says what was dropped, when it has no row of zeros, then a row that is not there is nought', async () => {
    const source = publicationSource(await taken({ sha256: 'ab'.repeat(32) }));
    assert.equal(asCompared(compareCounts(source, {})).material.absent, 'zero');
  });

  it('given a row of zeros in such a copy, when it is compared, then one that is not there is not given', async () => {
    const copy = await taken({ sha256: 'ab'.repeat(32) });
    const row = copy.counts[0]?.at.row;
    const counts = copy.counts.map((count) => (count.at.row === row ? { ...count, value: 0, low: 0, high: 0 } : count));
    const { material, comparison } = asCompared(compareCounts(publicationSource({ ...copy, counts }), {}));
    assert.equal(material.absent, 'unsaid');
    assert.match(comparison.excluded.map(({ why }) => why).join('\n'), /this table has rows of zeros/);
  });

  it('given a table with an earlier issue, when a row is gone from it, then the force has moved', async () => {
    const earlier = await taken();
    const gone = ({ force, outcomeType }: Count): boolean => force === 'Kent' && outcomeType === '21';
    const now = { ...earlier, counts: earlier.counts.filter((count) => !gone(count)), earlier: [earlier] };
    const said = asCompared(compareCounts(publicationSource(now), {})).comparison.warnings.join('\n');
    assert.match(said, /: 1 of \d+ forces moved\.\nKent: \d+ of \d+ in the earlier issue, 0 of \d+ in the later one/);
  });

  it('given a table that was taken in before names of offences were kept, when it is compared, then that and where they stand is said', async () => {
    const says = /copy\.csv\.gz was taken in before names of offences were kept .* column of offence descriptions/u;
    const notes = async (over: Partial<TakenPublication>): Promise<string> =>
      publicationSource(await taken(over)).notes.join('\n');
    assert.match(await notes({ offences: [] }), says);
    assert.doesNotMatch(await notes({}), says);
    assert.doesNotMatch(await notes({ offences: [], official: null }), says);
  });

  it('given an answer of few forces, when it is compared, then what it does not name stays not given', async () => {
    const source = publicationSource(await taken({ official: null }));
    assert.equal(asCompared(compareCounts(source, { period: 'all' })).material.absent, 'not-given');
  });
});
