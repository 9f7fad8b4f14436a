const times = (tag: string, what: 'rows' | 'columns'): number =>
  Number(new RegExp(`table:number-${what}-repeated="(\\d{1,9})`).exec(tag)?.[1] ?? 1);

/** A cell that holds something: an empty one may be repeated to the edge of the sheet, as spreadsheets write it. */
const FULL = /<table:table-cell\b[^>]*?(?:office:value-type=[^>]*>|[^/]>)/g;

/**
 * How many cells an OpenDocument sheet has once repeated ones are written out, up to a bound: one short line can stand for a
 * thousand million of them, and whoever reads it writes them all out.
 */
export function repeatedCells(content: string, most: number): number {
  let cells = 0;
  for (const row of content.matchAll(/<table:table-row\b[^>]*>/g)) {
    const end = content.indexOf('</table:table-row>', row.index);
    const inside = end < 0 ? '' : content.slice(row.index, end);
    let width = 0;
    for (const [tag] of inside.matchAll(FULL)) width += times(tag, 'columns');
    cells += width * times(row[0], 'rows');
    if (cells > most) return cells;
  }
  return cells;
}
