import { cellValues } from './cell-value.ts';
import { meaningOf } from './label.ts';
import { periodOf } from './period-said.ts';

/** The same few cells stand in every row, and are asked of more than once each. */
const KNOWN = new Map<string, boolean>();
const MOST_KNOWN = 20_000;

/** A number that is a count: no year, no age band, no word, which headings have too. */
export function isFigure(cell: string): boolean {
  if (!/\d/.test(cell)) return false;
  const known = KNOWN.get(cell);
  if (known !== undefined) return known;
  const figure =
    // *2019 (Jan–Jun)* heads a column; it is no count of 2,019.
    periodOf(cell.replace(/\s*\(.*\)$/, '')) === undefined &&
    cellValues(cell).some(({ value, doubt }) => value !== null || doubt === 'below' || doubt === 'point') &&
    meaningOf(cell).age === undefined;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  if (cell.length <= 400) KNOWN.set(cell, figure);
  return figure;
}
