import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportRead } from './import-read.ts';
import { pasted } from './source.make.ts';

const KENT = { publisher: 'Kent' };

const figures = ({ counts }: ImportRead): readonly string[] =>
  counts.map(({ force, periodStart, measure, outcomeType, ageScope, value }) =>
    [force, periodStart?.slice(0, 4) ?? '-', measure, outcomeType ?? '-', ageScope, value ?? '-'].join(' | '),
  );

const asked = ({ questions }: ImportRead, about: string) =>
  questions
    .filter((each) => each.about === about)
    .map(({ printed, proposals }) => [printed, proposals.map(({ answer }) => answer)] as const);

const odd = ({ oddities }: ImportRead): string => oddities.map(({ says }) => says).join('\n');

describe('tables whose first column is not what its heading says', () => {
  it('given years across, ages down and “Year” in the corner, when read, then no year is thrown away', async () => {
    const read = await pasted('Outcome 21\nYear,2019,2020\n10 to 13,5,6\n14 to 17,25,16\n', KENT);
    assert.deepEqual(figures(read), [
      'Kent | 2019 | outcomes | 21 | 10 to 13 | 5',
      'Kent | 2020 | outcomes | 21 | 10 to 13 | 6',
      'Kent | 2019 | outcomes | 21 | 14 to 17 | 25',
      'Kent | 2020 | outcomes | 21 | 14 to 17 | 16',
    ]);
    assert.deepEqual(asked(read, 'period'), []);
  });

  it('given outcomes down under the same corner, when read, then they are outcomes', async () => {
    const read = await pasted('Year,2019,2020\nOutcome 21,5,6\nCharge,25,16\n', KENT);
    assert.deepEqual(figures(read).slice(0, 2), [
      'Kent | 2019 | outcomes | 21 | not stated | 5',
      'Kent | 2020 | outcomes | 21 | not stated | 6',
    ]);
  });

  it('given counts from the first column on and their total, when read, then none of them is taken for a name', async () => {
    const read = await pasted('Outcome 21 2019\nBoys,Girls,Total\n50,20,70\n', KENT);
    assert.deepEqual(figures(read), [
      'Kent | - | outcomes, Boys | 21 | not stated | 50',
      'Kent | - | outcomes, Girls | 21 | not stated | 20',
    ]);
    const two = await pasted('Outcome 21,Charge\n50,4\n', KENT);
    assert.deepEqual(
      two.counts.map(({ outcomeType, value }) => [outcomeType, value]),
      [
        ['21', 50],
        ['1', 4],
      ],
    );
  });

  it('given a year alone in a row over rows that say none, when read, then it is theirs', async () => {
    const rows =
      'Outcome,Number\nCalendar Year 2019,\nOutcome 21,50\nCharge,20\nCalendar Year 2020,\nOutcome 21,5\nCharge,2\n';
    assert.deepEqual(
      (await pasted(rows, KENT)).counts.map(({ periodStart, outcomeType, value }) => [periodStart, outcomeType, value]),
      [
        ['2019-01-01', '21', 50],
        ['2019-01-01', '1', 20],
        ['2020-01-01', '21', 5],
        ['2020-01-01', '1', 2],
      ],
    );
  });
});

describe('totals and means', () => {
  it('given a row “All” of one outcome, when read, then it is held against that outcome alone, and still has to add up', async () => {
    const rows = (total: number): string =>
      `Offence,Outcome,2019\n86/02,Outcome 21,50\n86/02,Charge,5\n86/10,Outcome 21,20\n86/10,Charge,3\nAll,Outcome 21,${total}\nAll,Charge,8\n`;
    assert.equal((await pasted(rows(70), KENT)).counts.length, 4);
    await assert.rejects(pasted(rows(71), KENT), /the total in row 6, column 3 is 71, but its parts add up to 70/u);
  });

  it('given a row or a column of means, when read, then it is passed over and said', async () => {
    for (const text of [
      'Year,Outcome 21,Charge\n2019,50,4\n2020,40,6\nAverage,45,5\n',
      'Outcome,2019,2020,Average\nOutcome 21,50,40,45\nCharge,4,6,5\n',
      'Force,Outcome 21 2019,Charge 2019\nKent,50,4\nEssex,40,6\nNational average,45,5\n',
    ]) {
      const read = await pasted(text, KENT);
      assert.equal(read.counts.length, 4, text);
      assert.match(odd(read), /verage” is a mean or a median, no count; the (?:row|column) was passed over/u);
    }
  });
});

describe('cells and lines that lost something', () => {
  it('given a comma between thousands without quotation marks, when read, then the row is passed over with what may be wrong', async () => {
    const read = await pasted('Outcome,2019,2020\nOutcome 21,1,540,600\nCharge,12,14\nOutcome 22,3,4\n', KENT);
    assert.match(odd(read), /Where 1 and 540 are one number, “1,540”, its comma parts thousands/u);
    assert.deepEqual(
      read.counts.map(({ value }) => value),
      [12, 14, 3, 4],
    );
  });

  it('given a day where a count was, when read, then what it may have been is said and no number is taken', async () => {
    const read = await pasted('Outcome,2019,2020\nOutcome 21,04-Jan,600\nCharge,12,5\n', KENT);
    assert.match(odd(read), /“04-Jan”: .* makes such a day of “1-4”/u);
    assert.equal(read.counts[0]?.value, null);
  });

  it('given one outcome by two names, when read, then no word of it is left over', async () => {
    const read = await pasted('Outcome,2019\nCommunity Resolution / Restorative Justice,5\nOutcome 21,6\n', KENT);
    assert.deepEqual(
      read.counts.map(({ measure, outcomeType }) => [measure, outcomeType]),
      [
        ['outcomes', '8'],
        ['outcomes', '21'],
      ],
    );
  });

  it('given bars and a line of strokes below the headings, when read, then that line is no row', async () => {
    const read = await pasted('Year | Outcome 21 | Charge\n--- | --- | ---\n2019 | 540 | 4\n', KENT);
    assert.deepEqual(
      read.counts.map(({ value }) => value),
      [540, 4],
    );
  });

  for (const line of ['2019: 540, 4', '2019 | 540 | 4', 'In 2019/20: <5, 4.'])
    it(`given “${line}”, when read, then each of its numbers is asked`, async () => {
      assert.equal(asked(await pasted(`${line}\n`, KENT), 'prose').length, 2);
    });
});

describe('what forces are called for short', () => {
  it('given it over columns, when read, then each is asked, and none is the publisher’s', async () => {
    const read = await pasted('Outcome,GMP,MPS 2019,WMP\nOutcome 21,5,6,7\nCharge,5,6,7\n', KENT);
    assert.deepEqual(asked(read, 'force'), [
      ['GMP', ['Greater Manchester', 'GMP']],
      ['MPS', ['Metropolitan Police', 'MPS']],
      ['WMP', ['West Midlands', 'West Mercia', 'WMP']],
    ]);
    assert.ok(read.counts.every(({ force, measure }) => force !== 'Kent' && measure === 'outcomes'));
  });

  it('given it in a column without a heading, when read, then it is a column of forces', async () => {
    const read = await pasted(',Outcome 21 2019\nGMP,5\nMPS,6\n', KENT);
    assert.deepEqual(
      read.counts.map(({ force }) => force),
      ['GMP', 'MPS'],
    );
  });

  it('given it as the publisher, when read, then the force that it may be short for is proposed', async () => {
    const read = await pasted('Outcome,2019\nOutcome 21,5\nCharge,6\n', { publisher: 'WMP' });
    assert.deepEqual(asked(read, 'force')[0]?.[1].slice(0, 2), ['West Midlands', 'West Mercia']);
  });
});
