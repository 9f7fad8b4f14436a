import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { made, SHIPPED, shares, table } from '../../../test/consistency/outcomes.make.ts';
import { drawn } from '../chart/index.ts';
import { csvOf } from '../release/index.ts';
import { beyondSentences } from './beyond.ts';
import { decimal, downloadOf, percent, type ChartView } from './chart-view.ts';
import { compareFiles, type Asked, type Compared } from './compare-files.ts';
import { foiSilence } from './foi-silence.ts';
import { forceView } from './force.view.ts';
import { forcesView } from './forces.view.ts';
import { mixView } from './mix.view.ts';
import { pooledView } from './pooled.view.ts';
import { ratesView, scaleEnd } from './rates.view.ts';
import { arrestsSilence, shippedChildren } from './shipped-children.ts';
import { heardOf } from './heard.ts';
import { outcomesSilence } from './silence.view.ts';
import { piecesFigured } from './pieces.ts';
import { trendView } from './trend.view.ts';

const soft: Asked = { offence: '86', numerator: '21', denominator: '21,1', basis: 'closed' };

async function compare(path: string, asked: Partial<Asked> = {}): Promise<Compared> {
  const answer = await compareFiles([path], { ...soft, ...asked });
  return answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
}

/** One row of a table, by its first cell. */
const rowOf = ({ table: { rows } }: ChartView, name: string): readonly string[] =>
  rows.find(([first]) => first?.shown === name)?.map(({ shown }) => shown) ?? assert.fail(name);

const namesIn = ({ table: { rows } }: ChartView): readonly string[] => rows.map(([first]) => first?.shown ?? '');

it('given numbers below nought, when they are written, then they have a minus, which no range is read from; of nought none, and a program has the number', () => {
  assert.equal(`${percent(-0.038)} to ${percent(0.36)}`, '−3.8% to 36.0%');
  assert.equal(percent(-0.0001), '0.0%');
  assert.deepEqual(decimal(-0.25, 2), { shown: '−0.25', value: -0.25 });
});

describe('the charts of the table that ships', () => {
  let shipped: Compared;
  before(async () => {
    shipped = await compare(SHIPPED);
  });

  it('given each chart of forces, when made, then forces stand by name, and it asks a question, says itself in words and names its source', async () => {
    const { comparison, material } = shipped;
    const views = [
      forcesView(comparison),
      pooledView(comparison),
      mixView(comparison, material),
      ratesView(comparison, material, await shippedChildren()),
      outcomesSilence(heardOf(comparison.definition, material, comparison.warnings)),
    ];
    for (const view of views) {
      const names = namesIn(view);
      assert.deepEqual(
        names,
        names.toSorted((a, b) => a.localeCompare(b, 'en')),
        view.id,
      );
      assert.match(view.caption, /\?/, view.id);
      assert.ok(view.summary.length > 0, view.id);
      const { columns, rows } = downloadOf(view);
      assert.deepEqual(columns.slice(-5), ['Definition', 'Basis', 'Period', 'Source', 'Vintage']);
      for (const row of rows)
        assert.deepEqual(
          row.slice(-5).filter((cell) => cell === null || cell === ''),
          [],
          view.id,
        );
      assert.match(csvOf(downloadOf(view)), /Open Government Licence/);
      assert.doesNotMatch(JSON.stringify(view), /\brank\b|league/i, view.id);
    }
  });

  it('given all outcomes, when Dorset’s are parted, then they make its whole, and 22 is not given', () => {
    const view = mixView(shipped.comparison, shipped.material);
    assert.deepEqual(view.defined, { numerator: 'each outcome by itself', denominator: 'All assigned' });
    assert.doesNotMatch(view.notes.join('\n'), /95% limits/);
    const [, total, of21, of22, of20, of8] = rowOf(view, 'Dorset');
    assert.deepEqual([total, of21, of22, of20, of8], ['250', '102', 'not given', '35', '2']);
    assert.match(
      view.summary.join(' '),
      /22,282 outcomes of 44 forces: 21 not in the public interest to go on, 28\.9%/,
    );
    const parts = view.table.rows.map((row) => row.slice(2).reduce((sum, { value }) => sum + Number(value), 0));
    assert.deepEqual(
      parts,
      view.table.rows.map((row) => row[1]?.value),
    );
  });

  it('given four quarters, when their shares are added up again, then they are the year’s, and Outcome 22 begins at its end', () => {
    const view = trendView(shipped.comparison, shipped.material);
    assert.deepEqual(namesIn(view), ['Q1 2018/19', 'Q2 2018/19', 'Q3 2018/19', 'Q4 2018/19']);
    assert.equal(
      view.table.rows.reduce((sum, row) => sum + Number(row[1]?.value), 0),
      6446,
    );
    assert.match(
      view.notes.join('\n'),
      /D in the drawing: Outcome 22 begins \(1 April 2019\)[\s\S]*Outside the period: Outcome 21 begins/,
    );
    assert.match(view.notes.join('\n'), /Known gap: Greater Manchester/);
    assert.match(view.summary.join(' '), /4 periods are too few to say more: no slope and no test/);
    assert.doesNotMatch(view.summary.join(' '), /Over 4 periods|p [<=] 0/);
    // British Transport Police has 0 of 0 in the first: it answered, and has no figure there.
    assert.match(view.summary[0] ?? '', /of the 43 forces that have a figure, or no case, in every period/);
    assert.match(
      view.summary[1] ?? '',
      /^Without a case in some period.*: British Transport Police \(Q1 2018\/19\)\.$/,
    );
    assert.equal(rowOf(view, 'Q1 2018/19')[6], '42');
  });

  it('given a force of few residents, when rates are drawn, then its interval does not press the others together, and drawing and table say how far it runs', async () => {
    const view = ratesView(shipped.comparison, shipped.material, await shippedChildren());
    const drawing = view.drawing === null ? assert.fail('nothing is drawn') : drawn(view.drawing('desk'));
    assert.match(drawing, />4<.*>to 6</su);
    assert.doesNotMatch(drawing, />10</u);
    assert.deepEqual(rowOf(view, 'London, City of').slice(-3), ['0.00', '0.00', '6.00']);
    assert.equal(scaleEnd([]), 0);
    assert.equal(scaleEnd([1, 2, 3, 3.5]), 3.5, 'what differs as forces do is no stretch');
  });

  it('given residents, when rates are taken, then they are per 1,000, and who has none is left out', async () => {
    const view = ratesView(shipped.comparison, shipped.material, await shippedChildren());
    // No case in the denominator of the share is no case, of which there is a rate.
    assert.deepEqual(rowOf(view, 'London, City of').slice(1, 4), ['0', '615', '0.00']);
    assert.match(view.summary[0] ?? '', /aged 10 to 17 \(Office for National Statistics, mid-2019 estimates/);
    assert.match(view.defined?.denominator ?? '', /^people aged 10 to 17: Office for National Statistics/);
    assert.doesNotMatch(view.notes.join('\n'), /95% limits|beyond a limit/);
    const [, counted, people, rate] = rowOf(view, 'Cumbria');
    assert.equal(Number(rate), Math.round((Number(counted) / Number(people?.replaceAll(',', ''))) * 100_000) / 100);
    assert.match(view.notes.join('\n'), /British Transport Police is left out: it has no residents/);
    assert.match(view.summary.join(' '), /holds adults and the population does not/);
  });

  it('given the arrests table, when silence is mapped, then Lancashire alone is silent, in the last year', async () => {
    const view = await arrestsSilence();
    assert.match(view.summary[0] ?? '', /^42 of 43 forces .* 1 did not: Lancashire\.$/);
    assert.deepEqual(rowOf(view, 'Lancashire').slice(-3), ['answered', 'known gap', '1']);
    assert.match(view.notes.join('\n'), /^Known gap: Lancashire, 2017\/18: it sent no figures\.$/m);
  });

  it('given answers in print, when a question is put to them, then a figure of another measure, offence or year is no answer', async () => {
    const view = await foiSilence();
    assert.equal(view.table.rows.length, 44);
    const yorkshire = rowOf(view, 'West Yorkshire');
    assert.deepEqual(yorkshire.slice(9, 12), ['answered', 'answered', 'answered']);
    // Greater Manchester has figures of these years, of offences and not of Outcome 21.
    assert.ok(!rowOf(view, 'Greater Manchester').includes('answered'));
    assert.ok(rowOf(view, 'Greater Manchester').includes('other terms'));
    assert.deepEqual(new Set(rowOf(view, 'Merseyside').slice(1, -1)), new Set(['nothing found']));
    assert.match(view.summary[0] ?? '', /^To “outcome 21 of 86\/02 \+ 86\/10”, \d of 44 forces have a figure in print/);
    assert.match(view.summary[1] ?? '', /^28 have some figure in print .* of 16 nothing was found/);
    const offences = await foiSilence('offences of image offences');
    assert.match(offences.summary[0] ?? '', /^To “offences of image offences”, 1\d of 44/);
    // Whoever hears the drawing is told what the page says.
    const svg = view.drawing === null ? assert.fail('not drawn') : drawn(view.drawing('desk'));
    assert.ok(svg.includes(`<desc id="silence-desk-desc">${view.summary.join(' ')} The table`), svg.slice(0, 600));
  });

  it('given who lies beyond, when said, then chance, the tests and the widened limits stand in that order, and none alone', () => {
    const [first, second, third] = beyondSentences(shipped.comparison);
    assert.match(
      first ?? '',
      /of 43 forces lie beyond the 95% limits, where at most about 2\.2 would by chance alone, and 14 beyond the 99\.8%/,
    );
    assert.match(second ?? '', /, 21 forces are called different from the overall share/);
    assert.ok(shipped.comparison.warnings.some((each) => each.includes('at most about 2.2 of 43')));
    assert.match(third ?? '', /would leave 4 beyond 99\.8%: .* no sign that it is even/);
  });

  it('given one force, when it is shown, then it stands beside the range of all, without a place among them', () => {
    const { comparison } = shipped;
    const kent = comparison.forces.find(({ force }) => force === 'Kent') ?? assert.fail();
    const view = forceView(kent, shipped);
    assert.match(
      view.summary.join(' '),
      /^Kent: 330 of 387 \(85\.3%; .*Across 43 forces the share is 68\.0% overall; .* 42\.1% at the 10th percentile of 43 forces and 83\.8% at the 90th/,
    );
    // Never the least and the greatest of any force: forces of a few cases decide both.
    assert.doesNotMatch(JSON.stringify(view), /\bleast\b|\bgreatest\b|95\.3%/i);
    assert.deepEqual(view.table.head.slice(-2), ['10th percentile of forces', '90th percentile of forces']);
    assert.doesNotMatch(JSON.stringify(view), /\bhighest\b|\blowest\b|\d+(?:st|nd|rd|th) of/);
  });
});

describe('the charts of made tables', () => {
  it('given one force, when its chart is made, then it says that it is too few to say', async () => {
    const { comparison } = await compare(made('one.csv', table(shares({ Kent: [3, 1] }))));
    assert.match(pooledView(comparison).summary.join(' '), /nothing is pooled.*too few to say/);
  });

  it('given three years, when they are drawn, then years stand for quarters', async () => {
    const years = ['2017/18', '2018/19', '2019/20'].flatMap((year) =>
      [1, 2, 3, 4].flatMap((quarter) =>
        shares({ Kent: [5, 5], Essex: [6, 4] }).map((row) => ({ ...row, year, quarter })),
      ),
    );
    const { comparison, material } = await compare(made('years.csv', table(years)));
    const view = trendView(comparison, material);
    assert.deepEqual(namesIn(view), ['2017/18', '2018/19', '2019/20']);
    const rates = ratesView(comparison, material, await shippedChildren());
    assert.match(rates.summary[0] ?? '', /^132 in all over 1,096 days together, .*: no rate of a year\.$/);
    assert.match(rates.table.head[3] ?? '', /over 1,096 days together$/);
    assert.match(view.notes.join('\n'), /D in the drawing: Outcome 22 begins/);
  });

  it('given a correction below 0 in one quarter of one force, when drawn by quarter, then the others keep their figure', async () => {
    const quarters = [1, 2, 3, 4].flatMap((quarter) =>
      shares({ Kent: [5, 5], Essex: [6, 4], Surrey: [7, 3] }).map((row) => ({ ...row, quarter })),
    );
    const correction = { force: 'Kent', type: '10', closed: -2, quarter: 2 };
    const made10 = { force: 'Kent', type: '10', closed: 9, quarter: 1 };
    const { comparison, material } = await compare(made('corrected.csv', table([...quarters, correction, made10])), {
      denominator: 'assigned',
    });
    const figures = piecesFigured(material, comparison.definition).map(({ forces }) =>
      forces.map(({ force }) => force),
    );
    assert.deepEqual(figures[1], ['Essex', 'Surrey']);
    assert.deepEqual(figures[2], ['Essex', 'Kent', 'Surrey']);
  });

  it('given a fall of 21 that 22 takes up, when it is shown over time, then it is called recoding; one that charge takes up is not', async () => {
    const year = (name: string, kent: readonly number[], essex: readonly number[]) =>
      Object.entries({ Kent: kent, Essex: essex }).flatMap(([force, counts]) =>
        ['21', '22', '1'].map((type, i) => ({ force, type, closed: counts[i] ?? 0, year: name })),
      );
    const rows = [
      ...year('2019/20', [300, 10, 100], [300, 10, 100]),
      ...year('2020/21', [150, 160, 100], [150, 10, 250]),
    ];
    const { comparison, material } = await compare(made('recoded.csv', table(rows)));
    const summary = trendView(comparison, material).summary.join(' ');
    assert.match(summary, /The recoding alarm rings for Kent: ask what is recorded there in place of Outcome 21/);
    assert.match(summary, /whether 22, 20 or 8 took up more than half of it cannot be told/);
  });

  it('given a count below 0 in a force’s year, when its outcomes are parted, then it is left out and why is said', async () => {
    const rows = [...shares({ Kent: [5, 5], Essex: [6, 4] }), { force: 'Kent', type: '8', closed: -2 }];
    const { comparison, material } = await compare(made('below.csv', table(rows)));
    assert.match(
      mixView(comparison, material).notes[0] ?? '',
      /Kent is left out: corrections leave one of its outcomes below 0/,
    );
  });
});
