import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { proseIn } from './prose.ts';
import { pasted } from './source.make.ts';

describe('lists that are pasted with commas in them', () => {
  const lists: readonly (readonly [text: string, numbers: readonly string[]])[] = [
    ['Outcome 21: 540 (2019), 629 (2020)\nCharged: <5 (2019), 8 (2020)\n', ['540', '629', '1 to 4', '8']],
    ['In 2019: Outcome 21, 540; Charge, 4\nIn 2020: Outcome 21, 629; Charge, 8\n', ['540', '4', '629', '8']],
    ['Outcome 21 - 540 in 2019, 629 in 2020\nCharge - 4, 8\n', ['540', '629', '4', '8']],
    [
      'Outcome 21: 540 (2019), 629 (2020), 600 (2021)\nCharged: 4 (2019), 8 (2020), 11 (2021)\n',
      ['540', '629', '600', '4', '8', '11'],
    ],
    ['2019: 540, 4\n2020: 629, 8\n', ['540', '4', '629', '8']],
    ['Outcome 21; 2019: 540; 2020: 629\nCharge; 2019: 4; 2020: 8\n', ['540', '629', '4', '8']],
  ];
  for (const [text, numbers] of lists)
    it(`given “${text.split('\n')[0] ?? ''}”, when read, then no count is taken and each number is asked`, async () => {
      const { counts, questions } = await pasted(text, { publisher: 'Kent' });
      assert.deepEqual(counts, []);
      const asked = questions.filter(({ about }) => about === 'prose');
      assert.deepEqual(
        asked.map(({ proposals: [first] }) => first?.answer),
        numbers,
      );
    });

  for (const text of [
    'Outcome, 2019, 2020\nOutcome 21: not in the public interest, 540, 629\nAge 10 - 13, 4, 8\n',
    'Outcome 21 (2019), 540\nOutcome 21 (2020), 629\nCharge (2019), 4\nCharge (2020), 8\n',
    'Force,2019/20\n"Kent: 3 districts",540\n"Essex: 2 districts",4\nSurrey,8\nSussex,629\n',
  ])
    it(`given a table that begins “${text.split('\n')[0] ?? ''}”, when read, then it is one`, async () => {
      assert.equal((await pasted(text, { publisher: 'Kent' })).counts.length, 4);
    });
});

describe('numbers behind the number of an outcome', () => {
  const said: readonly (readonly [sentence: string, counts: readonly string[]])[] = [
    ['Outcome 21, 540', ['540']],
    ['Outcome 21 - 540 in 2019', ['540']],
    ['Outcome 21, 4;', ['4']],
    ['Suspects with outcomes 21, 22', []],
    ['Outcome 21 and 22 were given to 5 suspects', ['5']],
  ];
  for (const [sentence, counts] of said)
    it(`given “${sentence}”, when its numbers are read, then types are none of them`, () => {
      assert.deepEqual(
        proseIn(sentence).counts.map(({ printed }) => printed),
        counts,
      );
    });
});
