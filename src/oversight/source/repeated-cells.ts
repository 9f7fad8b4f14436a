const times = (attributes: string, what: 'rows' | 'columns'): number =>
  Number(new RegExp(`table:number-${what}-repeated="(\\d{1,9})`).exec(attributes)?.[1] ?? 1);

// No tag has a bracket inside: a pattern that passes over one begins anew at each, and takes hours where none of them ends.
const ROWS_AND_CELLS = /<(\/?)table:table-(row|cell)\b([^<>]*)>/g;

/** A cell that holds something: an empty one may be repeated to the edge of the sheet, as spreadsheets write it. */
const isFull = (attributes: string): boolean => attributes.includes('office:value-type=') || !attributes.endsWith('/');

/**
 * How many cells an OpenDocument sheet has once repeated ones are written out, up to a bound: one short line can stand for a
 * thousand million of them, and whoever reads it writes them all out.
 */
export function repeatedCells(content: string, most: number): number {
  let [cells, width, rows] = [0, 0, 1];
  for (const [, end, what, attributes = ''] of content.matchAll(ROWS_AND_CELLS)) {
    if (what === 'row') {
      cells += width * rows;
      width = 0;
      rows = end === '' ? times(attributes, 'rows') : 1;
    } else if (end === '' && isFull(attributes)) width += times(attributes, 'columns');
    if (cells + width * rows > most) break;
  }
  return cells + width * rows;
}
