import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { isDate, slipsOf } from './birth-date.ts';
import { nameWords } from './fold.ts';
import { isOneSlipAway, nameLikeness, toName } from './name-likeness.ts';
import { cluesOf, isEnough, tokensOf, traitsSought } from './tokens.ts';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'.split(/(?=.)/));
const word = fc.array(letter, { minLength: 4, maxLength: 10 }).map((letters) => letters.join(''));

const alike = (one: string, other: string) => nameLikeness(toName(one), toName(other));

const meet = (one: string, other: string): boolean => {
  const stored = new Set(cluesOf({ familyName: one }));
  return traitsSought({ familyName: other }).some(({ clues }) => clues.some(({ clue }) => stored.has(clue)));
};

const damaged = fc
  .tuple(word, fc.nat(), letter, fc.constantFrom('drop', 'other', 'more', 'swap'))
  .map(([whole, where, added, how]): readonly [string, string] => {
    const at = where % (whole.length - 1);
    const [head, tail] = [whole.slice(0, at), whole.slice(at + 1)];
    if (how === 'drop') return [whole, head + tail];
    if (how === 'other') return [whole, head + added + tail];
    if (how === 'more') return [whole, head + added + whole.slice(at)];
    return [whole, head + whole.charAt(at + 1) + whole.charAt(at) + whole.slice(at + 2)];
  });

test('given a word with one slip of the hand, when it is sought, then the tokens meet and the words count as near', () => {
  fc.assert(
    fc.property(damaged, ([whole, slipped]) => {
      assert.ok(meet(whole, slipped));
      assert.ok(isOneSlipAway(whole, slipped));
      assert.ok(isOneSlipAway(slipped, whole));
      assert.notEqual(alike(whole, slipped), 'other');
    }),
    many(2000, 3),
  );
});

test('given words far apart, when they are compared, then no slip is said to lie between them', () => {
  assert.equal(isOneSlipAway('rowan', 'linden'), false);
  assert.equal(isOneSlipAway('abcd', 'badc'), false);
  assert.equal(isOneSlipAway('abcd', 'dbca'), false);
});

const sameNames = [
  ['ZOË', 'zoe'],
  ["O'Test", 'OTEST'],
  ['Mary-Jane', 'maryjane'],
  ['Mary-Jane', 'Mary Jane'],
  ['Łukasz', 'lukasz'],
  ['Smith‑Sample', 'Sample'],
] as const;

for (const [one, other] of sameNames) {
  test(`given ${one}, when ${other} is sought, then they are the same name`, () => {
    assert.equal(alike(one, other), 'same');
    assert.ok(meet(one, other));
  });
}

test('given a short form, when the long one is sought, then they meet', () => {
  assert.equal(alike('Lizzie', 'Elizabeth'), 'short-form');
  assert.ok(meet('Lizzie', 'Elizabeth'));
  assert.equal(alike('Stephen', 'Steven'), 'short-form');
  assert.equal(alike('Catriona', 'Katriona'), 'near');
  assert.equal(alike('Leigh', 'Lee'), 'sounds-alike');
});

test('given any name, when it is folded, then folding its words again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      for (const one of nameWords(name)) assert.deepEqual(nameWords(one), [one]);
    }),
    many(1000, 4),
  );
});

test('given a date, when its slips are made, then all are days, none is it, and the usual ones are there', () => {
  const slips = slipsOf('2011-05-12');
  assert.ok(slips.every(isDate));
  assert.equal(slips.includes('2011-05-12'), false);
  for (const slip of ['2011-12-05', '2011-05-21', '2011-05-11', '2010-05-12']) assert.ok(slips.includes(slip), slip);
});

test('given no day of the calendar, when it is tested, then it is none', () => {
  for (const text of ['2011-02-29', '2011-13-01', '1811-01-01', '12/05/2011', '', '2011-5-1']) {
    assert.equal(isDate(text), false, text);
  }
});

test('given nothing or wildcards only, when a search is made, then there is not enough to search by', () => {
  for (const name of ['', '*', '%', '__', '?*', 'A*', ' . ']) assert.equal(isEnough({ familyName: name }), false, name);
  assert.equal(isEnough({ school: 'Nowhereton', birthYear: 2011 }), false);
  assert.equal(isEnough({ birthDate: '2011-05-12' }), true);
});

test('given one clue, when two forces make its token, then they differ', () => {
  const clue = 'word:example';
  const key = randomBytes(32);
  assert.deepEqual(tokensOf(key, [clue]), tokensOf(key, [clue]));
  assert.notDeepEqual(tokensOf(key, [clue]), tokensOf(randomBytes(32), [clue]));
});
