import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { made, SHIPPED, shares as rowsOf, table } from '../../../test/consistency/outcomes.make.ts';
import { csvOf } from '../release/index.ts';
import { beyondSentences } from './beyond.ts';
import { downloadOf } from './chart-view.ts';
import { forcesView } from './forces.view.ts';
import { compareFiles, type Compared } from './compare-files.ts';
import { comparisonView, spreadSentence } from './comparison.view.ts';
import { compareCounts, type CountsCompared } from './compare-counts.ts';
import { aCount, aSource, shared, small } from './count-source.make.ts';
import { mixView } from './mix.view.ts';
import { ratesView } from './rates.view.ts';
import { shippedChildren } from './shipped-children.ts';
import { trendView } from './trend.view.ts';

const compared = (counts: Parameters<typeof aSource>[0]): CountsCompared => {
  const answer = compareCounts(aSource(counts, { signed: true }), { numerator: '21', denominator: 'charge' });
  return answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
};

describe('charts of which no figure can be had', () => {
  it('given a force whose population nobody knows, when rates are taken, then there is none, and no 0 and no drawing', async () => {
    const { comparison, material } = compared(shared({ 'Northmoor Police': [151, 154] }));
    const view = ratesView(comparison, material, await shippedChildren());
    assert.match(view.summary.join(' '), /^No force here has both the count and a population aged 10 to 17/);
    assert.doesNotMatch(view.summary.join(' '), /\b0 in all|, 0 for each/);
    assert.equal(view.drawing, null);
    assert.match(view.notes[0] ?? '', /^Northmoor Police is left out: its population is not known here/);
  });

  it('given more cases than a nation records, when forces are compared, then it is asked whether that is a count', () => {
    const { comparison } = compared(shared({ Kent: [9_000_000_000, 5], Essex: [40, 60] }));
    assert.ok(
      comparison.warnings.some((each) => /^Kent is given 9,000,000,005, more than all .*: is it a count\?/u.test(each)),
    );
    assert.ok(!comparison.warnings.some((each) => each.startsWith('Essex is given')));
  });

  it('given more cases than a nation records, when forces are compared, then they are in no figure, and who has to be asked is said beneath the headline', () => {
    const five = { Kent: [83, 17], Essex: [90, 10], Surrey: [70, 30], Dorset: [60, 40], Gwent: [75, 25] } as const;
    const { comparison, material, over } = compared(shared({ ...five, Sussex: [1_000_000_000, 9] }));
    const without = compared(shared(five)).comparison;
    assert.equal(spreadSentence(comparison), spreadSentence(without));
    assert.match(
      beyondSentences(comparison)[0] ?? '',
      /^Sussex is given 1,000,000,009, .* held out of every figure until its publisher, who has to be asked/,
    );
    assert.match(
      comparison.excluded.map(({ force, why }) => `${force}: ${why}`).join(),
      /^Sussex: given 1,000,000,009/,
    );
    assert.match(mixView(comparison, material).summary.join(' '), /^Of 500 outcomes of 5 forces/);
    assert.doesNotMatch(
      trendView(comparison, over)
        .table.rows.flat()
        .map(({ shown }) => shown)
        .join(),
      /1,000,000/,
    );
  });

  it('given forces that are all alike, when they are compared, then none is odd in a system that differs, as it does not', () => {
    const alike = shared({ Kent: [40, 60], Essex: [40, 60], Surrey: [40, 60], Dorset: [40, 60], Gwent: [40, 60] });
    const said = beyondSentences(compared(alike).comparison).join(' ');
    assert.doesNotMatch(said, /odd in a system|The spread is the finding/);
    assert.match(said, /No spread above chance is shown/);
    const apart = shared({ Kent: [400, 60], Essex: [40, 600], Surrey: [40, 60], Dorset: [400, 60], Gwent: [40, 600] });
    assert.match(beyondSentences(compared(apart).comparison).join(' '), /odd in a system .* The spread is the finding/);
  });

  it('given British Transport Police, when rates are taken, then it alone has no residents', async () => {
    const { comparison, material } = compared(shared({ 'British Transport Police': [3, 9], Kent: [40, 60] }));
    const view = ratesView(comparison, material, await shippedChildren());
    assert.match(view.notes[0] ?? '', /^British Transport Police is left out: it has no residents/);
    assert.match(view.summary[0] ?? '', /^40 in all/);
  });

  it('given an outcome beside 21 that is held back, when forces are compared, then page and file say so, and not that it is not given', () => {
    const rows = [
      ...shared({ Kent: [151, 154], Essex: [40, 60] }),
      aCount('Kent', '20', 0, { ...small, low: 0, high: null }),
      aCount('Essex', '20', 12),
    ];
    const { comparison } = compared(rows);
    assert.deepEqual(
      comparisonView(comparison).rows.map(({ force, beside }) => [force, ...beside]),
      [
        ['Essex', 'not given', '12', 'not given'],
        ['Kent', 'not given', 'held back', 'not given'],
      ],
    );
    assert.match(csvOf(downloadOf(forcesView(comparison))), /"Kent",151,305,[^,]*,,"held back",,/);
  });

  it('given a count that is held back, when outcomes are parted, then there is no whole, and what is given is not called absent', () => {
    const { comparison, material } = compared([
      ...shared({ 'Northmoor Police': [151, 154] }),
      aCount('Northmoor Police', '22', 71),
      aCount('Northmoor Police', '20', 0, { ...small, low: 0, high: null }),
    ]);
    const view = mixView(comparison, material);
    assert.match(
      view.summary.join(' '),
      /^Of no force here do the outcomes make a whole.*Northmoor Police: a count of it is held back, so that there is no whole\)\.$/,
    );
    assert.doesNotMatch(view.summary.join(' '), /no row of|Of 0 outcomes/);
    assert.equal(view.drawing, null);
  });
});

describe('a row that is not there', () => {
  const lines = gunzipSync(readFileSync(SHIPPED)).toString('latin1').split('\n');
  /** A copy of the table that ships, without some of its rows of code 86. */
  const copied = (isLeftOut: (line: string) => boolean): string =>
    made('copy.csv', Buffer.from(lines.filter((line) => !isLeftOut(line)).join('\n'), 'latin1'));
  const asked = { offence: '86', numerator: '21', denominator: '21,1', basis: 'closed' } as const;
  const compare = async (path: string): Promise<Compared> => {
    const answer = await compareFiles([path], asked);
    return answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
  };

  it('given the table that ships, packed or not, when a force has no row of 21, then its nought is said to be read from that, with who says so', async () => {
    for (const path of [SHIPPED, copied(() => false)]) {
      const { comparison } = await compare(path);
      const says =
        /^A nought is read from a row that is not there, as rows of zeros alone were dropped .*: British Transport Police \(outcome 21\)\.$/;
      assert.ok(comparison.warnings.some((each) => says.test(each)));
      assert.match(beyondSentences(comparison).at(-1) ?? '', says);
      const { rows } = comparisonView(comparison);
      assert.equal(rows.find(({ force }) => force === 'British Transport Police')?.numerator, '0 (no row of 21)');
      assert.equal(rows.find(({ force }) => force === 'Kent')?.numerator, '330');
      assert.equal(comparison.forces.length, 43);
    }
  });

  it('given a copy without any row of Kent, or cut off at the end of a line, when compared, then who is not in it is named', async () => {
    const { comparison } = await compare(copied((line) => line.includes(',Kent,')));
    assert.deepEqual(
      comparison.excluded.find(({ force }) => force === 'Kent'),
      { force: 'Kent', why: 'the source has no row of this force at all' },
    );
    assert.ok(comparison.warnings.some((each) => each.includes(' has nothing at all of 1: Kent. ')));
    assert.match(
      csvOf(downloadOf(forcesView(comparison))),
      /Kent is left out: the source has no row of this force at all/,
    );
    const rows = rowsOf({ Kent: [3, 1], Essex: [2, 2] });
    const { comparison: two } = await compare(made('two.csv', table(rows)));
    assert.ok(
      two.warnings.some((each) => / has nothing at all of 42: Avon and Somerset; .*; Wiltshire\. /u.test(each)),
    );
    assert.deepEqual(two.excluded, []);
  });

  const isKents21 = (line: string): boolean => /,Kent,.*,86,/u.test(line) && line.split(',').at(-3) === '21';

  it('given a copy without Kent’s rows of 21 and no row of zeros, when compared, then its nought is said to be read from that', async () => {
    const { comparison } = await compare(copied(isKents21));
    const [kent] = comparison.forces.filter(({ force }) => force === 'Kent');
    assert.deepEqual([kent?.numerator, kent?.noughts], [0, ['21']]);
    assert.match(
      beyondSentences(comparison).at(-1) ?? '',
      /as the table has no row of zeros at all, and its publisher has to be asked whether one was lost: .*Kent \(outcome 21\)/,
    );
  });

  it('given a copy without Kent’s rows of 21 that has rows of zeros, when compared, then Kent is left out, and why is said', async () => {
    const zeros = lines.map((line) =>
      /,Essex,.*,86,/u.test(line) && line.split(',').at(-3) === '16' ? line.replace(/[^,]+,[^,]+$/u, '0,0') : line,
    );
    const { comparison } = await compare(
      made('zeros.csv', Buffer.from(zeros.filter((line) => !isKents21(line)).join('\n'), 'latin1')),
    );
    assert.ok(!comparison.forces.some(({ force }) => force === 'Kent'));
    assert.match(
      comparison.excluded.find(({ force }) => force === 'Kent')?.why ?? '',
      /^type 21 in Q1 2018\/19 has no row, though this table has rows of zeros .*: not given, which is not 0$/,
    );
  });

  const quarters = (force: string, type: string, closed: readonly number[]) =>
    closed.map((each, at) => ({ force, type, closed: each, quarter: at + 1 }));
  /** Kent has no row of 21 in the second quarter; of the rows of zeros some are Essex's. */
  const partly = table([
    ...quarters('Essex', '21', [40, 0]).concat(quarters('Essex', '1', [30, 30]), quarters('Essex', '8', [5, 0])),
    ...quarters('Surrey', '21', [10, 10]).concat(quarters('Surrey', '1', [20, 20]), quarters('Surrey', '8', [0, 5])),
    ...quarters('Kent', '21', [25]).concat(quarters('Kent', '1', [50, 60]), quarters('Kent', '8', [7, 8])),
    ...quarters('Surrey', '18', [3]),
  ]);

  it('given a table with rows of zeros in which Kent has no row of 21, when it is shown what cases came to, then chart, table, words and file have Kent as not given, never as nought', async () => {
    const { comparison, material } = await compare(made('partly.csv', Buffer.from(partly)));
    assert.equal(material.absent, 'unsaid');
    const view = mixView(comparison, material);
    const [essex, kent, surrey] = view.table.rows.map((row) => row.map(({ shown }) => shown));
    assert.deepEqual(kent?.slice(0, 7), [
      'Kent',
      'not known',
      'not given',
      'not given',
      'not given',
      '15',
      'not given',
    ]);
    assert.deepEqual(
      [essex?.slice(0, 3), surrey?.slice(0, 3)],
      [
        ['Essex', '105', '40'],
        ['Surrey', '68', '20'],
      ],
    );
    const summary = view.summary.join(' ');
    assert.match(summary, /^Of 173 outcomes of 2 forces: 21 [^;]*, 34\.7%;/);
    assert.match(summary, /1 force stands without a bar, as rows of it are not there, which is not 0: Kent \(21\)/);
    const kentNote = view.notes.find((note) => note.startsWith('Kent'));
    assert.match(kentNote ?? '', /type 21 in Q2 2018\/19 has no row, though .*: not given, which is not 0/);
    for (const size of ['desk', 'phone'] as const) {
      const drawn = JSON.stringify(view.drawing?.(size));
      assert.match(drawn, /Not given: 21/);
      assert.doesNotMatch(drawn, /Kent, 21[^"]*: 0 of|Kent, 1 [^"]*%/);
    }
    const file = csvOf(downloadOf(view));
    assert.match(
      file,
      /\n"Kent","not known","not given","not given","not given",15,"not given",110,"not given","not given","not given",/,
    );
    assert.deepEqual(
      comparison.forces.map(({ force }) => force),
      ['Essex', 'Surrey'],
    );
  });
});
