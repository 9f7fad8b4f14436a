import { ok, refused, type Result } from '../../policy/index.ts';

/** A row of a table and the line of the file on which it begins. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface TableFault {
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly says: string;
}

/** Separators that spreadsheets write, by country and by menu. */
const SEPARATORS = [',', ';', '\t'] as const;
type Separator = (typeof SEPARATORS)[number];

const BOM = '\uFEFF';

const quoted = (cell: string): string => (/[",;\t\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** RFC 4180, with the mark by which a spreadsheet knows the text for UTF-8. */
export const writeTable = (rows: readonly (readonly string[])[]): string =>
  BOM + rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

/** Reads a table with commas, semicolons or tabs, whichever parts its first row; empty rows are left out. */
export function readTable(text: string): Result<readonly TableRow[], TableFault> {
  const whole = text.startsWith(BOM) ? text.slice(1) : text;
  const reader = new Reader(whole, separatorOf(whole));
  const rows: TableRow[] = [];
  while (!reader.isAtEnd) {
    const row = reader.row();
    if (!row.ok) return row;
    if (row.value.cells.some((cell) => cell !== '')) rows.push(row.value);
  }
  return ok(rows);
}

/** Heads hold no separator outside quotation marks: the first there parts the columns. */
function separatorOf(text: string): Separator {
  const [first = ''] = text.replaceAll(/"(?:[^"]|"")*"/gu, '').split(/\r|\n/u, 1);
  const found = /[,;\t]/u.exec(first)?.[0];
  return SEPARATORS.find((each) => each === found) ?? ',';
}

class Reader {
  readonly #text: string;
  readonly #separator: Separator;
  #at = 0;
  #line = 1;

  constructor(text: string, separator: Separator) {
    this.#text = text;
    this.#separator = separator;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  row(): Result<TableRow, TableFault> {
    const line = this.#line;
    const cells: string[] = [];
    for (;;) {
      const cell = this.#text.charAt(this.#at) === '"' ? this.#quotedCell(cells.length + 1) : ok(this.#plainCell());
      if (!cell.ok) return cell;
      cells.push(cell.value);
      if (this.#text.charAt(this.#at) === this.#separator) this.#at += 1;
      else break;
    }
    this.#endLine();
    return ok({ line, cells });
  }

  #plainCell(): string {
    const from = this.#at;
    while (!this.isAtEnd && !this.#isEndOfCell()) this.#at += 1;
    return this.#text.slice(from, this.#at);
  }

  #isEndOfCell(): boolean {
    const sign = this.#text.charAt(this.#at);
    return sign === this.#separator || sign === '\r' || sign === '\n';
  }

  #quotedCell(column: number): Result<string, TableFault> {
    const line = this.#line;
    let cell = '';
    for (;;) {
      const end = this.#text.indexOf('"', this.#at + 1);
      if (end < 0) return refused({ line, column, says: 'a quotation mark is opened here and never closed' });
      cell += this.#text.slice(this.#at + 1, end);
      this.#at = end + 1;
      if (this.#text.charAt(this.#at) !== '"') break;
      cell += '"';
    }
    this.#line += cell.split(/\r\n|\r|\n/u).length - 1;
    if (this.isAtEnd || this.#isEndOfCell()) return ok(cell);
    return refused({
      line: this.#line,
      column,
      says: 'the end of the cell is expected after its closing quotation mark',
    });
  }

  #endLine(): void {
    if (this.isAtEnd) return;
    this.#at += this.#text.startsWith('\r\n', this.#at) ? 2 : 1;
    this.#line += 1;
  }
}
