import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { cellKeyNoise, recordKey } from './cell-key.ts';

const BOUND = 5;
const secret = Buffer.from('an invented secret');
const noise = cellKeyNoise(secret, BOUND);
const KEYS = Array.from({ length: 256 }, (_, key) => key);

describe('the cell-key method', () => {
  it('given any count, when moved by every key, then the mean is 0, no move is beyond the bound and none goes below 0', () => {
    for (let count = 0; count < 40; count += 1) {
      const moves = KEYS.map((key) => noise(count, key));
      assert.equal(
        moves.reduce((sum, move) => sum + move, 0),
        0,
        `mean at ${count}`,
      );
      assert.ok(
        moves.every((move) => Math.abs(move) <= BOUND && count + move >= 0),
        `bound at ${count}`,
      );
    }
    assert.equal(Math.max(...KEYS.map((key) => noise(100, key))), BOUND);
  });

  it('given the same cell, when asked 10,000 times by installs of the same secret, then it always gives the same figure', () => {
    const again = cellKeyNoise(Buffer.from('an invented secret'), BOUND);
    fc.assert(
      fc.property(fc.nat(500), fc.nat(255), (count, key) => noise(count, key) === again(count, key)),
      { ...many(2_000, 4), endOnFailure: true },
    );
  });

  it('given another secret, when the same cells are asked, then most are moved otherwise: the table alone tells nothing', () => {
    const other = cellKeyNoise(Buffer.from('another invented secret'), BOUND);
    const same = KEYS.filter((key) => noise(100, key) === other(100, key)).length;
    assert.ok(same > 10 && same < 110, String(same));
  });

  it('given many records, when their keys are counted, then each of the 256 comes about equally often', () => {
    const times = KEYS.map(() => 0);
    for (let record = 0; record < 25_600; record += 1) {
      const key = recordKey(secret, `record ${record}`);
      times[key] = (times[key] ?? 0) + 1;
    }
    // Chi-squared with 255 degrees of freedom is below 331 in 999 of 1,000 cases.
    const chi = times.reduce((sum, seen) => sum + (seen - 100) ** 2 / 100, 0);
    assert.ok(chi < 331, String(chi));
  });
});
