import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pasted } from './source.make.ts';

const TITLED = 'West Mercia Police,,\nOutcome,2019/20,2020/21\nOutcome 21,40,50\nCharge,13,12\n';

const asked = async (text: string, publisher: string) =>
  (await pasted(text, { publisher })).questions.filter(({ about }) => about === 'force');

describe('words that name another force than the one that sent them', () => {
  it('given a title of another force, when read for a publisher, then whose it is is asked, and it is nobody’s meanwhile', async () => {
    const { counts } = await pasted(TITLED, { publisher: 'Kent' });
    assert.deepEqual([...new Set(counts.map(({ force }) => force))], ['not stated']);
    const [question, more] = await asked(TITLED, 'Kent');
    assert.deepEqual(
      [question?.printed, question?.proposals.map(({ answer }) => answer), question?.counts, more],
      ['West Mercia', ['West Mercia', 'Kent'], 4, undefined],
    );
  });

  it('given the answer, when read, then it holds for these words, and for no other file of the publisher', async () => {
    const answers = [{ about: 'force', printed: 'West Mercia', answer: 'West Mercia' }];
    const forces = async (text: string) =>
      new Set((await pasted(text, { publisher: 'Kent', answers })).counts.map(({ force }) => force));
    assert.deepEqual(await forces(TITLED), new Set(['West Mercia']));
    assert.deepEqual(await forces('Outcome,2019/20\nOutcome 21,40\n'), new Set(['Kent']));
  });

  it('given a letter of another force, when read for a publisher, then it is asked', async () => {
    const letter = 'Dear Applicant,\n\nCleveland Police does not hold information on Outcome 22 for 2019/20.\n';
    assert.deepEqual(
      (await asked(letter, 'Kent')).map(({ printed }) => printed),
      ['Cleveland'],
    );
    assert.deepEqual(await asked(letter, 'Cleveland'), []);
  });

  it('given the publisher among those that are named, or none, when read, then nothing is asked', async () => {
    assert.deepEqual(await asked(TITLED.replace('West Mercia Police', 'West Mercia and Kent'), 'Kent'), []);
    assert.deepEqual(await asked(TITLED.replace('West Mercia Police', 'Our answer'), 'Kent'), []);
  });
});
