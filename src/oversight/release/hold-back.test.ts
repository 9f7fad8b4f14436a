import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { heldBack, shownCount } from './hold-back.ts';

test('given large counts and zeros, when shown, then all are there', () => {
  assert.deepEqual(heldBack([12, 0, 7]), [12, 0, 7]);
});

test('given one small count, when the total is known, then the next smallest is held back with it', () => {
  assert.deepEqual(heldBack([30, 3, 9, 0]), [30, null, null, 0]);
});

test('given nothing to hide a small count behind, when shown, then no group is shown, and no nought', () => {
  assert.deepEqual(heldBack([3, 0]), [null, null]);
  // Beside a total of five, five that are not nought were one each.
  assert.deepEqual(heldBack([1, 1, 1, 1, 1, 0]), [null, null, null, null, null, null]);
});

test('given a count by itself, when it is small, then only a bound is said', () => {
  assert.equal(shownCount(4), 'fewer than 5');
  assert.equal(shownCount(0), '0');
});

/** Every table of this many places, with counts up to a most. */
const tables = (places: number, most: number): readonly (readonly number[])[] =>
  Array.from({ length: places }).reduce<readonly (readonly number[])[]>(
    (found) => found.flatMap((one) => Array.from({ length: most + 1 }, (_, count) => [...one, count])),
    [[]],
  );

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** What can be reckoned of what is held back, by who knows the total and how it is done: places that can hold one count alone. */
const reckoned = (places: number, most: number, least: number, also: ReadonlySet<number>): readonly string[] => {
  const alike = Map.groupBy(
    tables(places, most).filter((counts) => sumOf(counts) <= most),
    (counts) => JSON.stringify([sumOf(counts), heldBack(counts, least, also)]),
  );
  return [...alike].flatMap(([seen, ways]) =>
    heldBack(ways[0] ?? [], least, also).flatMap((shown, place) =>
      shown === null && new Set(ways.map((counts) => counts[place])).size < 2 ? [`${seen}, place ${place}`] : [],
    ),
  );
};

for (const [places, most, least, ...also] of [
  [2, 14, 5],
  [3, 14, 5],
  [4, 11, 5],
  [5, 7, 3],
  [2, 14, 5, 0],
  [3, 14, 5, 0, 1],
] as const)
  test(`given every table of ${places} places that comes to at most ${most}, when those below ${least} and ${also.length} others are held back, then none of them can be reckoned from the total`, () => {
    assert.deepEqual(reckoned(places, most, least, new Set(also)), []);
  });

test('given any counts, when they are shown, then no small one is', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }), (counts) => {
      heldBack(counts).forEach((shown, place) => {
        assert.ok(shown === null || shown === counts[place]);
        assert.ok(shown === null || shown === 0 || shown >= 5);
      });
    }),
  );
});
