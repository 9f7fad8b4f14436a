import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAssured, many } from '../../../test/many.ts';
import type { CountTable } from '../source/index.ts';
import { cellKeyNoise } from './cell-key.ts';
import { CONTROLS } from './control.ts';
import type { ReleaseDocument } from './document.ts';
import { prepare } from './prepare.ts';
import { dice, frame, tableOf, type Dice } from './release.make.ts';
import { withMargins } from './tabulate.ts';

const SQUARE = [
  { name: 'sex', values: ['girls', 'boys'] },
  { name: 'outcome', values: ['21', '22'] },
];
const noise = cellKeyNoise(Buffer.from('an invented secret'), 5);

const shown = ({ cells }: ReleaseDocument): string => JSON.stringify(cells.map(({ value }) => value));

/** Every table of two by two whose cells come to `total`. */
const allOf = (total: number): readonly (readonly number[])[] => {
  const found: number[][] = [];
  for (let a = 0; a <= total; a += 1)
    for (let b = 0; a + b <= total; b += 1)
      for (let c = 0; a + b + c <= total; c += 1) found.push([a, b, c, total - a - b - c]);
  return found;
};

const square = (counts: readonly number[], keys: readonly number[]): CountTable =>
  tableOf(SQUARE, counts, (cell) => keys[cell] ?? 0);

const hiddenIn = ({ cells }: ReleaseDocument): readonly number[] =>
  cells.flatMap(({ at, value }, i) => (value === null && !at.includes(null) ? [i] : []));

/** Cells of the releases of tables of `total` that are the same in every table that the algorithm turns into that release. */
const pinnedIn = async (control: ReleaseDocument['control'], total: number): Promise<number> => {
  const made = new Map<string, { readonly document: ReleaseDocument; readonly tables: number[][]; isAsked: boolean }>();
  // Rounding shows a total that others round to as well: they are all that could be behind it.
  const totals = control.method === 'round' ? [total, total + 1, total + 2] : [total];
  for (const counts of totals.flatMap(allOf)) {
    const table = square(counts, []);
    const document = await prepare(table, { ...frame(control.method), control }, [], () => 0);
    const exact = withMargins(table).map(({ count }) => count);
    const known = made.get(shown(document)) ?? { document, tables: [], isAsked: false };
    known.tables.push(exact);
    known.isAsked ||= exact.at(-1) === total;
    made.set(shown(document), known);
  }
  const asked = [...made.values()].filter(({ isAsked }) => isAsked);
  const pinned = asked.map(({ document, tables }) =>
    hiddenIn(document).filter((cell) => new Set(tables.map((table) => table[cell])).size === 1),
  );
  return pinned.flat().length;
};

const { least } = CONTROLS['cell-key'];
const KEYS = Array.from({ length: 256 }, (_, key) => key);

/** Keys that make of a count what was made of it before: the same figure, or again one that is too small to be shown. */
const keysFor = (count: number, figure: number): ReadonlySet<number> => {
  if (count === 0) return new Set(figure < least ? [0] : []);
  return new Set(
    KEYS.filter((key) => {
      const made = count + noise(count, key);
      return figure < least ? made < least : made === figure;
    }),
  );
};

/** Keys for the four cells whose sums give the five margins too. Of the nine cells, 2, 5 and 6 to 8 are margins. */
const keysTogether = (roll: Dice, allowed: readonly ReadonlySet<number>[]): readonly number[] | undefined => {
  const at = (i: number): ReadonlySet<number> => allowed[i] ?? new Set();
  const has = (i: number, ...keys: readonly number[]): boolean =>
    at(i).has(keys.reduce((sum, key) => sum + key, 0) % 256);
  const mixed = (i: number): readonly number[] =>
    [...at(i)]
      .map((key) => ({ key, by: roll(1_000_000) }))
      .sort((x, y) => x.by - y.by)
      .map(({ key }) => key);
  for (const a of mixed(0))
    for (const b of mixed(1)
      .filter((key) => has(2, a, key))
      .slice(0, 12))
      for (const c of mixed(3)
        .filter((key) => has(6, a, key))
        .slice(0, 12))
        for (const d of at(4)) if (has(5, c, d) && has(7, b, d) && has(8, a, b, c, d)) return [a, b, c, d];
  return undefined;
};

/** Small changes to a table of four cells that change one of them. */
const CHANGES = [1, -1, 2, -2].flatMap((by) => [undefined, 0, 1, 2, 3].map((from) => ({ by, from })));

/** Another table, with keys of its own, of which the algorithm is run again to see that it gives the very same release. */
const findTwin = async (
  roll: Dice,
  counts: readonly number[],
  table: CountTable,
  cell: number,
  wanted: string,
): Promise<boolean> => {
  const figures = withMargins(table).map(({ count, key }) => count + noise(count, key ?? 0));
  for (const { by, from } of CHANGES) {
    const other = counts.map((count, i) => count + (i === cell ? by : i === from ? -by : 0));
    if (other[cell] === counts[cell] || other.some((count) => count < 0)) continue;
    const exact = withMargins(square(other, [])).map(({ count }) => count);
    const keys = keysTogether(
      roll,
      exact.map((count, i) => keysFor(count, figures[i] ?? 0)),
    );
    if (keys !== undefined && shown(await prepare(square(other, keys), frame(), [], noise)) === wanted) return true;
  }
  return false;
};

describe('an attacker who knows the algorithm', () => {
  // Every table is made ready anew: suppression takes two seconds for that, rounding, whose totals are not sure, many.
  const suppress = { control: { ...CONTROLS.suppress, least: 3, width: 3 }, total: 7 };
  const round = { control: { ...CONTROLS.round, least: 3, base: 3, width: 3 }, total: 8 };
  for (const { control, total } of isAssured ? [suppress, round] : [suppress])
    it(`given ${control.method}, which is fixed, when run again on every table that could be behind a release, then cells are pinned`, async (t) => {
      const pinned = await pinnedIn(control, total);
      t.diagnostic(
        `${control.method}: ${pinned} cells pinned by all ${allOf(total).length} tables of 2 × 2 of ${total}`,
      );
      // It passes the attack that does not know how it was made, and fails the one that does: so it is not the default.
      assert.ok(pinned > 0);
    });

  it('given the cell-key method, when another table is sought that the algorithm turns into the same release, then each hidden cell has one', async (t) => {
    const { numRuns, seed = 7 } = many(12);
    const roll = dice(seed % 1_000_000);
    let [hidden, pinned] = [0, 0];
    for (let run = 0; run < numRuns; run += 1) {
      const counts = [0, 1, 2, 3].map((cell) => (cell < 2 ? roll(12) : 8 + roll(20)));
      const table = square(
        counts,
        [0, 1, 2, 3].map(() => roll(256)),
      );
      const document = await prepare(table, frame(), [], noise);
      for (const place of hiddenIn(document)) {
        hidden += 1;
        const same = await findTwin(roll, counts, table, [0, 1, 3, 4].indexOf(place), shown(document));
        if (!same) pinned += 1;
      }
    }
    t.diagnostic(`cell-key: ${hidden} hidden cells of ${numRuns} tables of 2 × 2, ${pinned} without another table`);
    assert.equal(pinned, 0);
    assert.ok(hidden > 0);
  });
});
