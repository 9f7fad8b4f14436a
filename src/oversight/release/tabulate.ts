import type { CountTable } from '../source/index.ts';

/** A cell of a table or of one of its margins, exact: it never leaves as it is. */
export interface Exact {
  readonly at: readonly (string | null)[];
  readonly count: number;
  /** The sum of its records' keys, modulo 256. */
  readonly key: number | null;
}

const KEYS = 256;

const sumOf = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : (a + b) % KEYS);

/** Every way to put the total in the place of some values. */
const withTotals = (at: readonly string[]): readonly (readonly (string | null)[])[] =>
  at.reduce<readonly (readonly (string | null)[])[]>(
    (ways, value) =>
      ways.flatMap((way) => [
        [...way, value],
        [...way, null],
      ]),
    [[]],
  );

/** The cells of a table with every margin, in the order of its dimensions, totals last. */
export const withMargins = ({ dimensions, cells }: CountTable): readonly Exact[] => {
  const found = new Map<string, Exact>();
  for (const { at, count, key } of cells) {
    for (const way of withTotals(at)) {
      const name = JSON.stringify(way);
      const before = found.get(name);
      found.set(name, {
        at: way,
        count: (before?.count ?? 0) + count,
        // No record, no key: an empty cell adds nothing to any sum.
        key: sumOf(before === undefined ? 0 : before.key, count === 0 ? 0 : key),
      });
    }
  }
  const all = dimensions.reduce<readonly (readonly (string | null)[])[]>(
    (ways, { values }) => ways.flatMap((way) => [...values, null].map((value) => [...way, value])),
    [[]],
  );
  return all.map((at) => found.get(JSON.stringify(at)) ?? { at, count: 0, key: 0 });
};
