import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportRead } from './import-read.ts';
import { pasted } from './source.make.ts';

const asked = ({ questions }: ImportRead) =>
  questions.map(({ about, printed, proposals }) => [about, printed, proposals[0]?.answer]);
const odd = ({ oddities }: ImportRead): string => oddities.map(({ says }) => says).join('\n');

describe('numbers that a sentence says otherwise than in digits', () => {
  it('given dozens of which one knows how many, when read, then each is asked with its number', async () => {
    const numbers = [
      ['a dozen', '12'],
      ['half a dozen', '6'],
      ['two dozen', '24'],
    ];
    for (const [words = '', number] of numbers) {
      const read = await pasted(`In 2019 there were ${words} arrests.\n`);
      assert.deepEqual(asked(read), [['prose', `In 2019 there were ${words} arrests.`, number]], words);
    }
    const vague = await pasted('In 2019 there were dozens of arrests.\n');
    assert.deepEqual(asked(vague), []);
    assert.match(odd(vague), /not read as counts: dozens in/);
  });

  it('given a fraction of people, when read, then neither it nor what it is of is proposed as a count, and both are named', async () => {
    const read = await pasted('In 2019 two thirds of the 40 suspects were given Outcome 21.\n');
    assert.deepEqual([read.counts, asked(read)], [[], []]);
    assert.match(odd(read), /not read as counts: two thirds of the 40 in/);
    assert.match(odd(await pasted('In 2019 half of the twelve suspects were charged.\n')), /half of the twelve/);
  });

  it('given a note’s mark in brackets, when read, then it is no count; a number without one is asked', async () => {
    for (const note of ['(2) Outcomes are counted once.', '[1] Crimes are counted once.', '3) Arrests of 2019 alone.'])
      assert.deepEqual(asked(await pasted(`${note}\n`)), [], note);
    assert.deepEqual(
      asked(await pasted('In 2019 there were 12[1] crimes\n')).map(([, , answer]) => answer),
      ['12'],
    );
    assert.equal(asked(await pasted('12 crimes are still open.\n'))[0]?.[2], '12');
  });
});

describe('the words of a refusal that say that there is none', () => {
  const DENIED = [
    'We do not refuse this request.',
    'The request is not refused.',
    'We have not refused any part of your request under section 12.',
    'No exemption applies to the information.',
  ];

  it('given them, when read, then it is asked whether anything is refused, and nothing is read as refused', async () => {
    for (const words of DENIED) {
      const read = await pasted(`${words}\n`, { publisher: 'Kent' });
      assert.deepEqual(
        [read.counts, asked(read)],
        [[], [['measure', words.replace(/\n/u, ''), 'nothing is refused']]],
        words,
      );
    }
  });

  it('given what a person answers, when read again, then nothing is refused, or the whole is', async () => {
    const [words = ''] = DENIED;
    const settled = (answer: string) =>
      pasted(`${words}\n`, { publisher: 'Kent', answers: [{ about: 'measure', printed: words, answer }] });
    const nothing = await settled('nothing is refused');
    assert.deepEqual([nothing.counts, asked(nothing)], [[], []]);
    assert.deepEqual(
      (await settled('the whole request')).counts.map(({ missing }) => missing),
      ['refused'],
    );
  });

  it('given a real refusal, or a cell that denies one, when read, then the first is one, and the second no reason', async () => {
    const real = await pasted('Your request is refused under section 12.\n', { publisher: 'Kent' });
    assert.deepEqual(
      real.counts.map(({ missing }) => missing),
      ['refused'],
    );
    const { counts } = await pasted('Force,Outcome 21,Year\nKent,not refused,2019/20\nEssex,refused,2019/20\n');
    assert.deepEqual(
      counts.map(({ missing }) => missing),
      ['not-given', 'refused'],
    );
  });
});
