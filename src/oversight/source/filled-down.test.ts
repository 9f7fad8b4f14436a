import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pasted } from './source.make.ts';

const MERGED = 'Force,Outcome,2019/20\nEssex,Outcome 21,30\n,Charge,10\nSussex,Outcome 21,50\n,Charge,5\n';
const asAbove = (printed: string) => ({ about: 'blank', printed, answer: 'as above' });

describe('blank cells below the name of a force or a year', () => {
  it('given blanks below forces, when read for another publisher, then they are asked and are nobody’s meanwhile', async () => {
    const { counts, questions } = await pasted(MERGED, { publisher: 'Kent' });
    assert.deepEqual(
      counts.map(({ force, value }) => [force, value]),
      [
        ['Essex', 30],
        ['Sussex', 50],
      ],
    );
    const asked = questions.find(({ about }) => about === 'blank');
    assert.deepEqual(
      [asked?.printed, asked?.counts, asked?.at.row, asked?.proposals[0]?.answer],
      ['Force', 2, 3, 'as above'],
    );
  });

  it('given the answer that they go on, when read, then each row is of the force above it; else they are left out', async () => {
    const read = async (answer: string) =>
      (await pasted(MERGED, { publisher: 'Kent', answers: [{ ...asAbove('Force'), answer }] })).counts.map(
        ({ force, outcomeType }) => `${force} ${outcomeType ?? ''}`,
      );
    assert.deepEqual(await read('as above'), ['Essex 21', 'Essex 1', 'Sussex 21', 'Sussex 1']);
    assert.deepEqual(await read('no count'), ['Essex 21', 'Sussex 21']);
  });

  it('given blank years and the same outcomes twice, when read, then it is asked and not refused', async () => {
    const text = 'Year,Outcome,Number\n2019/20,Outcome 21,30\n,Charge,10\n2020/21,Outcome 21,50\n,Charge,5\n';
    const open = await pasted(text);
    assert.deepEqual([open.counts.length, open.questions.some(({ about }) => about === 'blank')], [2, true]);
    const { counts } = await pasted(text, { answers: [asAbove('Year')] });
    assert.deepEqual(
      counts.map(({ periodStart, value }) => [periodStart, value]),
      [
        ['2019-04-01', 30],
        ['2019-04-01', 10],
        ['2020-04-01', 50],
        ['2020-04-01', 5],
      ],
    );
  });

  it('given a total of all years beside a blank, when read, then it is held against them and nothing is asked of it', async () => {
    const { counts, questions } = await pasted('Force,Year,Arrests\nKent,2019/20,30\nKent,2020/21,5\nTotal,,35\n');
    assert.deepEqual(
      [counts.map(({ value }) => value), questions.some(({ about }) => about === 'blank')],
      [[30, 5], false],
    );
  });

  it('given a blank above every name, when read, then it is not the publisher’s', async () => {
    const { counts } = await pasted('Force,Outcome 21\n,7\nEssex,30\n', { publisher: 'Kent' });
    assert.deepEqual(
      counts.map(({ force }) => force),
      ['(blank in row 2)', 'Essex'],
    );
  });
});
