import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attack } from './attack.ts';
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

/** A table of one column: of 21 and of 22 so many, each group's key as given; 8 is nobody. */
const oneColumn = (shown: number, rest: number, key: number, restKey: number): Promise<ReleaseDocument> =>
  prepare(
    tableOf([{ name: 'outcome', values: OUTCOMES }], [shown, rest, 0], (cell) => (cell === 0 ? key : restKey)),
    frame('cell-key'),
    [],
    noise,
  );

/** Keys by which so many and so large a rest are both published as 60; undefined where there are none. */
const keysFor = (shown: number, rest: number): readonly [number, number] | undefined => {
  const keys = Array.from({ length: 256 }, (_, key) => key);
  const own = keys.find((key) => shown + noise(shown, key) === 60);
  const both = keys.find((key) => shown + rest + noise(shown + rest, key) === 60);
  if (own === undefined || both === undefined) return undefined;
  return [own, (both - own + 256) % 256];
};

describe('one column alone in which a part and its whole are alike', () => {
  it('given every rest from nobody to nine, when published, then some keys make the very same release of each: a reader cannot tell which', async () => {
    const alike = (await oneColumn(60, 0, keysFor(60, 0)?.[0] ?? assert.fail(), 0)).cells;
    const value = (outcome: string | null) => alike.find(({ at }) => at[0] === outcome)?.value ?? null;
    assert.deepEqual([value('21'), value('22'), value('8'), value(null)], [60, null, null, 60]);
    for (let rest = 1; rest <= 9; rest++) {
      const found = Array.from({ length: 11 }, (_, i) => 55 + i).find((count) => keysFor(count, rest) !== undefined);
      const shown = found ?? assert.fail(`no key hides ${rest}`);
      const [key, restKey] = keysFor(shown, rest) ?? assert.fail();
      assert.deepEqual((await oneColumn(shown, rest, key, restKey)).cells, alike, `a rest of ${rest}`);
    }
  });

  it('given exact figures, when one column is alike, then its hidden rest is nobody, and the attacker takes the figure back', async () => {
    const document = await prepare(
      tableOf([{ name: 'outcome', values: OUTCOMES }], [60, 3, 0], () => 0),
      frame('suppress'),
      [],
      noise,
    );
    const { cells } = document;
    const planted = {
      ...document,
      cells: cells.map((cell) => ({ ...cell, value: cell.at[0] === '21' || cell.at[0] === null ? 60 : null })),
    };
    const wanted = { least: document.control.least, width: 1 };
    assert.ok((await attack([planted], wanted)).recovered.some(({ isPoint, low }) => isPoint && low === 0));
    assert.deepEqual((await attack([document], wanted)).recovered, []);
  });
});
