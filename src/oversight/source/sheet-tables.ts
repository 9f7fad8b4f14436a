import type { Row } from './csv.ts';
import { columnName, hasColumns } from './header.ts';
import type { SheetRow } from './ods-text.ts';

/** Takes the rows of every sheet that has a table under one heading: a publisher parts a year over sheets. */
export class SheetTables {
  readonly #columns: readonly string[];
  readonly #take: (row: SheetRow) => string | undefined;
  readonly #at = new Map<string, readonly number[]>();
  /** The heading of the first table: the order in which rows of every sheet are handed on. */
  #heading: Row | undefined;
  /** Rows below a table that hold words only: notes, sources. */
  notes = 0;

  constructor(columns: readonly string[], take: (row: SheetRow) => string | undefined) {
    this.#columns = columns;
    this.#take = take;
  }

  get withTable(): readonly string[] {
    return [...this.#at.keys()];
  }

  take({ sheet, row, cells }: SheetRow): string | undefined {
    const at = this.#at.get(sheet);
    // Titles stand over the heading of the columns.
    if (at === undefined) return hasColumns(cells, this.#columns) ? this.#open(sheet, row, cells) : undefined;
    if (cells.filter((cell) => cell !== '').length === 1) {
      this.notes += 1;
      return undefined;
    }
    return this.#named(sheet, this.#take({ sheet, row, cells: at.map((column) => cells[column] ?? '') }));
  }

  #open(sheet: string, row: number, cells: Row): string | undefined {
    const isFirst = this.#heading === undefined;
    this.#heading ??= cells;
    const names = cells.map(columnName);
    this.#at.set(
      sheet,
      this.#heading.map((column) => names.indexOf(columnName(column))),
    );
    return isFirst ? this.#named(sheet, this.#take({ sheet, row, cells })) : undefined;
  }

  #named(sheet: string, wrong: string | undefined): string | undefined {
    return wrong === undefined ? undefined : `sheet “${sheet}”, ${wrong}`;
  }

  oddities(file: string, sheets: readonly string[]): readonly string[] {
    const without = sheets.filter((name) => !this.#at.has(name));
    return [
      ...(without.length > 0 ? [`${file}: sheets without such a table were passed over: ${without.join('; ')}.`] : []),
      ...(this.notes > 0 ? [`${file}: ${this.notes} rows of words below a table were passed over.`] : []),
    ];
  }
}
