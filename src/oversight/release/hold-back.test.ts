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

test('given nothing to hide a small count behind, when shown, then no group is shown', () => {
  assert.deepEqual(heldBack([3, 0]), [null, 0]);
});

test('given a count by itself, when it is small, then only a bound is said', () => {
  assert.equal(shownCount(4), 'fewer than 5');
  assert.equal(shownCount(0), '0');
});

/** Every way in which the held-back counts can come to what the rest leaves of the total. */
const possible = (shown: readonly (number | null)[], total: number): Set<string> => {
  const left = total - shown.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const hidden = shown.filter((count) => count === null).length;
  const found = new Set<string>();
  const fill = (rest: number, places: readonly number[]): void => {
    if (places.length === hidden - 1) found.add(JSON.stringify([...places, rest]));
    else for (let next = 1; next < rest; next += 1) fill(rest - next, [...places, next]);
  };
  if (hidden > 0) fill(left, []);
  return found;
};

test('given any counts, when the total is known too, then no small one can be reckoned', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 5 }), (counts) => {
      const shown = heldBack(counts);
      counts.forEach((count, place) => {
        if (count > 0 && count < 5) assert.equal(shown[place], null);
      });
      const hidden = counts.filter((_, place) => shown[place] === null);
      if (hidden.length < 2 || hidden.reduce((sum, count) => sum + count, 0) <= hidden.length) return;
      const ways = possible(
        shown,
        counts.reduce((sum, count) => sum + count, 0),
      );
      assert.ok(ways.size > 1, JSON.stringify([counts, shown]));
    }),
  );
});
