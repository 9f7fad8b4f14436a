import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomeIn } from './outcome-wording.ts';
import { meaningOf } from './label.ts';
import type { ImportRead } from './import-read.ts';
import { pasted, said, whyNot } from './source.make.ts';

describe('headings that say by which day outcomes are counted', () => {
  it('given two columns of one outcome on two bases, when read, then each keeps its own, and no answer makes them one', async () => {
    const answers = [{ about: 'basis', printed: null, answer: 'closed' }];
    const text = 'Force,Outcome 21 (closed in 2019),Outcome 21 (offences recorded in 2019)\nKent,10,20\n';
    const { counts, questions } = await pasted(text, { answers });
    assert.deepEqual(
      counts.map(({ basis, unit, periodStart, value }) => [basis, unit, periodStart, value]),
      [
        ['closed', 'not-stated', '2019-01-01', 10],
        ['recorded', 'not-stated', '2019-01-01', 20],
      ],
    );
    assert.ok(questions.every(({ about }) => about !== 'basis'));
    const [outcomes, offences] = (
      await pasted('Force,Outcome 21s recorded in 2019,Offences recorded in 2019\nKent,10,20\n')
    ).counts;
    assert.deepEqual([outcomes?.basis, offences?.measure, offences?.unit], ['closed', 'offences', 'crimes']);
  });

  it('given a blank under an outcome that did not exist yet, when read, then nothing is odd; a number there is', async () => {
    const says = async (cell: string) =>
      (await pasted(`Outcome,2014,2019\nOutcome 21,${cell},5\nOutcome 8,4,5\n`)).oddities.filter(({ says: odd }) =>
        odd.includes('before it existed'),
      );
    assert.deepEqual([(await says('')).length, (await says('3')).length, (await says('<5')).length], [0, 1, 1]);
  });
});

describe('labels that name more than one outcome, or all but one', () => {
  const several: readonly (readonly [string, string])[] = [
    ['Outcomes 21 and 22', '21 22'],
    ['Outcome 21/22', '21 22'],
    ['Outcome 21 or Outcome 22', '21 22'],
    ['Outcomes 20 to 22', '20 21 22'],
    ['Outcome types 9, 10 & 11', '9 10 11'],
    ['Outcome 21 and 45', ''],
    ...['All outcomes except Outcome 21', 'Non-Outcome 21', 'Excluding Outcome 21', 'Outcome 21 not used'].map(
      (label) => [label, ''] as const,
    ),
    ...['Any outcome other than outcome 21', 'No outcome 21', 'Not cautioned', 'Excluding cautions'].map(
      (label) => [label, ''] as const,
    ),
  ];
  for (const [label, types] of several)
    it(`given “${label}”, when its counts are read, then no type is taken and a person is asked`, async () => {
      const { counts, questions } = await pasted(`Force,"${label}"\nKent,50\nSurrey,60\n`);
      assert.deepEqual(
        counts.map(({ outcomeType, ageScope }) => [outcomeType, ageScope]),
        [
          [null, 'not stated'],
          [null, 'not stated'],
        ],
      );
      assert.equal(outcomeIn(label)?.types.join(' '), types);
      assert.ok(questions.some(({ about, printed }) => about === 'outcome' && printed === label));
    });

  const one: readonly (readonly [string, string, string | undefined])[] = [
    ['Outcome 21, 14 to 17', '21', '14 to 17'],
    ['Outcome 21 - 16 and over', '21', '16 and over'],
    ['Outcome 21 under 14', '21', 'under 14'],
    ['Outcome 21 14-17', '21', '14 to 17'],
    ['Outcome 21, 86/02', '21', undefined],
    ['Outcome 21: further investigation not in the public interest', '21', undefined],
    ['No. of Outcome 21', '21', undefined],
    ['Outcome 14: evidential difficulties, suspect not identified', '14', undefined],
    ['Outcome 18 - no suspect identified', '18', undefined],
    ['Number of Outcome 21s', '21', undefined],
  ];
  for (const [label, type, age] of one)
    it(`given “${label}”, when read, then it is type ${type} and nothing else`, () => {
      const { outcome, age: said } = meaningOf(label);
      assert.deepEqual([outcome?.types, said], [[type], age]);
    });
});

describe('periods that are not the year in them', () => {
  const asked = [
    ...['Q1 2019', 'H1 2019', '2019 (to August)', '2019 (Jan-Jun)', '2019 YTD', 'FYE 2021', 'Financial year 2019'],
    ...['Apr 2018/Mar 2019', '2017, 2018 and 2019 (to 19 August)', '2018/19 (Apr-Dec)', 'FY19', 'before 2019'],
    ...[
      '2016/17 and 2018/19',
      '2014 and 2017',
      '2019 onwards',
      'as at 31/03/2019',
      'first quarter of 2019',
      'May 2019 (part)',
    ],
    ...['2019 - Half year', 'year end 2019', '2019+', 'from 2019', 'up to 2019', 'y/e 30 Mar 2019'],
  ];
  for (const words of asked)
    it(`given “${words}” as a period, when read, then it has no days, and they are asked for with these words`, async () => {
      const { counts, questions } = await pasted(`Force,Period,Outcome 21\nKent,"${words}",7\nSurrey,"${words}",8\n`);
      assert.deepEqual(
        counts.map(({ periodStart, periodEnd }) => [periodStart, periodEnd]),
        [
          [null, null],
          [null, null],
        ],
      );
      assert.deepEqual(
        questions.filter(({ about }) => about === 'period' || about === 'year').map(({ printed }) => printed),
        [words],
      );
    });

  const read: readonly (readonly [string, string, string])[] = [
    ['y/e Mar 2019', '2018-04-01', '2019-03-31'],
    ['YE 31 March 2019', '2018-04-01', '2019-03-31'],
    ['12 months ending 31 March 2019', '2018-04-01', '2019-03-31'],
    ['year ending June 2019', '2018-07-01', '2019-06-30'],
    ['2018/19 Q3', '2018-10-01', '2018-12-31'],
    ['Q4 2018/19', '2019-01-01', '2019-03-31'],
    ['2019-20 and 2020-21', '2019-04-01', '2021-03-31'],
    ['2016/17 to 2018/19', '2016-04-01', '2019-03-31'],
    ['financial year 2018/19', '2018-04-01', '2019-03-31'],
    ['2019 (provisional)', '2019-01-01', '2019-12-31'],
    ['between 2014 and 2017', '2014-01-01', '2017-12-31'],
    ['Jan to Jun 2019', '2019-01-01', '2019-06-30'],
    ['2018-19', '2018-04-01', '2019-03-31'],
  ];
  for (const [words, start, end] of read)
    it(`given “${words}” as a period, when read, then it is ${start} to ${end}, alone and beside a measure`, () => {
      for (const label of [words, `Outcome 21, ${words}`]) {
        const { period } = meaningOf(label);
        assert.deepEqual([period?.start, period?.end], [start, end], label);
      }
    });

  it('given a heading of a part of a year, when read, then its counts have no days and other columns keep theirs', async () => {
    const { counts } = await pasted('Force,2018,2019 (Jan-Jun)\nKent,5,6\nSurrey,7,8\n');
    assert.deepEqual(
      counts.map(({ periodStart, value }) => [periodStart, value]),
      [
        ['2018-01-01', 5],
        [null, 6],
        ['2018-01-01', 7],
        [null, 8],
      ],
    );
  });
});

const values = ({ counts }: ImportRead): readonly string[] =>
  counts.map((count) => `${count.periodStart?.slice(0, 4) ?? ''} ${count.outcomeType ?? count.measure} ${said(count)}`);

describe('running text', () => {
  const prose = [
    'Kent Police\nThere were 45 arrests of under 18s for code 86/2 in 2019.',
    'Kent Police\nArrests of under 18s for code 86/2 in 2019',
    'Kent Police. In 2019 there were 45 arrests and 310 crimes were given Outcome 21.',
    'Dear Sir,\n\nWe recorded 310 crimes under code 86/2 in 2019. Please call 101.',
    'FOI Response\nThirty crimes under 86/2 with a suspect under 18 were given Outcome 21',
    'Essex Police\n\nWe recorded 310 crimes in 2019.\nOf these, 45 were finalised as Outcome 21.',
    'Arrests 2019\nPlease call 101.',
    'Force Arrests\nKent 1 904\nEssex 12 600\n',
    'Arrests Outcome\nThe answer is on page 5',
  ];
  for (const text of prose)
    it(`given “${text.replaceAll('\n', ' ⏎ ')}”, when read, then no count comes of it unasked`, async () => {
      const { counts } = await pasted(text);
      assert.deepEqual(counts, []);
    });

  it('given sentences with counts in them, when read, then each is asked with its sentence', async () => {
    const { questions } = await pasted(prose[3] ?? '');
    assert.deepEqual(
      questions.filter(({ about }) => about === 'prose').map(({ proposals }) => proposals[0]?.answer),
      ['310'],
    );
  });

  it('given a pasted table with refusals, nil and dashes in it, when read, then every row comes, to the last', async () => {
    const wide = 'Year  Outcome 21  Outcome 22\n2019  45  3\n2020  refused  2\n2021  50  not held\n2022  51  9\n';
    assert.deepEqual(values(await pasted(wide)), [
      ...['2019 21 45', '2019 22 3', '2020 21 refused 0..', '2020 22 2'],
      ...['2021 21 50', '2021 22 not-held 0..', '2022 21 51', '2022 22 9'],
    ]);
    const narrow = 'Year Arrest Outcome 21\n2019 45 12\n2020 nil 15\n2021 50 -\n2022 51 9\n';
    assert.deepEqual(values(await pasted(narrow)), [
      ...['2019 arrests 45', '2019 21 12', '2020 arrests not-given 0..', '2020 21 15'],
      ...['2021 arrests 50', '2021 21 not-given 0..', '2022 arrests 51', '2022 21 9'],
    ]);
  });

  it('given a line inside a pasted table that does not fit, when read, then it is said and the rows after it are read', async () => {
    const read = await pasted('Year  Outcome 21  Outcome 22\n2019  45  3\n2020  46\n2021  50  4\n');
    assert.deepEqual(values(read), ['2019 21 45', '2019 22 3', '2021 21 50', '2021 22 4']);
    assert.match(read.oddities.map(({ says }) => says).join(' '), /“2020 {2}46” does not fit the columns/);
  });
});

describe('tables in which two figures could pass for one', () => {
  const one = async (text: string): Promise<readonly string[]> =>
    (await pasted(text)).counts.map((count) =>
      [count.measure, count.outcomeType ?? '-', count.basis, said(count)].join(' | '),
    );

  it('given two bases in headings side by side, when read, then each count has its own', async () => {
    for (const [recorded, closed] of [
      ['Outcome 21 (recorded)', 'Outcome 21 (closed)'],
      ['Outcome 21 - offences recorded in period', 'Outcome 21 - outcomes recorded in period'],
    ])
      assert.deepEqual(await one(`Force,${recorded ?? ''},${closed ?? ''}\nKent,5,8\n`), [
        'outcomes | 21 | recorded | 5',
        'outcomes | 21 | closed | 8',
      ]);
  });

  it('given two columns of one name, when read, then the file is refused; of one meaning, then both figures are named', async () => {
    assert.match(
      await whyNot('Force,Outcome 21,Outcome 21\nKent,5,8\n'),
      /columns 2 and 3 both give Kent, the same period, outcomes 21 \(row 2\), and which holds is not said/,
    );
    const read = await pasted('Force,Outcome 21,Number of Outcome 21\nKent,4530,4350\n');
    assert.match(
      read.oddities.map(({ says }) => says).join(' '),
      /Kent, the same period, outcomes 21 is given as 4530 in row 2, column 2, and as 4350 in row 2, column 3/,
    );
  });

  const kept: readonly (readonly [string, string])[] = [
    ['2019 Outcome 21 (male)', 'outcomes, male'],
    ['Outcome 21 - Dover district', 'outcomes, Dover district'],
    ['Outcome 21 - youth produced only', 'outcomes, youth produced'],
    ['consensual cases dealt with under Outcome 21', 'outcomes, consensual'],
    ['crimes recorded, Wigan borough', 'offences, Wigan borough'],
    ['Community resolution (female)', 'outcomes, female'],
    ['Arrests of under 18s, boys, 2019', 'arrests, boys'],
    ...[
      'Outcome 21: further investigation not in the public interest',
      'Diversionary, educational or intervention activity, not in the public interest to take any further action',
      'Youth caution or Youth Conditional Caution issued in 2019',
      'Number of crimes given Outcome 21, 2019',
    ].map((label) => [label, 'outcomes'] as const),
    ['Number of people arrested, aged 17 or under', 'arrests'],
    ['Recorded offences under 86/02', 'offences'],
  ];
  for (const [label, measure] of kept)
    it(`given “${label}”, when read, then what it says beside its measure stays with it: ${measure}`, async () => {
      const { counts } = await pasted(`Force,"${label}"\nKent,5\nSurrey,6\n`);
      assert.equal(counts[0]?.measure.startsWith('Youth') === true ? 'outcomes' : counts[0]?.measure, measure);
    });

  it('given a long table parted by sex, when read, then its rows are counts of each', async () => {
    assert.deepEqual(
      await one('Force,Year,Gender,Outcome 21\nKent,2019,Male,5\nKent,2019,Female,9\nKent,2019,Unknown,1\n'),
      [
        'outcomes, Male | 21 | not-stated | 5',
        'outcomes, Female | 21 | not-stated | 9',
        'outcomes, Unknown | 21 | not-stated | 1',
      ],
    );
  });

  it('given years over two sexes, when read, then what is counted has no year in it', async () => {
    assert.deepEqual(await one(',2018/19,,2019/20,\nForce,Male,Female,Male,Female\nKent,1,2,3,4\n'), [
      ...['Male | - | not-stated | 1', 'Female | - | not-stated | 2'],
      ...['Male | - | not-stated | 3', 'Female | - | not-stated | 4'],
    ]);
  });
});
