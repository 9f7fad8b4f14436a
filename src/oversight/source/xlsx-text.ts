import { tooLong } from './cell-text.ts';
import { literalShown } from './literal-format.ts';
import type { TakeSheetRow } from './ods-text.ts';
import { dateOf } from './serial-date.ts';
import { shownInstead } from './shown-instead.ts';
import { isEnd, tagName, type XlsxBook } from './xlsx-book.ts';
import { attribute, unescaped, XmlTags } from './xml-tags.ts';

const LONGEST = 1 << 20;
const MOST_COLUMNS = 1_000;

/** The column of a cell’s name, from 0: 27 of `AB12`; the one after the last where it has no name. */
function columnOf(name: string | undefined, after: number): number {
  const letters = /^[A-Z]{1,3}/.exec(name ?? '')?.[0];
  if (letters === undefined) return after;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

/** Takes one sheet of a workbook (XLSX) piece by piece and hands on its rows; no more than a row of it is held. */
export class XlsxText {
  readonly #sheet: string;
  readonly #book: XlsxBook;
  readonly #take: TakeSheetRow;
  readonly #last: number;
  readonly #tags = new XmlTags({
    tag: (tag) => this.#tag(tag),
    text: (text) => {
      if (this.#isText) this.#text += unescaped(text);
    },
  });
  #row = 0;
  #cells: string[] = [];
  #cell: OpenCell | undefined;
  #after = 0;
  #text = '';
  #isText = false;
  hiddenRows = 0;
  /** Cells that show words or a sign in place of their number. */
  shownInstead = 0;
  hiddenColumns = 0;

  constructor(sheet: string, book: XlsxBook, take: TakeSheetRow, last = Infinity) {
    this.#sheet = sheet;
    this.#book = book;
    this.#take = take;
    this.#last = last;
  }

  read(piece: string): string | undefined {
    // A look at the top of a sheet passes the rest of it over.
    if (this.#row > this.#last) return undefined;
    return (
      this.#tags.read(piece) ??
      (this.#tags.waiting + this.#text.length > LONGEST ? 'one of its cells does not end; it is no table' : undefined)
    );
  }

  #tag(tag: string): string | undefined {
    const name = tagName(tag);
    if (isEnd(tag)) return this.#end(name);
    if (name === 'row') this.#openRow(tag);
    else if (name === 'c') return this.#openCell(tag);
    // A formula stands before its value and is passed over; a text can stand in the cell itself.
    else if (name === 'v' || name === 't') this.#isText = this.#cell !== undefined && !tag.endsWith('/');
    else if (name === 'col' && isHidden(tag)) this.hiddenColumns += 1;
    return undefined;
  }

  #openRow(tag: string): void {
    this.#row = Number(attribute(tag, 'r') ?? this.#row + 1);
    this.#cells = [];
    this.#after = 0;
    if (isHidden(tag)) this.hiddenRows += 1;
  }

  #openCell(tag: string): string | undefined {
    const column = columnOf(attribute(tag, 'r'), this.#after);
    this.#after = column + 1;
    this.#text = '';
    if (tag.endsWith('/')) return undefined;
    this.#cell = { column, type: attribute(tag, 't') ?? 'n', style: Number(attribute(tag, 's') ?? '0') };
    return undefined;
  }

  #end(name: string): string | undefined {
    if (name === 'v' || name === 't') this.#isText = false;
    if (name === 'c') return this.#closeCell();
    if (name !== 'row' || this.#cells.length === 0) return undefined;
    const [row, cells] = [this.#row, this.#cells];
    this.#cells = [];
    return this.#take({ sheet: this.#sheet, row, cells });
  }

  #closeCell(): string | undefined {
    const cell = this.#cell;
    this.#cell = undefined;
    if (cell === undefined) return undefined;
    const text = this.#shown(cell)?.trim();
    if (text === undefined) return `row ${this.#row} names a text that the workbook does not hold; it is damaged`;
    if (text === '') return undefined;
    if (cell.column >= MOST_COLUMNS)
      return `row ${this.#row} has ${cell.column + 1} columns, more than any table of counts`;
    const long = tooLong(text, this.#row, cell.column + 1);
    if (long !== undefined) return `its sheet “${this.#sheet}” has ${long}`;
    while (this.#cells.length < cell.column) this.#cells.push('');
    this.#cells.push(text);
    return undefined;
  }

  /** A number as it is and not as it is shown, but a date as far as it is shown, and what stands in place of a number. */
  #shown({ type, style }: OpenCell): string | undefined {
    const text = this.#text;
    if (type === 's') return text === '' ? '' : this.#book.texts[Number(text)];
    if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    if (type !== 'n' || text === '') return text;
    const format = this.#book.dates.get(style);
    return format === undefined
      ? this.#number(Number(text), style)
      : dateOf(Number(text), format, this.#book.startsLater);
  }

  /** Whoever formats 3 as “<5” has published “<5”. */
  #number(value: number, style: number): string {
    const format = this.#book.numbers.get(style);
    const words = format === undefined ? undefined : literalShown(value, format);
    const instead = words === undefined ? undefined : shownInstead(value, words, format);
    if (instead === undefined) return String(value);
    this.shownInstead += 1;
    return instead;
  }
}

const isHidden = (tag: string): boolean => /^(?:1|true)$/.test(attribute(tag, 'hidden') ?? '');
