import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allForces, OUTCOMES_TABLE, type Count } from '../source/index.ts';
import type { TakenSeries } from '../source/own.ts';
import { compareCounts, type CountsCompared } from './compare-counts.ts';
import type { CompareQuery } from './compare.schema.ts';
import { shared } from './count-source.make.ts';
import type { SourceCount } from './count-source.ts';
import { seriesSource } from './taken-series.ts';
import { trendFitsApart } from './trend-fits-apart.ts';
import { fitsIn, fitsKept, fittingOf, trendFigures } from './trend-fits.ts';
import { trendView } from './trend.view.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const year = (name: number): Partial<SourceCount> => ({ periodStart: `${name}-01-01`, periodEnd: `${name}-12-31` });

/** Of no known gap, and each with an area. */
const FORCES = allForces.filter((force) => !/^(?:British|Greater)/.test(force));

type Shares = Readonly<Record<string, readonly [number, number]>>;
type Issue = TakenSeries['issues'][number];

const countsOf = (all: readonly SourceCount[]): readonly Count[] => all.map(({ definition: _d, ...count }) => count);

/** One file of a publisher, brought on a day of 2025. */
const issue = (file: string, day: number, counts: readonly SourceCount[], official: string | null = null): Issue => ({
  ...{ source: ID, publisher: 'Invented Office', file, sha256: file.padEnd(64, '0'), official },
  takenAt: new Date(Date.UTC(2025, 0, day)),
  counts: countsOf(counts),
  offences: [],
});

/** As the database gives them: newest first. */
const series = (...issues: readonly Issue[]) =>
  seriesSource(ID, { publisher: 'Invented Office', issues: issues.toReversed(), left: [] });

function compared(issues: readonly Issue[], query: CompareQuery = {}): CountsCompared {
  const answer = compareCounts(series(...issues), query);
  return answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
}

const over = ({ comparison, over: material }: CountsCompared) => trendView(comparison, material);

const column = (answer: CountsCompared, name: string): readonly unknown[] => {
  const { head, rows } = over(answer).table;
  return rows.map((row) => row[head.indexOf(name)]?.value ?? null);
};

const alike = (at: number): Shares =>
  Object.fromEntries(Array.from({ length: 6 }, (_, i) => [FORCES[i] ?? '', [30 + 10 * i + at, 90 - 5 * i] as const]));

const FIVE = [2019, 2020, 2021, 2022, 2023].map((name, at) =>
  issue(`${name}.csv`, at + 1, shared(alike(at), year(name))),
);

describe('yearly files of one publisher, put together', () => {
  it('given five, when read over time, then each year has its share and spread, and the file and issue it is of', () => {
    const answer = compared(FIVE);
    assert.deepEqual(column(answer, 'Period'), ['2019', '2020', '2021', '2022', '2023']);
    assert.deepEqual(column(answer, 'Source and issue'), [
      '2019.csv (issue taken in on 1 January 2025)',
      '2020.csv (issue taken in on 2 January 2025)',
      '2021.csv (issue taken in on 3 January 2025)',
      '2022.csv (issue taken in on 4 January 2025)',
      '2023.csv (issue taken in on 5 January 2025)',
    ]);
    const { summary, drawing, notes } = over(answer);
    assert.match(summary.join(' '), /From 2019 to 2023 .* went from .* Over 5 periods the odds of all together change/);
    assert.ok(column(answer, 'Median odds ratio').every((each) => typeof each === 'number'));
    assert.notEqual(drawing, null);
    assert.doesNotMatch(notes.join(' '), /restated|on other terms|across times/);
  });

  it('given one year of them asked, when compared, then its own file alone is named with the figures', () => {
    const { comparison } = compared(FIVE, { period: '2021' });
    assert.deepEqual(
      comparison.definition.files.map(({ file }) => file),
      ['2021.csv'],
    );
  });

  it('given a year that a later file gives again, when read, then the later stands and what moved is said for that year', () => {
    const again = issue('again.csv', 9, shared({ ...alike(1), 'Avon and Somerset': [55, 45] }, year(2020)));
    const answer = compared([...FIVE, again]);
    assert.match(String(column(answer, 'Source and issue')[1]), /^again\.csv \(issue taken in on 9 January 2025\)$/);
    const said = over(answer).notes.join('\n');
    assert.match(
      said,
      /^2020 was restated: again\.csv \(issue .*\) stands in place of 2020\.csv \(issue .*\)\. Avon and Somerset: 31 of 121 in the earlier issue, 55 of 100 in the later one\.$/m,
    );
    assert.doesNotMatch(said, /20(?:19|21|22|23) was restated/);
    assert.match(
      compared([...FIVE, again], { period: '2020' }).comparison.warnings.join('\n'),
      /again\.csv .* takes the place of .* 1 of 6 forces moved/,
    );
    assert.doesNotMatch(
      compared([...FIVE, again], { period: '2021' }).comparison.warnings.join('\n'),
      /takes the place/,
    );
  });

  it('given a later file with only some forces of a year, when read, then the rest stand from the earlier, and that year says so', () => {
    const some = issue('some.csv', 9, shared({ 'Avon and Somerset': [55, 45] }, year(2020)));
    const answer = compared([...FIVE, some]);
    assert.match(
      over(answer).notes.join('\n'),
      /^2020 is of several issues: some\.csv \(.*\), and of Bedfordshire; .* 2020\.csv \(/m,
    );
    assert.match(String(column(answer, 'Source and issue')[1]), /some\.csv .*; 2020\.csv/);
  });

  it('given the year before printed for its Outcome 21 alone, when read, then it takes no whole figure’s place', () => {
    const whole = shared(alike(4), year(2023));
    const before = shared(alike(9), year(2022)).filter(({ outcomeType }) => outcomeType === '21');
    const answer = compared([...FIVE.slice(0, 4), issue('2023.csv', 5, [...whole, ...before])]);
    assert.match(String(column(answer, 'Source and issue')[3]), /^2022\.csv/);
    assert.equal(over(answer).table.rows.length, 5);
  });

  it('given years on another basis or across the others, when read, then they are in no line with them, and are named', () => {
    const recorded = issue('2024.csv', 8, shared(alike(5), { ...year(2024), basis: 'recorded' }));
    const across = issue(
      'fiscal.csv',
      9,
      shared(
        { 'Avon and Somerset': [9, 9], Bedfordshire: [9, 9] },
        { periodStart: '2022-04-01', periodEnd: '2023-03-31' },
      ),
    );
    const answer = compared([...FIVE, recorded, across]);
    assert.deepEqual(column(answer, 'Period'), ['2019', '2020', '2021', '2022', '2023']);
    const said = answer.comparison.warnings.join('\n');
    assert.match(said, /Given on other terms alone, and so in no line with these: 2024 \(basis recorded\)\./);
    assert.match(said, /Not in the line over time, as they lie across times that more forces give: 2022\/23\./);
  });

  it('given a blank in a later file, when read, then it takes no figure’s place; a refusal does, and is said', () => {
    const blank = shared(
      { 'Avon and Somerset': [0, 0] },
      { ...year(2020), value: null, low: null, high: null, missing: 'not-given' },
    );
    const refused = shared(
      { Bedfordshire: [0, 0] },
      { ...year(2020), value: null, low: null, high: null, missing: 'refused' },
    );
    const answer = compared([...FIVE, issue('later.csv', 9, [...blank, ...refused])], { period: '2020' });
    assert.deepEqual(answer.comparison.forces.map(({ force }) => force).slice(0, 2), [
      'Avon and Somerset',
      'Cambridgeshire',
    ]);
    assert.match(answer.comparison.warnings.join('\n'), /Bedfordshire: 41 of 126 in the earlier issue, no figure/);
  });

  it('given a table whose later issue has no row of a force that it has otherwise, when read, then it is none, and the old row stands nowhere', () => {
    const table = (day: number, forces: Shares) =>
      issue(`t${day}.csv`, day, shared(forces, year(2020)), OUTCOMES_TABLE);
    const more = shared({ Kent: [1, 1] }, { ...year(2020), offenceScope: 'other' });
    const later = issue('t2.csv', 2, [...shared({ Essex: [8, 8] }, year(2020)), ...more], OUTCOMES_TABLE);
    const source = series(table(1, { Kent: [5, 5], Essex: [6, 6] }), later);
    assert.deepEqual(
      source.counts.filter(({ offenceScope }) => offenceScope !== 'other').map(({ force, value }) => [force, value]),
      [
        ['Essex', 8],
        ['Essex', 8],
      ],
    );
  });

  it('given what is fitted in a thread, when it comes back, then it is what is fitted here, fitted once, and the page has just that', async () => {
    const many = (at: number): Shares =>
      Object.fromEntries(Array.from({ length: 24 }, (_, i) => [FORCES[i] ?? '', [30 + 3 * i + at, 90] as const]));
    const answer = compared(
      [2019, 2020, 2021, 2022, 2023].map((name, at) => issue(`${name}.csv`, at + 1, shared(many(at), year(name)))),
    );
    const { definition } = answer.comparison;
    const here = fitsIn(fittingOf(trendFigures(answer.over, definition)));
    assert.equal(fitsKept(answer.over, definition), undefined);
    await Promise.all([trendFitsApart(answer), trendFitsApart(answer)]);
    assert.deepEqual(fitsKept(answer.over, definition), here);
    assert.deepEqual(column(answer, 'Median odds ratio')[0], Math.round((here.spreads[0]?.mor ?? 0) * 1e6) / 1e6);
  });
});
