import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { MOST_GATHERED } from './gathered.ts';
import { pasted } from './source.make.ts';
import { MOST_WORDS, WordNumbers } from './word-numbers.ts';

it('given more oddities and questions than anybody can look through, when read, then the first are listed and the others counted', async () => {
  const rows = Array.from({ length: 1500 }, (_, i) => `Area ${i}\tabout ${i}\n`).join('');
  const { counts, questions, oddities } = await pasted(`Force\tArrests 2019\n${rows}`);
  assert.equal(counts.length, 1500);
  assert.equal(questions.length, MOST_GATHERED);
  assert.equal(oddities.length, MOST_GATHERED + 2);
  const said = oddities.slice(-2).map(({ says }) => says);
  assert.match(
    said.join(' '),
    /There are \d+ more questions than the 1000 .*There are \d+ more oddities than the 1000/,
  );
});

it('given any words, when numbered together, then the same words come back and no two lists have one number', () => {
  const word = fc.string({ maxLength: 3 });
  const four = fc.tuple(word, word, word, word);
  fc.assert(
    fc.property(fc.array(four, { maxLength: 30 }), (lists) => {
      const numbers = new WordNumbers();
      const keys = new Map(lists.map((list) => [numbers.key(list), list] as const));
      for (const [key, list] of keys) assert.deepEqual(numbers.words(key ?? -1), list);
      assert.equal(keys.size, new Set(lists.map((list) => JSON.stringify(list))).size);
    }),
    many(50),
  );
});

it('given more different words than any table has, when numbered, then there is no number', () => {
  const numbers = new WordNumbers();
  for (let i = 0; i < MOST_WORDS; i += 1) assert.equal(numbers.of(`word ${i}`), i);
  assert.deepEqual([numbers.of('another'), numbers.of('word 7')], [undefined, 7]);
});
