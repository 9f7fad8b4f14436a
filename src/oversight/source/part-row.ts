import type { Column } from './column-kind.ts';
import type { DataRow } from './layout.ts';

const PART = /^(?:of which|of whom|of these|of those|thereof|including|incl\.?)(?: |$)/i;

/** *Of which under 14*: a part of the row that it stands below, and neither a force nor a part of a total. */
export const isPart = (words: string): boolean => PART.test(words);

/** The names of forces, where a part says which row it stands below: the same words stand below many. */
export function underTheirRows(columns: readonly Column[], rows: readonly DataRow[]): readonly DataRow[] {
  const column = columns.find(({ kind }) => kind === 'force');
  if (column === undefined) return rows;
  let above = '';
  return rows.map((row) => {
    const cell = row.cells[column.at]?.trim() ?? '';
    if (!isPart(cell)) {
      above = cell === '' ? above : cell;
      return row;
    }
    const named = `${cell} (below “${above}”)`;
    return { ...row, cells: row.cells.map((each, at) => (at === column.at ? named : each)) };
  });
}
