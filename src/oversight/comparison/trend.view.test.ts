import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { made, shares, table } from '../../../test/consistency/outcomes.make.ts';
import { besideOf } from './beside-shape.ts';
import { compareCounts } from './compare-counts.ts';
import { compareFiles, type Compared } from './compare-files.ts';
import { aSource, shared, aCount } from './count-source.make.ts';
import type { SourceCount } from './count-source.ts';
import { forceView } from './force.view.ts';
import { mixView } from './mix.view.ts';
import { reportOf } from './report.ts';
import { shippedChildren } from './shipped-children.ts';
import { outcomesSilence } from './silence.view.ts';
import { heardOf } from './heard.ts';
import { trendView } from './trend.view.ts';
import { factorWords } from './words.ts';

const year = (name: number): Partial<SourceCount> => ({ periodStart: `${name}-01-01`, periodEnd: `${name}-12-31` });

function compared(counts: readonly SourceCount[], period = 'all'): Compared {
  const answer = compareCounts(aSource(counts, { signed: true }), { period });
  return answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
}

/** Kent and Essex alike in both years; Durham, with another share, only in the second. */
const joined = (): Compared =>
  compared(
    [
      ...shared({ Kent: [90, 10], Essex: [80, 20] }, year(2019)),
      ...shared({ Kent: [90, 10], Essex: [80, 20], Durham: [20, 180] }, year(2020)),
    ],
    '2020',
  );

describe('what is seen over time', () => {
  it('given a force that joins in the second year, when read, then nobody who did not move is said to have moved', () => {
    const { comparison, over } = joined();
    const { summary, table: shown, drawing } = trendView(comparison, over);
    assert.match(
      summary[0] ?? '',
      /^From 2019 to 2020 the overall share of the 2 forces that have a figure in every period went from 85\.0% to 85\.0%/,
    );
    assert.match(summary.join(' '), /Left out of it, as they have no figure in some period: Durham \(2019\)/);
    assert.deepEqual(
      shown.rows.map(([, counted, of]) => [counted?.value, of?.value]),
      [
        [170, 200],
        [170, 200],
      ],
    );
    assert.doesNotMatch(JSON.stringify(drawing?.('desk')), /47\.5%/);
  });

  it('given one force of them, when it is shown, then the others beside it are the same in each year', () => {
    const answer = joined();
    const durham = answer.comparison.forces.find(({ force }) => force === 'Durham') ?? assert.fail();
    assert.doesNotMatch(JSON.stringify(forceView(durham, answer).drawing?.('desk')), /47\.5%/);
  });

  it('given no force with a figure in both years, when read, then it is not said how the share moves', () => {
    const { comparison, over } = compared(
      [...shared({ Kent: [90, 10] }, year(2019)), ...shared({ Durham: [20, 180] }, year(2020))],
      '2020',
    );
    const { summary, drawing } = trendView(comparison, over);
    assert.match(summary[0] ?? '', /^No force has a figure in every period/);
    assert.doesNotMatch(summary.join(' '), /went from/);
    assert.equal(drawing, null);
  });

  it('given 24 forces that change alike over five years, when read, then slope and spread are given with their intervals', () => {
    const years = [2016, 2017, 2018, 2019, 2020].flatMap((name, at) =>
      shared(
        Object.fromEntries(
          Array.from({ length: 24 }, (_, i) => [
            `Force ${i + 10}`,
            [30 + (i % 8) * 8 - 2 * at, 120 - (i % 8) * 8] as const,
          ]),
        ),
        year(name),
      ),
    );
    const { comparison, over } = compared(years);
    const summary = trendView(comparison, over).summary.join(' ');
    assert.match(
      summary,
      /Over 5 periods the odds of all together change by a factor of 0\.\d\d a year \(logistic slope, 95% interval 0\.\d\d to 0\.\d\d; Cochran–Armitage, p < 0\.001\)/,
    );
    assert.match(
      summary,
      /spread \(standard deviation of log odds\) goes from 0\.\d\d in the first to 0\.\d\d in the last: a ratio of \d\.\d\d \(95% interval .* cannot be told\. No force can be told to change otherwise/,
    );
  });

  it('given an end of an interval that is not 1, when it is written, then it does not read as no change', () => {
    assert.deepEqual([0.9955, 1.0004, 1, 0.93, null].map(factorWords), ['0.996', '1.0004', '1.00', '0.93', 'no bound']);
  });

  it('given a force whose share falls by half after six years, when it is shown, reported or read by a program, then the fall is signalled, and in no other', async () => {
    const years = Array.from({ length: 12 }, (_, at) => 2008 + at).flatMap((name, at) =>
      shared({ Kent: at < 6 ? [60, 40] : [30, 70], Essex: [55, 45] }, year(name)),
    );
    const answer = compared(years);
    const [essex, kent] = answer.comparison.forces.map((figure) => forceView(figure, answer).summary.join(' '));
    assert.match(kent ?? '', /CUSUM for odds doubled or halved, against 60\.0%, .*there is a fall in 2014/);
    assert.match(essex ?? '', /against 55\.0%, .*no change is signalled/);
    const changes = besideOf(answer).changes ?? [];
    assert.deepEqual(
      changes.map(({ force, kind, from, to, rises, falls }) => [force, kind, from, to, rises, falls]),
      [
        ['Essex', 'watched', '2008', '2013', [], []],
        ['Kent', 'watched', '2008', '2013', [], ['2014', '2015', '2016', '2017', '2018', '2019']],
      ],
    );
    const report = reportOf(answer, await shippedChildren());
    const over = report.parts.find(({ heading }) => heading === 'Over time')?.view.summary.join(' ') ?? '';
    assert.match(
      over,
      /a change is signalled in 1 of 2\. Chance alone would signal about 0\.1 times.* Kent: a fall in 2014/,
    );
    const few = joined();
    const [first] = few.comparison.forces;
    assert.match(first === undefined ? '' : forceView(first, few).summary.join(' '), /takes 8 periods, and 1 is given/);
  });

  it('given the recorded basis, when read over time, then neither a move nor recoding is said, and why', async () => {
    const rows = ['2017/18', '2018/19'].flatMap((name) =>
      shares({ Kent: [5, 5], Essex: [6, 4] }).map((row) => ({ ...row, year: name })),
    );
    const answer = await compareFiles([made('recorded.csv', table(rows))], {
      ...{ offence: '86', numerator: '21', denominator: '21,1', basis: 'recorded' },
    });
    if (answer.kind !== 'compared') assert.fail(answer.sentence);
    const { summary, drawing } = trendView(answer.comparison, answer.over);
    assert.match(summary.join(' '), /recorded basis.*still being filled.*closed basis/);
    assert.doesNotMatch(summary.join(' '), /went from|alarm/);
    assert.equal(drawing, null);
  });
});

describe('a gap that is known and that no table marks', () => {
  it('given Greater Manchester before and in it, when silence is mapped, then it is a gap where it is one, in table, drawing and words', async () => {
    const rows = [1, 2, 3].flatMap((quarter) =>
      shares({ Kent: [9, 1], 'Greater Manchester': [1, 1] }).map((row) => ({ ...row, year: '2019/20', quarter })),
    );
    const answer = await compareFiles([made('gap.csv', table(rows))], {
      ...{ offence: '86', numerator: '21', denominator: '21,1', basis: 'closed' },
    });
    if (answer.kind !== 'compared') assert.fail(answer.sentence);
    const {
      table: shown,
      drawing,
      notes,
      summary,
    } = outcomesSilence(heardOf(answer.comparison.definition, answer.over, []));
    const rowOf = (force: string) => shown.rows.find(([name]) => name?.shown === force)?.map((each) => each.shown);
    assert.deepEqual(rowOf('Greater Manchester')?.slice(1), ['answered', 'known gap', 'known gap', '2']);
    assert.deepEqual(rowOf('Kent')?.slice(1), ['answered', 'answered', 'answered', '0']);
    const drawn = JSON.stringify(drawing?.('phone'));
    assert.match(drawn, /Greater Manchester, Q2 2019\/20: a known gap: no whole figures were sent/);
    assert.match(notes.join('\n'), /^Known gap: Greater Manchester, July 2019 to 2020: /m);
    assert.match(summary[0] ?? '', /did not: .*Greater Manchester/);
  });
});

describe('words that are true of some sources alone', () => {
  it('given answers of under-18s, when a report is made, then its method says nothing of adults, code 86 or the closed basis', async () => {
    const { comparison, ...rest } = compared(shared({ Kent: [9, 1], Essex: [8, 2] }, { basis: 'not-stated' }));
    const method = JSON.stringify(reportOf({ comparison, ...rest }, await shippedChildren()).method);
    assert.doesNotMatch(method, /finer than code 86|holds adults|Shares of the closed basis|The published table/);
    assert.match(method, /ages are: under 18/);
    assert.match(method, /does not say by which day outcomes were counted/);
  });

  it('given the outcomes open data, when a report is made, then its method says that they have no ages', async () => {
    const answer = await compareFiles([made('open.csv', table(shares({ Kent: [9, 1], Essex: [8, 2] })))], {
      ...{ offence: '86', numerator: '21', denominator: '21,1', basis: 'closed' },
    });
    if (answer.kind !== 'compared') assert.fail(answer.sentence);
    const method = JSON.stringify(reportOf(answer, await shippedChildren()).method);
    assert.match(method, /no ages and goes no finer than code 86.*closed basis.*holds adults/);
    // Any file of this table, and not only the one that ships.
    const silence = outcomesSilence(heardOf(answer.comparison.definition, answer.over, []));
    assert.doesNotMatch(silence.notes.join(' '), /The copier of this table/);
    assert.match(silence.notes.join(' '), /read as having had none/);
    assert.equal(mixView(answer.comparison, answer.material).table.head[1], 'All assigned');
  });

  it('given a source that names four outcomes, when they are parted, then their sum is not all that were assigned', () => {
    const four = ['21', '1', '22', '8'].flatMap((type) => ['Kent', 'Essex'].map((force) => aCount(force, type, 50)));
    const named = compared(four);
    assert.equal(mixView(named.comparison, named.material).table.head[1], 'All that the source names');
    const totalled = compared([...four, ...['Kent', 'Essex'].map((force) => aCount(force, null, 900))]);
    assert.equal(mixView(totalled.comparison, totalled.material).table.head[1], 'All assigned');
  });
});
