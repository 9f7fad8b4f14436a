import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import nunjucks from 'nunjucks';
import { made, SHIPPED, shares, table } from '../../../test/consistency/outcomes.make.ts';
import { compareFiles, comparisonText } from './compare-files.ts';
import type { Comparison } from './comparison.ts';
import { comparisonPage, comparisonView, type ComparisonPage } from './comparison.view.ts';
import { forcesView } from './forces.view.ts';

/** The layout without its frame, beside the real components: what is tested is the order of the content. */
const environment = (): nunjucks.Environment => {
  const frame = mkdtempSync(join(tmpdir(), 'frame-'));
  writeFileSync(join(frame, 'layout.njk'), '{% block content %}{% endblock %}');
  const components = join(import.meta.dirname, '../../../node_modules/govuk-frontend/dist');
  const loader = new nunjucks.FileSystemLoader([frame, import.meta.dirname, components]);
  return new nunjucks.Environment(loader, { autoescape: true });
};

async function comparisonOf(path: string): Promise<Comparison> {
  const answer = await compareFiles([path], { offence: '86', numerator: '21', denominator: '21,1', basis: 'closed' });
  return answer.kind === 'compared' ? answer.comparison : assert.fail(answer.sentence);
}

const page = async (path: string): Promise<ComparisonPage> => comparisonPage(await comparisonOf(path));

type Pair = readonly [number, number];

/** The least number of forces of which a sentence is said. */
const five = (one: Pair, two: Pair, middle: Pair): Readonly<Record<string, Pair>> => ({
  ...{ Kent: one, Essex: two, Surrey: middle, Sussex: middle, Dorset: middle },
});

describe('the page Compare forces', () => {
  let view: ComparisonPage;
  before(async () => {
    view = await page(SHIPPED);
  });

  it('given the table that ships, when viewed, then the spread is one sentence with its interval', () => {
    assert.match(
      view.spread,
      /^Among 43 forces, the share of outcome 21 among outcomes 21 \+ 1 \(68\.0% overall\) differs by a median odds ratio of 1\.98 \(95% interval 1\.72 to 2\.42\)/,
    );
    assert.match(view.range, /45\.1% and 83\.7%/);
  });

  it('given the definition, when viewed, then numerator, denominator, basis, offence, period, source and file stand there', () => {
    assert.deepEqual(
      view.definition.map(({ key }) => key),
      ['Numerator', 'Denominator', 'Basis', 'Offence', 'Counts', 'Period', 'Source', 'File'],
    );
    assert.match(
      view.definition.map(({ value }) => value).join('\n'),
      /1 April 2018 to 31 March 2019[\s\S]*SHA-256 c8debf3a/,
    );
  });

  it('given the template, when rendered, then spread comes before funnel before table before who is left out, and all is escaped', () => {
    const html = environment().render('comparison.njk', {
      view: { ...view, title: 'A < B' },
      form: { typed: {} },
      options: { of: [], basis: [] },
    });
    const order = [
      'median odds ratio',
      'holds adults too',
      '<svg',
      '<table',
      'London, City of: no outcome',
      'SHA-256',
      'Open Government Licence v3.0.</p>',
    ];
    const places = order.map((words) => html.indexOf(words));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.ok(places.every((place) => place >= 0));
    assert.match(html, /A &lt; B/);
  });

  it('given forces all alike, when said, then the sentence announces no lottery', async () => {
    const alike = await page(made('alike.csv', table(shares(five([10, 90], [10, 90], [10, 90])))));
    assert.match(alike.spread, /no more spread than chance brings: median odds ratio 1\.00/);
  });

  it('given few cases that differ as chance may, when said, then the sentence does not rule out that forces are alike', async () => {
    const few = await page(made('few.csv', table(shares(five([65, 35], [48, 52], [52, 48])))));
    assert.match(few.spread, /may be alike: .*95% interval 1\.00 to .* does not rule out/);
  });

  it('given counts that fit forces all alike and forces far apart as well, when said, then they are too few to say, and no middle is given', async () => {
    for (const counts of [five([1, 170], [0, 90], [0, 60]), five([2, 3], [6, 2], [1, 4])]) {
      const few = await page(made('few.csv', table(shares(counts))));
      assert.match(few.spread, /overall\): too few to say how far forces differ: .*95% interval 1\.00 to /);
      assert.doesNotMatch(few.spread, /no more spread|may be alike/);
      assert.equal(few.range, '');
      assert.ok(few.warnings.some((warning) => /spread is not to be quoted/u.test(warning)));
    }
  });

  it('given forces that differ a little beyond the interval, when said, then the sentence does not say that they do', async () => {
    const some = await page(made('some.csv', table(shares(five([57, 93], [93, 57], [75, 75])))));
    assert.match(some.spread, /may differ, by a median odds ratio put at .* too often for it to be said/);
    const few = some.warnings.find((warning) => warning.startsWith('Of 5 forces the interval by likelihood'));
    const [, , lower] = /between [\d.]+ and ([\d.]+)\) is too narrow.*between ([\d.]+) and/.exec(few ?? '') ?? [];
    assert.ok(
      lower !== undefined && some.range.includes(`interval ${lower} to `),
      'the interval shown is the one that allows for five forces',
    );
  });

  it('given four forces, when shown and taken as a file, then neither a limit nor a z holds one of them against the others', async () => {
    const four = made('four.csv', table(shares({ Kent: [20, 30], Essex: [60, 20], Dorset: [10, 40], Surrey: [9, 9] })));
    const comparison = await comparisonOf(four);
    const { head, rows } = forcesView(comparison).table;
    const against = head.flatMap((name, i) => (/limits|^z$/u.test(name) ? [i] : []));
    assert.equal(against.length, 5);
    for (const row of rows) for (const i of against) assert.deepEqual(row[i], { shown: 'too few forces', value: null });
    for (const { limits95, limits998, interval } of comparisonView(comparison).rows) {
      assert.deepEqual([limits95, limits998], ['too few forces', 'too few forces']);
      assert.match(interval, /%/);
    }
  });

  it('given one force, when said, then the sentence says that the spread is not known', async () => {
    const one = await page(made('one.csv', table(shares({ Kent: [10, 90] }))));
    assert.match(one.spread, /is not known\. One force alone/);
    assert.match(comparisonText(one), /^The spread between forces/);
  });
});
