import type { Row } from './csv.ts';

/** A column’s name without what copiers change about it: case, spaces, points. */
export const columnName = (printed: string): string =>
  printed
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_');

/** Whether a header has every one of these columns, in any order. */
export function hasColumns(header: Row, columns: readonly string[]): boolean {
  const names = new Set(header.map(columnName));
  return columns.every((column) => names.has(column));
}
