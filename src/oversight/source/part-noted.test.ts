import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportRead } from './import-read.ts';
import { pasted } from './source.make.ts';

const KENT = { publisher: 'Kent' };

const days = ({ counts }: ImportRead): readonly string[] =>
  counts
    .filter(({ outcomeType }) => outcomeType === '21')
    .map(({ periodStart, periodEnd }) => `${periodStart ?? '-'} ${periodEnd ?? '-'}`);

const asked = ({ questions }: ImportRead) =>
  questions
    .filter(({ about }) => about === 'period')
    .map(({ printed, proposals }) => [printed, proposals.map(({ answer }) => answer)] as const);

const WHOLE = ['2019-01-01 2019-12-31', '2020-01-01 2020-12-31'];
const HALF = ['2021-01-01 to 2021-06-30', '2021-01-01 to 2021-12-31'];
const table = (last: string): string => `Outcome,2019,2020,${last}\nOutcome 21,540,600,629\nCharge,10,12,14\n`;

describe('a note that speaks of a part of a period', () => {
  for (const [where, text, readings] of [
    ['below the table', `${table('2021')}2021 is January to June only\n`, HALF],
    ['above it', `2021 is January to June only.\n${table('2021')}`, HALF],
    ['in a letter', `We hold this. 2021 covers the first six months.\n\n${table('2021').replaceAll(',', '\t')}`, HALF],
    ['behind a star', `${table('2021*')}* part year to June 2021\n`, HALF],
    ['behind a raised figure', `${table('2021²')}² to June 2021\n`, HALF],
    ['behind a note in brackets', `${table('2021 [note 1]')}[note 1] January to June\n`, HALF],
    ['that names no days', `${table('2021*')}* part year\n`, HALF.slice(1)],
    [
      'that names a year of its own',
      `${table('2021*')}* April 2021 to March 2022\n`,
      ['2021-04-01 to 2022-03-31', '2021-04-01 to 2021-12-31', '2021-01-01 to 2021-12-31'],
    ],
  ] as const)
    it(`given one ${where}, when read, then its period is asked, and every other keeps its own`, async () => {
      const read = await pasted(text, KENT);
      assert.deepEqual(days(read), [...WHOLE, '- -']);
      assert.deepEqual(
        asked(read).map(([, answers]) => answers),
        [readings],
      );
      const [[printed] = [null]] = asked(read);
      const answers = [{ about: 'period', printed, answer: '2021-01-01 to 2021-06-30' }];
      const again = await pasted(text, { ...KENT, answers });
      assert.deepEqual([days(again), asked(again)], [[...WHOLE, '2021-01-01 2021-06-30'], []]);
    });

  it('given years down with a star, when read, then that row is asked', async () => {
    const read = await pasted('Year,Outcome 21,Charge\n2016*,5,1\n2017,60,9\n* from December 2016\n', KENT);
    assert.deepEqual(days(read), ['- -', '2017-01-01 2017-12-31']);
    assert.deepEqual(asked(read)[0]?.[1], ['2016-12-01 to 2016-12-31', '2016-01-01 to 2016-12-31']);
  });

  it('given a comment beside one row, when read, then that row alone is asked', async () => {
    const read = await pasted('Force,Outcome 21 2019,Comments\nKent,5,Apr-Dec 2019 only\nEssex,15,\n');
    assert.deepEqual(days(read), ['- -', '2019-01-01 2019-12-31']);
    assert.deepEqual(asked(read)[0]?.[1], ['2019-04-01 to 2019-12-31', '2019-01-01 to 2019-12-31']);
  });

  for (const [what, text] of [
    ['a note on something else', `${table('2021*')}* excludes cancelled crimes\n`],
    ['a note that says the whole of it', `${table('2021*')}* January to December 2021\n`],
    ['another year', `${table('2021')}2016 is December only.\n`],
    ['twelve months', `${table('2021')}Each year covers 12 months.\n`],
  ] as const)
    it(`given ${what}, when read, then no period is asked`, async () => {
      const read = await pasted(text, KENT);
      assert.deepEqual([days(read), asked(read)], [[...WHOLE, '2021-01-01 2021-12-31'], []]);
    });
});

describe('marks behind headings', () => {
  it('given marks of notes of every kind over years, when read, then they are years, and no headings are asked', async () => {
    const read = await pasted(`Outcome,2019 [1],2020²,2021*\nOutcome 21,540,600,629\nCharge,10,12,14\n`, KENT);
    assert.deepEqual(days(read), [...WHOLE, '2021-01-01 2021-12-31']);
    assert.ok(read.counts.every(({ measure }) => measure === 'outcomes'));
    assert.ok(read.questions.every(({ about }) => about !== 'headings'));
  });

  it('given figures that a heading calls provisional, when read, then that is no part of what was counted, and it is said', async () => {
    const read = await pasted(table('2021 (provisional)'), KENT);
    assert.deepEqual([days(read), asked(read)], [[...WHOLE, '2021-01-01 2021-12-31'], []]);
    assert.ok(read.counts.every(({ measure }) => measure === 'outcomes'));
    assert.match(read.oddities.map(({ says }) => says).join('\n'), /“2021 \(provisional\)” names an issue/u);
  });
});
