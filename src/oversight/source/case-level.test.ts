import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pasted, whyNot } from './source.make.ts';

describe('tables with a row for each child', () => {
  const each: readonly (readonly [what: string, table: string, column: string])[] = [
    [
      'a reference, and a count of offences beside it',
      'Crime Ref,Suspect Age,Suspect Sex,Outcome,No. of offences\nX/1,13,F,21,1\nX/2,14,M,21,2\n',
      'Crime Ref',
    ],
    ['a plain reference and an age', 'Ref,Age,Sex,Outcome,Number\n901,13,F,21,1\n902,14,M,21,2\n903,12,F,1,1\n', 'Ref'],
    ['a school beside an age', 'Age,School,Outcome,Number\n13,Made Up High,21,1\n14,Invented,21,2\n', 'School'],
    [
      'a number of something that is no case',
      'Suspect age,Outcome,Number of messages\n13,21,5\n14,1,7\n',
      'Suspect age',
    ],
    [
      'ages of one and counts that fill no table',
      'Suspect age,Suspect sex,Outcome,No. of offences\n13,F,21,1\n14,M,8,2\n12,F,1,1\n',
      'Suspect age',
    ],
  ];
  for (const [what, table, column] of each)
    it(`given ${what}, when read, then it is refused and the column is named`, async () => {
      assert.match(
        await whyNot(table),
        new RegExp(`a row for each person or crime \\(column “${column}”\\), not counts`),
      );
    });

  for (const table of [
    'Offence recorded date,Age,Gender,Outcome\n03/04/2019,13,F,21\n05/06/2019,14,M,21\n',
    'Recorded,Offender,Age,Result\n03/04/2019,Female,13,Outcome 21\n05/06/2019,Male,14,Charge\n',
  ])
    it(`given “${table.split('\n')[0] ?? ''}” and no count, when read, then it is refused and not kept`, async () => {
      assert.match(await whyNot(table), /a row for each case, not counts/);
    });
});

describe('tables of counts by age', () => {
  const counts: readonly (readonly [what: string, table: string, ages: readonly string[]])[] = [
    [
      'single ages and bands under “Age of suspect”',
      'Age of suspect,Outcome 21 2019,Outcome 21 2020\n10,3,1\n11,5,4\n14-17,80,90\n18+,20,21\n',
      ['10', '10', '11', '11', '14 to 17', '14 to 17', '18 and over', '18 and over'],
    ],
    ['single ages alone', 'Suspect age,2018-19,2019-20\n10,3,1\n11,5,4\n', ['10', '10', '11', '11']],
    [
      'bands of each force',
      'Force,Age of suspect,Outcome 21\nKent,10-13,52\nKent,14-17,53\nEssex,10-13,51\n',
      ['10 to 13', '14 to 17', '10 to 13'],
    ],
  ];
  for (const [what, table, ages] of counts)
    it(`given ${what}, when read, then each row is of its ages`, async () => {
      const read = await pasted(table);
      assert.deepEqual(
        read.counts.map(({ ageScope }) => ageScope),
        ages,
      );
    });

  it('given ages that a spreadsheet read as a day, when read, then the ages are proposed, and an answer sets them', async () => {
    const table = 'Age of offender,2018-19\n13-Oct,40\n14-17,60\n';
    const asked = (await pasted(table)).questions.find(({ about }) => about === 'age');
    assert.deepEqual([asked?.printed, asked?.proposals.map(({ answer }) => answer)], ['13-Oct', ['10 to 13']]);
    const answers = [{ about: 'age', printed: '13-Oct', answer: '10 to 13' }];
    assert.equal((await pasted(table, { answers })).counts[0]?.ageScope, '10 to 13');
  });
});
