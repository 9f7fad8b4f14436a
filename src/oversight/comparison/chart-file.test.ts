import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { SHIPPED } from '../../../test/consistency/outcomes.make.ts';
import { openSheet, wrongIn } from '../../../test/spreadsheet.ts';
import { csvOf, odsOf } from '../release/index.ts';
import { downloadOf, type ChartView } from './chart-view.ts';
import { compareFiles, type Compared } from './compare-files.ts';
import { materialSilence } from './counts-silence.ts';
import { foiSilence } from './foi-silence.ts';
import { forceView } from './force.view.ts';
import { forcesWithCaseMix } from './forces.view.ts';
import { heardOf } from './heard.ts';
import { mixView } from './mix.view.ts';
import { pooledView } from './pooled.view.ts';
import { ratesView } from './rates.view.ts';
import { arrestsSilence, shippedChildren } from './shipped-children.ts';
import { trendView } from './trend.view.ts';

/** The notes of a CSV, below the empty line. */
const notesIn = (csv: string): readonly string[] =>
  (csv.split('\r\n\r\n')[1] ?? '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(1, -1).replaceAll('""', '"'));

describe('one chart as a file', () => {
  let views: readonly ChartView[];
  let compared: Compared;
  before(async () => {
    const asked = { offence: '86', numerator: '21', denominator: '21,1', basis: 'closed' } as const;
    const answer = await compareFiles([SHIPPED], asked);
    compared = answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
    const { comparison, material, over } = compared;
    const [figure] = comparison.forces;
    views = [
      forcesWithCaseMix(compared),
      pooledView(comparison),
      mixView(comparison, material),
      trendView(comparison, over),
      ratesView(comparison, material, await shippedChildren()),
      materialSilence(heardOf(comparison.definition, over, comparison.warnings)),
      await arrestsSilence(),
      await foiSilence(),
      ...(figure === undefined ? [] : [forceView(figure, compared)]),
    ];
  });

  it('given each chart, when its file is written, then all that its page says first is in it, the finding with definition, basis, period and source behind it', () => {
    assert.equal(views.length, 9);
    for (const view of views) {
      const [finding = '', ...more] = notesIn(csvOf(downloadOf(view)));
      assert.ok(finding.startsWith(`${view.summary[0] ?? '-'} Counted: `), `${view.id}: ${finding}`);
      assert.deepEqual(more.slice(0, view.summary.length - 1), view.summary.slice(1), view.id);
      const { period, source } = view.provenance;
      assert.ok(finding.includes(period) && finding.includes(source), `${view.id}: ${finding}`);
      assert.match(finding, /\bbasis\b/iu, view.id);
    }
  });

  it('given the overview and one force, when their files are written, then the spread has its interval, and says what it is of', () => {
    const [finding = ''] = notesIn(csvOf(downloadOf(forcesWithCaseMix(compared))));
    assert.match(
      finding,
      /^Among 43 forces, .* median odds ratio of [\d.]+ \(95% interval [\d.]+ to [\d.]+\).* Counted: outcome 21 .*closed basis\. Source: /u,
    );
  });

  it('given a workbook of it, when it is opened, then it says the same', () => {
    for (const view of views) {
      const [finding = ''] = notesIn(csvOf(downloadOf(view)));
      assert.ok(openSheet(odsOf([downloadOf(view)])).texts.includes(finding), view.id);
    }
  });

  it('given a finding that begins as a formula does, when its file is written, then no spreadsheet reckons it', () => {
    const [view] = views;
    assert.ok(view !== undefined);
    const file = csvOf(downloadOf({ ...view, summary: ['=1+1 of 2 forces', '@more', ...view.summary] }));
    const [finding = '', more] = notesIn(file);
    assert.ok(finding.startsWith("'=1+1 of 2 forces Counted: "));
    assert.equal(more, "'@more");
    assert.deepEqual(wrongIn('made.csv', Buffer.from(file)), []);
  });
});
