import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { openBytes } from './answer-file.ts';
import { bringing } from './bring.ts';
import type { ImportRead } from './import-read.ts';
import { sourceOf } from './import-source.ts';
import { readPage } from './read-page.ts';
import { pasted, said, whyNot } from './source.make.ts';
import { workbook } from './workbook.make.ts';

const odd = ({ oddities }: ImportRead): string => oddities.map(({ says }) => says).join(' ');

const lines = ({ counts }: ImportRead): readonly string[] =>
  counts.map((count) =>
    [
      count.force,
      count.periodStart?.slice(0, 4) ?? '-',
      count.measure,
      count.outcomeType ?? '-',
      count.ageScope,
      said(count),
    ].join(' | '),
  );

describe('what stands beside a table', () => {
  it('given refusals in sentences below a table, when read, then each is a count of what it is about, and what is vague is named', async () => {
    const read = await pasted(
      '# Kent Police\n\n| Year | Outcome 21 |\n|---|---|\n| 2019 | 45 |\n\nFewer than five were under 14.\nWe do not hold information on Outcome 22.\nQuestion 4 is refused under section 12.\n',
    );
    assert.deepEqual(lines(read), [
      'Kent | 2019 | outcomes | 21 | not stated | 45',
      'Kent | - | outcomes | 22 | not stated | not-held 0..',
    ]);
    assert.match(odd(read), /“Question 4 is refused under section 12\.” says that there is no number, and not of what/);
  });

  it('given a refusal of a part of what was asked, when read, then the part named is refused, and which other part is asked', async () => {
    const cautions = await pasted('The number of cautions is exempt under section 40(2)\n');
    assert.deepEqual(
      [
        cautions.counts.map(({ measure, missing }) => [measure.includes('cautions'), missing]),
        cautions.questions.find(({ about }) => about === 'outcome')?.proposals.map(({ answer }) => answer),
      ],
      [[[true, 'refused']], ['2', '3', 'several']],
    );
    const text =
      'In 2019/20 there were 330 Outcome 21s and we hold no information on Outcome 22.\nWe refuse to answer question 2 under s.12\n';
    const open = await pasted(text);
    assert.deepEqual(
      [
        open.counts.map(({ outcomeType, missing }) => [outcomeType, missing]),
        open.questions.find(({ about }) => about === 'measure')?.printed,
      ],
      [[['22', 'not-held']], 'We refuse to answer question 2 under s.12'],
    );
    const answers = [{ about: 'measure', printed: 'We refuse to answer question 2 under s.12', answer: 'arrests' }];
    assert.deepEqual(
      (await pasted(text, { answers })).counts.map(({ measure, missing }) => [measure, missing]),
      [
        ['outcomes', 'not-held'],
        ['arrests', 'refused'],
      ],
    );
    for (const whole of ['Refused under section 12(1)', 'Your request is refused under section 12.'])
      assert.deepEqual(
        (await pasted(`${whole}\n`)).counts.map(({ measure }) => measure),
        ['the whole request'],
      );
  });

  it('given a sentence in a row of a table of columns, when read, then its numbers are named as not read', async () => {
    const read = await pasted(
      'Outcome,2019,2020\nOutcome 21,5,6\nOutcome 8,7,9\nIn 2019 no children were arrested; in 2020 two were.\nFigures are as of 12 May 2021.\n',
    );
    assert.deepEqual(
      [read.counts.length, odd(read).match(/not read as counts: [^“]*/g)],
      [4, ['not read as counts: no, two in ']],
    );
  });

  it('given none in words, when read, then it is asked, with the other numbers of its sentence', async () => {
    const { counts, questions } = await pasted(
      '# Kent Police\nThere were no Outcome 20s in 2019/20.\nIn 2020 there were no arrests and 12 Outcome 21s.\nNo further action was recorded in any case.\n',
    );
    assert.deepEqual(counts, []);
    assert.deepEqual(
      questions.filter(({ about }) => about === 'prose').map(({ proposals }) => proposals[0]?.answer),
      ['0', '0', '12'],
    );
  });

  it('given a pair without a number, when read, then it is a count of what its name says', async () => {
    assert.deepEqual(lines(await pasted('# Kent Police\nArrests 2019: This brought back no results.\n')), [
      'Kent | 2019 | arrests | - | not stated | not-given 0..',
    ]);
  });
});

describe('files of which the end is missing', () => {
  const HEAD = 'Force,Outcome 21,Outcome 22\nKent,5,6\nSurrey,12,1\n';
  for (const end of ['Suss', 'Sussex,1'])
    it(`given the last line is “${end}” without an end, when read, then nothing is taken in`, async () => {
      assert.match(
        await whyNot(`${HEAD}${end}`),
        /^made\.csv was not read: it is cut off inside its last line \(“Suss.*end it with a line end\.$/,
      );
    });

  it('given only the line end is missing, when read, then that is said; of a note below the table it is not', async () => {
    const read = await pasted(`${HEAD}Sussex,1,2`);
    assert.equal(read.counts.length, 6);
    assert.match(odd(read), /its last line \(“Sussex, 1, 2”\) may be cut off/);
    for (const end of ['Source: Kent', '* figures may change', ''])
      assert.doesNotMatch(odd(await pasted(`${HEAD}${end}`)), /line end/);
  });
});

describe('tables that stand under each other', () => {
  const heads = ['Arrests,,', 'Year,Male,Female', '2019,4,5', '', 'Outcome 21,,', 'Year,Male,Female', '2019,44,55'];
  for (const [what, text] of [
    ['an empty line', heads.join('\n')],
    ['nothing but their headings', heads.filter((line) => line !== '').join('\n')],
  ] as const)
    it(`given ${what} between them, when read, then each counts what its own title says`, async () => {
      assert.deepEqual(lines(await pasted(`${text}\n`, { publisher: 'Kent' })), [
        ...['Kent | 2019 | arrests, Male | - | not stated | 4', 'Kent | 2019 | arrests, Female | - | not stated | 5'],
        ...[
          'Kent | 2019 | outcomes, Male | 21 | not stated | 44',
          'Kent | 2019 | outcomes, Female | 21 | not stated | 55',
        ],
      ]);
    });

  it('given titles between rows under one heading, when read, then rows are counts of the title over them', async () => {
    const text = 'Year,Male\nArrests,\n2019,4\nOutcome 21,\n2019,44\n';
    assert.deepEqual(lines(await pasted(text, { publisher: 'Kent' })), [
      'Kent | 2019 | arrests, Male | - | not stated | 4',
      'Kent | 2019 | outcomes, Male | 21 | not stated | 44',
    ]);
  });
});

describe('numbers that are no counts', () => {
  it('given rates, changes and lengths among rows and columns, when read, then they are passed over by name', async () => {
    const rows = await pasted(
      'Force,Measure,Year,Value\nKent,investigations per month,2019,183\nKent,17 arrests a day,2019,17\nKent,arrests,2019,45\n',
    );
    assert.deepEqual(rows.counts.map(said), ['45']);
    assert.match(odd(rows), /“investigations per month” is a share or a rate, no count; the row/);
    const columns = await pasted(
      'Force,Arrests 2018,Arrests 2019,Increase,pct change\nKent,5,4,-1,-20\nSurrey,5,6,1,20\n',
    );
    assert.deepEqual(columns.counts.map(said), ['5', '4', '5', '6']);
    assert.match(odd(columns), /“Increase” is a change, no count; the column was passed over/);
  });

  it('given what was counted is a report or a charge, when read, then it is no offence', async () => {
    const read = await pasted(
      'Force,Measure,Unit,Year,Value\nKent,reports of image offences,,2019,7\nKent,offences charged,outcomes,2019,9\n',
    );
    assert.deepEqual(
      read.counts.map(({ measure, unit }) => [measure, unit]),
      [
        ['reports', 'not-stated'],
        ['offences charged', 'not-stated'],
      ],
    );
  });

  it('given lists and look-ups that ship beside the answers, when read, then no count comes out of them', async () => {
    for (const path of [
      'data/foi/sources.csv',
      'data/ref/Local_Authority_District_to_Community_Safety_Partnerships_to_Police_Force_Areas__December_2016__Lookup_in_England_and_Wales.csv',
    ])
      assert.deepEqual((await pasted(readFileSync(path, 'utf8'))).counts, [], path);
  });

  it('given a total among outcomes parted by sex, or a heading over the names of rows, when read, then what was counted is no “Male”', async () => {
    const book = (...rows: readonly (readonly (string | number)[])[]) => workbook([{ name: 'Answer', rows }]);
    const measures = async (bytes: Buffer): Promise<readonly string[]> => {
      const opened = await openBytes('answer.xlsx', bytes);
      const read = opened.kind === 'refused' ? opened : readPage(opened.page, { publisher: undefined, answers: [] });
      if (read.kind === 'refused') return [read.sentence];
      return [...new Set(read.counts.map(({ measure, outcomeType }) => `${measure} ${outcomeType ?? ''}`.trim()))];
    };
    const total = book(['Outcome', 'Male', 'Female'], ['Outcome 21', 5, 'n/a'], ['Outcome 22', 4, 1], ['Total', 9, 4]);
    assert.deepEqual(await measures(total), [
      ...['outcomes, Male 21', 'outcomes, Female 21', 'outcomes, Male 22', 'outcomes, Female 22'],
      'all outcomes, Female',
    ]);
    const corner = book(['Outcome 21', 'Male', 'Female'], ['Kent', 5, 3], ['Surrey', 4, 1], ['Total', 9, 4]);
    assert.deepEqual(await measures(corner), ['outcomes, Male 21', 'outcomes, Female 21']);
  });

  it('given one figure under two labels, when read, then both places are named, whether they agree or not', async () => {
    const twice = (...cells: readonly number[]) =>
      pasted(`Force,Year,Outcome 21,Further action is not in the public interest\nKent,2019/20,${cells.join(',')}\n`);
    assert.match(odd(await twice(5, 5)), /is given twice, as 5 in row 2, column 3 and again in row 2, column 4/);
    assert.match(odd(await twice(5, 8)), /is given as 5 in row 2, column 3, and as 8 in row 2, column 4/);
  });

  it('given one figure on two sheets of a workbook, when read, then both are named by sheet and place, whether they agree or not', async () => {
    const on = async (...values: readonly number[]): Promise<string> => {
      const sheets = values.map((value, i) => ({
        name: ['Summary', 'Detail', 'Other'][i] ?? '',
        rows: [
          ['Force', 'Outcome 21', 'Outcome 22'],
          ['Kent', value, 3 + i],
        ],
      }));
      const opened = await openBytes('answer.xlsx', workbook([...sheets, { name: 'Note', rows: [['Kent', 'asked']] }]));
      const read = opened.kind === 'refused' ? opened : readPage(opened.page, { publisher: undefined, answers: [] });
      return read.kind === 'refused' ? read.sentence : odd(read);
    };
    const told = await on(5, 8);
    assert.match(
      told,
      /Kent, .*outcomes 21 is given as 5 on sheet “Summary” \(row 2, column 2\), and as 8 on sheet “Detail” \(row 2, column 2\): the source has to be asked which holds/,
    );
    assert.match(told, /outcomes 22 is given as 3 on sheet “Summary”.*, and as 4 on sheet “Detail”/);
    assert.match(await on(5, 5), /outcomes 21 is given twice, as 5 on sheet “Summary”.* and again on sheet “Detail”/);
    assert.doesNotMatch(await on(5), /is given/);
  });

  it('given the table of officers by force, when brought by page or shell, then it is said what it is, and why nothing is per officer', async () => {
    const path = 'data/ref/police-population__officer-headcount__2019.csv';
    const says = /was not read: it is the Home Office’s table of police officers .* per 1,000 residents aged 10 to 17/;
    for (const answer of [
      await bringing('Home Office', 'officers.csv', readFileSync(path)),
      await sourceOf(path, { offence: undefined, publisher: undefined, answers: [] }),
    ])
      assert.match(answer.kind === 'refused' ? answer.sentence : '', says);
  });
});
