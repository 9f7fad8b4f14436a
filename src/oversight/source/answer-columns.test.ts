import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportRead } from './import-read.ts';
import { pasted } from './source.make.ts';

const settledFor = (about: string, answer: string) => ({ answers: [{ about, printed: null, answer }] });

const open = ({ questions }: ImportRead, about: string) =>
  questions.filter((each) => each.about === about).map(({ printed }) => printed);

describe('what a heading says of its column alone', () => {
  it('given “closed” and “recorded” in headings, when one answer is given for all, then it makes no column another', async () => {
    const text = 'Force,Outcome 21 closed 2019/20,Charged recorded 2019/20,Outcome 8 2019/20\nKent,100,20,3\n';
    const read = await pasted(text, settledFor('basis', 'closed'));
    assert.deepEqual(
      read.counts.map(({ basis }) => basis),
      ['closed', 'not-stated', 'closed'],
    );
    assert.deepEqual(open(read, 'basis'), ['Charged recorded 2019/20']);
    assert.equal((await pasted(text, settledFor('basis', 'recorded'))).counts[0]?.basis, 'closed');
    const answers = [{ about: 'basis', printed: 'Charged recorded 2019/20', answer: 'recorded' }];
    assert.equal((await pasted(text, { answers })).counts[1]?.basis, 'recorded');
  });

  it('given suspects in one heading and crimes asked of another, when one answer is given, then suspects stay people', async () => {
    const text = 'Force,Outcome 21 2019/20,Suspects aged 10-17 given Outcome 21 2019/20\nKent,12,15\n';
    const { counts } = await pasted(text, settledFor('unit', 'crimes'));
    assert.deepEqual(
      counts.map(({ unit, ageScope }) => [unit, ageScope]),
      [
        ['crimes', 'not stated'],
        ['people', '10 to 17'],
      ],
    );
    const scope = await pasted('Force,"Outcome 21, suspects under 18"\nKent,12\n', settledFor('unit', 'crimes'));
    assert.equal(scope.counts[0]?.unit, 'crimes');
  });
});
