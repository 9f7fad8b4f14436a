/** As much as Excel lets one cell hold: a longer text was not typed into a sheet. */
export const MOST_IN_CELL = 32_767;

/** As much as can be kept of an answer, whatever it comes in. */
export const MOST_LETTERS = 4_000_000;

/** As many as a table of counts has, whatever it comes in: each row is looked through as far as its headings go. */
export const MOST_CELLS = 400_000;

/** The letters of a column, from 1: `AA` of 27. */
const lettersOf = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : lettersOf(Math.floor((column - 1) / 26)) + lettersOf(((column - 1) % 26) + 1);

/** Where a cell stands, in numbers and as a spreadsheet program names it. */
const cellAt = (row: number, column: number): string =>
  `row ${row}, column ${column} (cell ${lettersOf(column)}${row})`;

/** What is wrong with a cell that holds more than a cell can. */
export const tooLong = (text: string, row: number, column: number): string | undefined =>
  text.length > MOST_IN_CELL
    ? `a text of ${text.length} letters in ${cellAt(row, column)}, more than the ${MOST_IN_CELL} that a cell can hold. Shorten it, or leave it out`
    : undefined;

/** Counts the letters of a workbook: cells that name one long text each hold all of it once they are read. */
export class TextBound {
  #letters = 0;

  /** Takes a cell, and says what is too much once it is there. */
  take(text: string, row: number, column: number): string | undefined {
    this.#letters += text.length;
    if (this.#letters <= MOST_LETTERS) return tooLong(text, row, column);
    return `too much text: by ${cellAt(row, column)} it comes to more than ${MOST_LETTERS} letters, as in no answer. Bring the one sheet that is needed, as CSV`;
  }
}
