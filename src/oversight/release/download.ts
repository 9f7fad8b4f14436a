/** A cell of a table that leaves: text, a number, or nothing. */
export type DownloadCell = string | number | null;

/**
 * A table that leaves as a file: what it is called, its head, its rows, and what has to be read with it (definition, basis,
 * period, source, what its symbols mean). Whatever is in it is meant to be seen: there is no part that a reader is not shown.
 */
export interface Download {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly DownloadCell[])[];
  readonly notes: readonly string[];
}

/** What makes a spreadsheet reckon instead of read; the full-width forms are folded to these by some. */
const STARTS = '=+\\-@＝＋－＠';
// A reader that parts fields by another mark than ours, or lines inside quotes, begins a cell after one of these too.
const BEGINS = new RegExp(`(^|[;|\\t\\r\\n])([\\s"]*)('*)(?=[${STARTS}])`, 'gu');
const BEGINS_CLEAN = new RegExp(`(^|[;|\\t\\r\\n])([\\s"]*)'('*)(?=[${STARTS}])`, 'gu');

/** Text that no spreadsheet takes for a formula: an apostrophe goes before whatever could begin one (OWASP, CSV injection). */
export const guarded = (text: string): string => text.replaceAll(BEGINS, "$1$2'$3");

/** The text as it was before it was guarded. */
export const unguarded = (text: string): string => text.replaceAll(BEGINS_CLEAN, '$1$2$3');

/** Characters that neither XML nor a text file can hold: a reader sees that there was one. */
export const printable = (text: string): string =>
  // Lint has no say in what a text may hold: these are the control characters themselves, by their property.
  text.toWellFormed().replaceAll(/\p{Cc}|[\uFFFE\uFFFF]/gu, (mark) => (/[\t\n\r]/u.test(mark) ? mark : '\uFFFD'));

const csvCell = (cell: DownloadCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return `"${guarded(printable(cell)).replaceAll('"', '""')}"`;
};

const csvLine = (cells: readonly DownloadCell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** CSV (RFC 4180): the table with its head, an empty line, then the notes, one a line. */
export const csvOf = ({ columns, rows, notes }: Download): string => {
  const tail = notes.length === 0 ? '' : `\r\n${notes.map((note) => csvLine([note])).join('')}`;
  // The mark of UTF-8: without it spreadsheets read “–” and “ŵ” as something else.
  return `\uFEFF${csvLine(columns)}${rows.map(csvLine).join('')}${tail}`;
};
