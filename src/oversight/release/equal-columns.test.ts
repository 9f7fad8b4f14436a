import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cellKeyNoise } from './cell-key.ts';
import type { ReleaseDocument } from './document.ts';
import { prepare } from './prepare.ts';
import { dice, frame, tableOf } from './release.make.ts';

const OUTCOMES = ['21', '22', '8'];
const YEARS = ['2024', '2025', '2026'];
const DIMENSIONS = [
  { name: 'outcome', values: OUTCOMES },
  { name: 'year', values: YEARS },
];
const noise = cellKeyNoise(new Uint8Array(32).fill(7), 5);

/** 21 is large in every year; of 22 and 8 there are as many as said. */
const released = (rest: readonly number[], seed: number): Promise<ReleaseDocument> => {
  const roll = dice(seed);
  const counts = [60, 80, 70, ...rest];
  return prepare(
    tableOf(DIMENSIONS, counts, () => roll(256)),
    frame('cell-key', { periodStart: '2024-01-01', periodEnd: '2026-12-31' }),
    [],
    noise,
  );
};

const valueOf = ({ cells }: ReleaseDocument, outcome: string | null, year: string | null) =>
  cells.find(({ at }) => at[0] === outcome && at[1] === year)?.value ?? null;

const columns = [...YEARS, null];

/** In how many columns a reader sees that 21 and all together are alike. */
const alikeIn = (document: ReleaseDocument): number =>
  columns.filter(
    (year) => valueOf(document, '21', year) !== null && valueOf(document, '21', year) === valueOf(document, null, year),
  ).length;

describe('columns in which a part and its whole are alike', () => {
  it('given rows of which nobody is in any year, when a table is made ready, then no two columns say so, and the part stands', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const document = await released([0, 0, 0, 0, 0, 0], seed);
      assert.ok(alikeIn(document) < 2, `seed ${seed}`);
      assert.ok(
        YEARS.every((year) => valueOf(document, '21', year) !== null),
        `seed ${seed}`,
      );
    }
  });

  it('given a few in such rows, when made ready, then the wholes are held back as well: holding back does not say that nobody is there', async () => {
    let held = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const document = await released([1, 0, 2, 0, 1, 1], seed);
      assert.ok(alikeIn(document) < 2, `seed ${seed}`);
      if (YEARS.every((year) => valueOf(document, null, year) === null)) held++;
    }
    assert.ok(held > 4, `${held} of 12`);
  });

  it('given one column that is alike, or another part that is shown, when made ready, then the wholes stand', async () => {
    const document = await released([40, 50, 30, 0, 0, 0], 3);
    assert.ok(YEARS.every((year) => valueOf(document, null, year) !== null));
  });
});
