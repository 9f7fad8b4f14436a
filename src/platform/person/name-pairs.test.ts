import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { nameLikeness, toName } from './name-likeness.ts';
import { pairsKnown, pairsSought } from './name-pairs.ts';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'.split(/(?=.)/));
const word = fc.array(letter, { minLength: 1, maxLength: 9 }).map((letters) => letters.join(''));
const slipped = fc
  .tuple(word, fc.nat(), letter, fc.constantFrom('none', 'drop', 'other', 'more', 'swap'))
  .map(([whole, where, added, how]): readonly [string, string] => {
    const at = where % whole.length;
    const [head, tail] = [whole.slice(0, at), whole.slice(at + 1)];
    if (how === 'drop') return [whole, head + tail];
    if (how === 'other') return [whole, head + added + tail];
    if (how === 'more') return [whole, head + added + whole.slice(at)];
    if (how === 'swap') return [whole, head + tail.charAt(0) + whole.charAt(at) + tail.slice(1)];
    return [whole, whole];
  });
const NAMES = [
  'Elizabeth',
  'Lizzie',
  'Catriona',
  'Katriona',
  'Leigh',
  'Lee',
  'Quillfeather',
  'Kwilfether',
  'Jo',
  'Joe',
];
const likely = fc.oneof(slipped, fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)));

const isAlike = (one: string, other: string): boolean =>
  !['other', 'unknown'].includes(nameLikeness(toName(one), toName(other)));

const meet = (known: readonly [string, string], sought: readonly [string, string]): boolean => {
  const stored = new Set(pairsKnown({ givenNames: known[0], familyName: known[1] }));
  return (pairsSought({ givenNames: sought[0], familyName: sought[1] }) ?? []).some((pair) => stored.has(pair));
};

test('given two names each like what is sought, when they are sought together, then a pair meets, swapped too', () => {
  let alike = 0;
  fc.assert(
    fc.property(likely, likely, ([given, soughtGiven], [family, soughtFamily]) => {
      if (!isAlike(given, soughtGiven) || !isAlike(family, soughtFamily)) return;
      alike += 1;
      assert.ok(meet([given, family], [soughtGiven, soughtFamily]));
      assert.ok(meet([given, family], [soughtFamily, soughtGiven]));
      assert.ok(meet([`Example ${given}`, family], [soughtGiven, `${soughtFamily}-Test`]));
    }),
    many(2000, 3),
  );
  assert.ok(alike > 400, `${alike} were alike`);
});

test('given two of whom one name is alike and the other is not, when they are sought, then no pair meets', () => {
  assert.equal(meet(['Rowan', 'Quillfeather'], ['Rowan', 'Sample']), false);
  assert.equal(meet(['Rowan', 'Quillfeather'], ['Linden', 'Quillfeather']), false);
});

test('given one name only, when its pairs are made, then there are none; given very many words, then they are not made', () => {
  assert.deepEqual(pairsKnown({ familyName: 'Example' }), []);
  const words = Array.from({ length: 20 }, (_, n) => 'abcdefghijklmnopqrst'.charAt(n).repeat(4 + n)).join(' ');
  assert.equal(pairsKnown({ givenNames: words, familyName: 'Example' }), undefined);
  assert.equal(pairsSought({ givenNames: words, familyName: words }), undefined);
  assert.ok((pairsKnown({ givenNames: 'Rowan', familyName: 'Example' }) ?? []).length < 20);
});
