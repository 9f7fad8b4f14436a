import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { fold } from './fold.ts';
import { ERASED_WORDS, putNamesBack, takeNamesOut, type Concerned } from './mention.ts';
import type { PersonDetails } from './person.ts';

const rowan: PersonDetails = { givenNames: 'Rowan Ash', familyName: "O'Test" };
const linden: PersonDetails = { givenNames: 'Linden', familyName: 'Sample-Zoë' };
const both = [rowan, linden];
const living = (details: PersonDetails): Concerned => ({ details, called: 'Child 1' });
const all = new Map([
  [0, living(rowan)],
  [1, living(linden)],
]);
const withoutRowan = new Map<number, Concerned>([
  [0, undefined],
  [1, living(linden)],
]);

const fragments = fc.array(
  fc.oneof(
    fc.constantFrom('Rowan', 'ROWAN', 'rowan', "O'Test", 'Linden', 'Sample-Zoë', 'Rowan Ash', "Rowan O'Test", 'Ash'),
    fc.constantFrom(' ', ', ', '’s ', '. ', '-', '["', '\\', '[0,"g0"]'),
    fc.string({ unit: 'grapheme' }),
  ),
);

test('given any text, when names are taken out and put back, then it is the text, but for how a name was spelled', () => {
  const plain = (text: string) => fold(text).replaceAll(/[\s'’._-]/gu, '');
  fc.assert(
    fc.property(fragments, (parts) => {
      const text = parts.join('');
      assert.equal(plain(putNamesBack(takeNamesOut(text, both), all)), plain(text));
    }),
    many(3000, 5),
  );
});

test('given words apart, when names are taken out and put back, then the text is the same to the letter', () => {
  const words = fc.array(
    fc.constantFrom('Rowan', 'ROWAN', 'rowan', "O'Test", 'Linden', 'and', 'Sample-Zoë', '🙂', 'é', 'the'),
  );
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(' then ');
      assert.equal(putNamesBack(takeNamesOut(text, both), all), text);
    }),
    many(1000, 6),
  );
});

test('given names as whole words, when they are taken out, then none of the concerned names is left', () => {
  const words = fc.array(
    fc.constantFrom('Rowan', 'ROWAN', 'Ash', "O'Test", 'OTEST', 'O’Tests', 'Rowan’s', 'rowan.otest@'),
  );
  fc.assert(
    fc.property(words, (parts) => {
      const left = JSON.stringify(takeNamesOut(parts.join(' / '), both));
      assert.doesNotMatch(left, /rowan|o.?test|"ash/i);
    }),
    many(1000, 7),
  );
});

const erasures = [
  ["Rowan Ash O'Test was there.", `${ERASED_WORDS} was there.`],
  ['ROWAN, and Linden.', `${ERASED_WORDS}, and Linden.`],
  ['The OTests moved. Rowans coat.', `The ${ERASED_WORDS}s moved. ${ERASED_WORDS}s coat.`],
  ['Mail rowan.otest09 at home.', `Mail ${ERASED_WORDS}09 at home.`],
  ['Crowan and Rowanda are others.', 'Crowan and Rowanda are others.'],
  ["O'Test, Rowan", ERASED_WORDS],
] as const;

for (const [text, after] of erasures) {
  test(`given “${text}”, when one of two is erased, then it reads “${after}”`, () => {
    assert.equal(putNamesBack(takeNamesOut(text, both), withoutRowan), after);
  });
}

test('given somebody whose name changed, when the part that stood there is gone, then they are called as they are now', () => {
  const pieces = takeNamesOut('Ash came.', [rowan]);
  const now = new Map([[0, { details: { familyName: 'Newname' }, called: 'Newname' }]]);
  assert.equal(putNamesBack(pieces, now), 'Newname came.');
});
