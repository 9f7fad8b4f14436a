import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportRead } from './import-read.ts';
import { pasted } from './source.make.ts';

const days = ({ counts }: ImportRead): readonly string[] =>
  counts.map(({ force, periodStart, periodEnd }) => `${force} ${periodStart ?? '-'} ${periodEnd ?? '-'}`);

const asked = ({ questions }: ImportRead, about = 'period') =>
  questions
    .filter((each) => each.about === about)
    .map(({ printed, proposals }) => [printed, proposals.map(({ answer }) => answer)]);

const ONE_FOR_ALL = { answers: [{ about: 'period', printed: null, answer: '2019/20' }] };

describe('days that the rows of a table print', () => {
  for (const [says, rows, expected] of [
    ...[
      ['British figures', ['01/04/2019,31/03/2020', '01/04/2020,31/03/2021']],
      ['American figures', ['04/01/2019,03/31/2020', '04/01/2020,03/31/2021']],
      ['words', ['1 April 2019,31st March 2020', '1-Apr-2020,31-Mar-2021']],
      ['years first', ['2019-04-01,2020-03-31', '2020/04/01,2021/03/31']],
      ['months', ['April 2019,March 2020', 'April 2020,March 2021']],
    ].map(([name, given]) => [name, given, ['Kent 2019-04-01 2020-03-31', 'Essex 2020-04-01 2021-03-31']] as const),
  ])
    it(`given a first and a last day in ${String(says)}, when read, then each row has its own, whatever was settled for all`, async () => {
      const [kent = '', essex = ''] = rows ?? [];
      const read = await pasted(`Force,From,To,Outcome 21\nKent,${kent},100\nEssex,${essex},50\n`, ONE_FOR_ALL);
      assert.deepEqual([days(read), asked(read)], [expected, []]);
    });

  it('given days that can be read in two orders, when read, then they are asked by their words, with both, and no other answer fills them', async () => {
    const text = 'Force,From,To,Outcome 21\nKent,04/01/2019,03/31/2020,100\nEssex,04/01/2019,03/04/2020,50\n';
    const read = await pasted(text, ONE_FOR_ALL);
    assert.deepEqual(days(read), ['Kent 2019-04-01 2020-03-31', 'Essex - -']);
    assert.deepEqual(asked(read), [
      ['04/01/2019 to 03/04/2020', ['2019-01-04 to 2020-04-03', '2019-04-01 to 2020-03-04']],
    ]);
    const answers = [{ about: 'period', printed: '04/01/2019 to 03/04/2020', answer: '2019-04-01 to 2020-03-04' }];
    assert.equal(days(await pasted(text, { answers }))[1], 'Essex 2019-04-01 2020-03-04');
    assert.deepEqual(asked(await pasted('Force,Period,Outcome 21\nKent,01/04/2019 - 05/06/2019,5\n')), [
      ['01/04/2019 - 05/06/2019', ['2019-04-01 to 2019-06-05', '2019-01-04 to 2019-05-06']],
    ]);
  });

  for (const [heading, first, last] of [
    ['From,To', '31/03/2020', '01/04/2019'],
    ['From,To', '01/04/19', '31/03/20'],
    ['From,To', '31/02/2019', '31/03/2020'],
    ['Date from,Ref', '01/04/2019', 'x'],
    ['Date,Note', '01/04/2019', 'x'],
  ] as const)
    it(`given “${first}” and “${last}” under ${heading}, when read, then they are asked by their words`, async () => {
      const read = await pasted(
        `Force,${heading},Outcome 21\nKent,${first},${last},100\nEssex,${first},${last},9\n`,
        ONE_FOR_ALL,
      );
      assert.deepEqual(days(read), ['Kent - -', 'Essex - -']);
      assert.match(asked(read)[0]?.[0]?.toString() ?? '', new RegExp(first));
    });

  it('given the day of a reply beside a year, when read, then it is no day of what was counted', async () => {
    const read = await pasted('Force,Date of reply,Outcome 21 2019/20\nKent,04/06/2021,100\nEssex,05/06/2021,9\n');
    assert.deepEqual(days(read), ['Kent 2019-04-01 2020-03-31', 'Essex 2019-04-01 2020-03-31']);
  });
});

describe('years that are no financial year', () => {
  for (const [words, readings] of [
    ['2019/21', ['2019-04-01 to 2021-03-31', '2019-01-01 to 2021-12-31', '2019-04-01 to 2020-03-31']],
    ['2017/2019', ['2017-04-01 to 2019-03-31', '2017-01-01 to 2019-12-31', '2017-04-01 to 2018-03-31']],
    ['2019/04', ['2019-04-01 to 2019-04-30', '2019-04-01 to 2020-03-31']],
  ] as const)
    it(`given “${words}” in a heading or a row, when read, then it is asked by itself and cut to no year`, async () => {
      for (const text of [
        `Force,Outcome 21 ${words},Charged ${words}\nKent,5,6\n`,
        `Force,Year,Outcome 21,Charged\nKent,${words},5,6\n`,
      ]) {
        const read = await pasted(text, ONE_FOR_ALL);
        assert.deepEqual(days(read), ['Kent - -', 'Kent - -']);
        assert.deepEqual([asked(read), asked(read, 'year')], [[[words, readings]], []]);
        assert.deepEqual(
          read.counts.map(({ outcomeType, measure }) => [outcomeType, measure]),
          [
            ['21', 'outcomes'],
            ['1', 'outcomes'],
          ],
        );
      }
    });
});

describe('years in spellings that can be read in two ways', () => {
  for (const [words, readings] of [
    ['18/19', ['2018-04-01 to 2019-03-31']],
    ['01.04.22-31.03.23', ['2022-04-01 to 2023-03-31']],
    ['2019 to 2020', ['2019-04-01 to 2020-03-31', '2019-01-01 to 2020-12-31']],
    ['FY20', ['2019-04-01 to 2020-03-31', '2020-04-01 to 2021-03-31']],
    ['year to 31/03/2018', ['2017-04-01 to 2018-03-31']],
    ['Jan-19', ['2019-01-01 to 2019-01-31']],
    ['2020 - part', []],
  ] as const)
    it(`given “${words}” over one column of two, when read, then it is asked by itself with what it may be, and the other keeps its own`, async () => {
      const read = await pasted(`Outcome,${words},2024/25\nOutcome 21,40,50\nCharge,13,12\n`, { publisher: 'Kent' });
      assert.deepEqual(days(read), [
        'Kent - -',
        'Kent 2024-04-01 2025-03-31',
        'Kent - -',
        'Kent 2024-04-01 2025-03-31',
      ]);
      assert.deepEqual(asked(read), [[words, readings]]);
      assert.ok(
        read.counts.every(({ measure }) => measure === 'outcomes'),
        JSON.stringify(read.counts.map(({ measure }) => measure)),
      );
    });

  it('given such years in the first column, when read, then each row is asked by itself', async () => {
    const read = await pasted('Year,Outcome 21,Charge\n18/19,40,13\n19/20,50,12\n', { publisher: 'Kent' });
    assert.deepEqual(asked(read), [
      ['18/19', ['2018-04-01 to 2019-03-31']],
      ['19/20', ['2019-04-01 to 2020-03-31']],
    ]);
  });

  it('given ages that are printed alike, when read, then they are no years', async () => {
    const read = await pasted('Force,Outcome 21 aged 16/17 2019/20\nKent,40\n');
    assert.deepEqual([days(read), asked(read)], [['Kent 2019-04-01 2020-03-31'], []]);
    const types = await pasted('Force,Outcome 21/22\nKent,40\n');
    assert.deepEqual(asked(types), [[null, []]]);
  });
});
