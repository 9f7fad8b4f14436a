/** Whether cells count the rows of their table, 1, 2, 3 …, and nothing else. */
export const countsRows = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.every((cell, i) => cell.trim().replace(/[.)]$/, '') === String(i + 1));

const NAMED =
  /^(?:#|no\.?|nr\.?|n|ids?|fid|oid|objectid|rows?|row ?(?:no\.?|number|id)|s\.? ?no\.?|serial(?: (?:no\.?|number))?|line|item|index|entry|record)$/i;

/** A column that numbers its rows: by its name, or the first without a name of its own. */
export const isRowNumber = (at: number, heading: string, cells: readonly string[]): boolean =>
  countsRows(cells) &&
  (NAMED.test(heading.trim()) || (at === 0 && /^(?:|numbers?|ref(?:erence)?|cases?)$/i.test(heading.trim())));
