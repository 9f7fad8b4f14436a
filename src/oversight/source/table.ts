import { basename } from 'node:path';
import { CsvReader, type Row } from './csv.ts';
import { beginning } from './first-bytes.ts';
import { columnName, hasColumns } from './header.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { SheetTables } from './sheet-tables.ts';
import { readText } from './text.ts';
import { issueOf, type Issue } from './vintage.ts';

/** A published table: what it is called in a refusal, and the columns that a file of it has, by their cleaned names. */
export interface Shape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A file that was read: which bytes, of which issue, from where. */
export interface CountedFile extends Issue {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
}

/** One row as its taker sees it; `number` counts from 1 with the header, as a spreadsheet does. */
export interface TakenRow {
  readonly number: number;
  /** Of a workbook, the sheet that it stands on. */
  readonly sheet: string | null;
  /** The columns as printed. */
  readonly columns: Row;
  readonly field: (column: string) => string;
  readonly columnOf: (column: string) => number;
}

/** Takes a row, or says what is wrong with it, to follow “row 7 …”. */
export type TakeRow = (row: TakenRow) => string | undefined;

/** The rows of one table in order; it is itself the row that is being taken, since a national file has millions. */
class Table implements TakenRow {
  readonly #shape: Shape;
  readonly #take: TakeRow;
  readonly #at = new Map<string, number>();
  #fields: Row = [];
  #width = 0;
  columns: Row = [];
  sheet: string | null = null;
  number = 0;
  rows = 0;
  empty = 0;

  constructor(shape: Shape, take: TakeRow) {
    this.#shape = shape;
    this.#take = take;
  }

  readonly field = (column: string): string => (this.#fields[this.#at.get(column) ?? -1] ?? '').trim();

  readonly columnOf = (column: string): number => (this.#at.get(column) ?? -1) + 1;

  get isEmpty(): boolean {
    return this.#width === 0;
  }

  take(rows: readonly Row[]): string | undefined {
    for (const row of rows) {
      this.number += 1;
      const wrong = this.#width === 0 ? this.#header(row) : this.#body(row);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  #header(row: Row): string | undefined {
    if (row.every((field) => field.trim() === '')) return undefined;
    const names = row.map(columnName);
    const { name, columns } = this.#shape;
    if (!hasColumns(row, columns)) {
      const missing = columns.filter((column) => !names.includes(column));
      return `it is not ${name}, which has the columns ${columns.join(', ')}; missing: ${missing.join(', ')}`;
    }
    const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
    if (twice !== undefined) return `it has the column ${twice} twice`;
    this.#width = row.length;
    this.columns = row;
    for (const [i, column] of names.entries()) if (!this.#at.has(column)) this.#at.set(column, i);
    return undefined;
  }

  #body(row: Row): string | undefined {
    if (row.every((field) => field.trim() === '')) {
      this.empty += 1;
      return undefined;
    }
    // Cut off, or shifted by a comma in a name: its counts would stand in the wrong columns.
    if (row.length !== this.#width)
      return `row ${this.number} has ${row.length} fields where the header has ${this.#width}; the file may be cut off there. Copy or download it again`;
    this.rows += 1;
    this.#fields = row;
    const wrong = this.#take(this);
    return wrong === undefined ? undefined : `row ${this.number} ${wrong}`;
  }
}

/** Takes the text of one CSV piece by piece, from a file or from inside an archive. */
export class TableReader {
  readonly #csv = new CsvReader();
  readonly #table: Table;
  readonly #file: string;

  constructor(file: string, shape: Shape, take: TakeRow) {
    this.#file = file;
    this.#table = new Table(shape, take);
  }

  get rows(): number {
    return this.#table.rows;
  }

  read(piece: string): SourceRefused | undefined {
    const wrong = this.#table.take(this.#csv.read(piece));
    if (wrong !== undefined) return this.#refused(wrong);
    return this.#csv.overlong ? this.#refused('one of its lines does not end; it is no CSV') : undefined;
  }

  /** One row of a workbook or a Parquet file, or what is wrong with it. */
  row(sheet: string | null, number: number, cells: Row): string | undefined {
    this.#table.sheet = sheet;
    this.#table.number = number - 1;
    return this.#table.take([cells]);
  }

  /** The last rows; an empty file is refused, since no rows are no counts of 0. */
  end(): SourceRefused | undefined {
    const wrong = this.#table.take(this.#csv.end());
    if (wrong !== undefined) return this.#refused(wrong);
    if (this.#table.rows > 0) return undefined;
    return this.#refused(this.#table.isEmpty ? 'it is empty' : 'it has columns but no rows');
  }

  oddities(): readonly string[] {
    const { empty } = this.#table;
    return [
      ...(empty > 0 ? [`${basename(this.#file)} has ${empty} empty rows; they were passed over.`] : []),
      ...(this.#csv.endedWhole
        ? []
        : [
            `${basename(this.#file)} does not end in a line end; if it was cut off there, its last count may be short.`,
          ]),
    ];
  }

  #refused(wrong: string): SourceRefused {
    return refused(`${this.#file} was not read: ${wrong}.`);
  }
}

type TableRead =
  | SourceRefused
  | { readonly kind: 'read'; readonly source: CountedFile; readonly oddities: readonly string[] };

interface Packed {
  readonly sha256: string;
  readonly oddities: readonly string[];
}

async function readWorkbook(
  path: string,
  { name, columns }: Shape,
  table: TableReader,
): Promise<SourceRefused | Packed> {
  const { readSheets } = await import('./sheets.ts');
  const sheets = new SheetTables(columns, ({ sheet, row, cells }) => table.row(sheet, row, cells));
  const read = await readSheets(path, (row) => sheets.take(row));
  if (read.kind === 'refused') return read;
  if (sheets.withTable.length === 0)
    return refused(`${path} was not read: none of its sheets (${read.sheets.join('; ')}) is ${name}.`);
  return { sha256: read.sha256, oddities: [...sheets.oddities(basename(path), read.sheets), ...read.oddities] };
}

async function readRows(path: string, shape: Shape, table: TableReader): Promise<SourceRefused | Packed> {
  const first = await beginning(path);
  if (first.startsWith('PK')) return readWorkbook(path, shape, table);
  if (first.startsWith('PAR1')) {
    const { readParquet, wholeFile } = await import('./parquet-rows.ts');
    const read = await readParquet(path, wholeFile, (cells, row) => table.row(null, row, cells));
    return read.kind === 'refused' ? read : { sha256: read.sha256, oddities: [] };
  }
  const read = await readText(path, (piece) => table.read(piece));
  return read.kind === 'refused' ? read : { sha256: read.sha256, oddities: [] };
}

/** Reads a published table where it lies (CSV plain or gzipped, a workbook, Parquet), row by row. */
export async function readTable(path: string, shape: Shape, take: TakeRow): Promise<TableRead> {
  const table = new TableReader(path, shape, take);
  const read = await readRows(path, shape, table);
  if ('kind' in read) return read;
  const last = table.end();
  if (last !== undefined) return last;
  const source = { file: basename(path), sha256: read.sha256, rows: table.rows, ...issueOf(read.sha256) };
  return { kind: 'read', source, oddities: [...table.oddities(), ...read.oddities] };
}
