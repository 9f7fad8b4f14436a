import type { CountTable } from '../source/index.ts';

const KEYS = 256;

/** The table by some of its dimensions, in the order they are named; the others are added up, and so are their keys. */
export const collapse = (table: CountTable, by: readonly string[]): CountTable => {
  const places = by.map((name) => table.dimensions.findIndex((dimension) => dimension.name === name));
  const dimensions = places.flatMap((place) => table.dimensions[place] ?? []);
  const found = new Map<string, { at: readonly string[]; count: number; key: number | null }>();
  for (const { at, count, key } of table.cells) {
    const to = places.map((place) => at[place] ?? '');
    const name = JSON.stringify(to);
    const before = found.get(name) ?? { at: to, count: 0, key: 0 };
    const sum = before.key === null || key === null ? null : (before.key + key) % KEYS;
    found.set(name, { at: to, count: before.count + count, key: sum });
  }
  return { ...table, dimensions, cells: [...found.values()] };
};
