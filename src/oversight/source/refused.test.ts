import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pasted, said, whyNot } from './source.make.ts';

describe('answers that are refused whole', () => {
  const bad: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['is empty', '', /it is empty/],
    ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), /no text and no workbook/],
    ['is gzip of which the end is missing', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), /gzip is cut off/],
    [
      'has a total that does not add',
      'Force,2019\nKent,3\nEssex,4\nTotal,9\n',
      /total in row 4, column 2 is 9, but its parts add up to 7/,
    ],
    [
      'has a row total that does not add',
      'Force,2019,2020,Total\nKent,3,4,8\nEssex,4,4,8\n',
      /total in row 2, column 4 is 8/,
    ],
    ['has a total below what it hides', 'Force,2019\nKent,<5\nEssex,4\nTotal,4\n', /is 4, but its parts add up to 5/],
    [
      'gives a force twice',
      'Force,2019\nKent,3\nEssex,4\nKent Police,5\n',
      /row 4 gives Kent, 2019, .* a second time \(first in row 2\)/,
    ],
    [
      'gives one under two spellings',
      'Force,Outcome,Year,Count\nDevon & Cornwall,21,2019,3\nDevon and Cornwall,21,2019,3\n',
      /row 3 gives Devon and Cornwall/,
    ],
    ['has a count below 0', 'Force,2019\nKent,-3\nEssex,4\n', /row 2 has -3: a count of a period cannot be below 0/],
    [
      'names an outcome that does not exist',
      'Force,Outcome,Year,Count\nKent,77,2019,3\n',
      /row 2 names an outcome type that does not exist \(.*77/,
    ],
    ['names one in its words', 'Outcome,2019\nOutcome 99,3\n', /row 2 names an outcome type that does not exist/],
    [
      'mixes two bases',
      'Outcome,2019\nOutcome 21,3\nNotes,\n2019 is by date recorded,\nearlier figures are by outcome date,\n',
      /which figures are which is not said/,
    ],
    [
      'has a row for each child',
      'Crime reference,Year,Suspect age,Outcome\nA/1,2019,13,Outcome 21\nA/2,2019,14,Outcome 21\n',
      /a row for each person or crime \(column “Crime reference”\)/,
    ],
    ...[
      'No.,Year,Age of suspect 1,Age of suspect 2,Disposal\n1,2017,12,13,NFA\n2,2017,14,,NFA\n3,2018,13,13,Outcome 21\n',
      'Number,Suspect 1 age,Suspect 2 age\n1,12,13\n2,14,\n',
      'Ref,Year,Suspect age,Count\nA,2019,13,1\nB,2019,14,1\n',
      'Date of birth,Number\n2006-01-01,1\n2006-02-01,1\n',
    ].map((table) => ['numbers a row for each child', table, /a row for each person or crime/] as const),
    [
      'numbers a row for each case',
      'No.,Year,Age,Gender,Outcome\n1,2019,13,M,Outcome 21\n2,2019,14,F,Outcome 8\n',
      /a row for each case, not counts/,
    ],
    [
      'has a row for each case',
      'Year,Offence,Age,Gender,Outcome\n2019,86/2,13,M,Outcome 21\n2019,86/2,14,F,Outcome 8\n',
      /a row for each case, not counts/,
    ],
  ];
  for (const [what, content, sentence] of bad)
    it(`given one that ${what}, when read, then one sentence says so and nothing is taken in`, async () => {
      const why = await whyNot(content);
      assert.match(why, sentence);
      assert.match(why, /^made\.csv was not read: [^\n]+\.$/);
    });
});

describe('tables of counts that look like rows about one', () => {
  it('given counts by the age of suspects, when read, then they are counts', async () => {
    const { counts } = await pasted('Age of suspect,Number\n12,14\n13,20\n14,3\n');
    assert.deepEqual(counts.map(said), ['14', '20', '3']);
  });
});

describe('words for what is not there', () => {
  const cells: readonly (readonly [string, string])[] = [
    ...([
      ['', 'not-given 0..'],
      ['-', 'not-given 0..'],
      ['--', 'not-given 0..'],
      ['..', 'not-given 0..'],
      ['NA', 'not-given 0..'],
    ] as const),
    ...([
      ['N/A - Offence code expired', 'not-given 0..'],
      ['*', 'withheld 0..'],
      ['[c]', 'withheld 0..'],
      ['nil', 'not-given 0..'],
    ] as const),
    ...([
      ['<5', 'withheld 1..4'],
      ['< 5', 'withheld 1..4'],
      ['fewer than five', 'withheld 1..4'],
      ['5 or fewer', 'withheld 0..5'],
      ['≤5', 'withheld 0..5'],
      ['5+', 'not-given 5..'],
      ['5 or more', 'not-given 5..'],
      ['No further action was recorded', 'not-given ?..'],
    ] as const),
    ...([
      ['Almost 400', 'not-given 0..399'],
      ['More than 370', 'not-given 371..'],
      ['at least ten', 'not-given 10..'],
      ['about 20', 'not-given ?..'],
    ] as const),
    ...([
      ['s.12(1)', 'refused 0..'],
      ['Refused under section 40(2)', 'refused 0..'],
      ['Information not held', 'not-held 0..'],
    ] as const),
    ...([
      ['unable to provide', 'not-given 0..'],
      ['had not replied', 'no-answer 0..'],
      ['This brought back no results.', 'not-given 0..'],
    ] as const),
    ...([
      ['No arrests have been recorded that match', '0'],
      ['None', 'not-given 0..'],
      ['0', '0'],
      ['five', '5'],
      ['Twenty-one', '21'],
    ] as const),
    ...([
      ['1,904', '1904'],
      ['1,904 (r)', '1904'],
      ['26*', '26'],
      ['12[1]', '12'],
      ['66 (88 per cent)', '66'],
      ['370,13', 'not-given ?..'],
    ] as const),
    ...([
      ['see attachment', 'not-given ?..'],
      ['1-4', 'withheld 1..4'],
      ['12.0', '12'],
      ['a hundred and five', '105'],
    ] as const),
  ];
  for (const [cell, value] of cells)
    it(`given “${cell}”, when read, then it is ${value}`, async () => {
      const { counts } = await pasted(`Force\tArrests 2019\nKent\t${cell}\nEssex\t7\n`);
      assert.deepEqual(counts.map(said), [value, '7']);
    });

  for (const cell of ['<5', 'nil', 'about 20', '370,13'])
    it(`given “${cell}”, when a person has said what it is, then it is that, and is not asked again`, async () => {
      const before = await pasted(`Force\tArrests 2019\nKent\t${cell}\nEssex\t7\n`);
      const [question] = before.questions.filter(({ printed }) => printed === cell);
      assert.ok(question !== undefined);
      const answers = [{ about: question.about, printed: cell, answer: cell === '<5' ? 'from 0' : '3' }];
      const after = await pasted(`Force\tArrests 2019\nKent\t${cell}\nEssex\t7\n`, { answers });
      assert.deepEqual(after.counts.map(said), [cell === '<5' ? 'withheld 0..4' : '3', '7']);
      assert.ok(after.questions.every(({ printed }) => printed !== cell));
    });
});

describe('what a person settles', () => {
  const TEXT = 'Outcome,2019\nCaution,3\nProsecution prevented or not in the public interest,8\n';

  it('given nothing settled, when read, then what is not stated says so', async () => {
    const { counts, questions } = await pasted(TEXT);
    assert.deepEqual(questions.map(({ about }) => about).toSorted(), [
      'age',
      'basis',
      'force',
      'offence',
      'outcome',
      'outcome',
      'unit',
      'year',
    ]);
    const [count] = counts;
    assert.deepEqual(
      [count?.force, count?.unit, count?.ageScope, count?.offenceScope, count?.basis, count?.outcomeType],
      ['not stated', 'not-stated', 'not stated', 'not stated', 'not-stated', null],
    );
  });

  it('given everything settled, when read again, then the counts say it and nothing is asked', async () => {
    const answer = (about: string, answered: string, printed: string | null = null) => ({
      about,
      printed,
      answer: answered,
    });
    const { counts, questions } = await pasted(TEXT, {
      publisher: 'Kent Police',
      answers: [
        ...[
          answer('age', 'under 18'),
          answer('basis', 'closed'),
          answer('offence', '86/02'),
          answer('unit', 'crimes'),
          answer('year', 'financial'),
        ],
        ...[
          answer('outcome', '2', 'Caution'),
          answer('outcome', 'several', 'Prosecution prevented or not in the public interest'),
        ],
      ],
    });
    assert.deepEqual(questions, []);
    assert.deepEqual(
      counts.map((count) => [
        count.force,
        count.periodStart,
        count.unit,
        count.ageScope,
        count.offenceScope,
        count.basis,
        count.outcomeType,
        count.measure,
      ]),
      [
        ['Kent', '2019-04-01', 'crimes', 'under 18', '86/02', 'closed', '2', 'outcomes'],
        [
          'Kent',
          '2019-04-01',
          'crimes',
          'under 18',
          '86/02',
          'closed',
          null,
          'Prosecution prevented or not in the public interest',
        ],
      ],
    );
  });
});
