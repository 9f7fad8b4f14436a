import { cellValues } from './cell-value.ts';
import { meaningOf } from './label.ts';
import { periodOf } from './period-said.ts';

/** A number that is a count: no year, no age band, no word, which headings have too. */
export const isFigure = (cell: string): boolean =>
  /\d/.test(cell) &&
  periodOf(cell) === undefined &&
  cellValues(cell).some(({ value, doubt }) => value !== null || doubt === 'below') &&
  meaningOf(cell).age === undefined;
