import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { DuckDBConnection, Json } from '@duckdb/node-api';
import { columnName } from './header.ts';

/** A row of an answer, every value as text, null as the empty text. */
export type TextRow = readonly string[];

export interface ParquetColumn {
  /** As the file spells it. */
  readonly name: string;
  readonly type: string;
}

const WHOLE = /^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/;
const BROKEN = /^(?:FLOAT|DOUBLE|DECIMAL)/;

export const isWhole = ({ type }: ParquetColumn): boolean => WHOLE.test(type);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A column as text. A whole number that a data frame kept as 12.0, since others are missing, is 12 again. */
export function asText({ name, type }: ParquetColumn): string {
  const column = quoted(name);
  if (!BROKEN.test(type)) return `coalesce(CAST(${column} AS VARCHAR), '')`;
  const value = `CAST(${column} AS DOUBLE)`;
  return `CASE WHEN ${column} IS NULL OR isnan(${value}) THEN '' WHEN ${value} = trunc(${value}) THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR) ELSE CAST(${column} AS VARCHAR) END`;
}

/** The engine’s own words for what it could not read. */
export class ParquetRefusal extends Error {}

const NO_MEMORY = 'Out of Memory';

/** Its first line: advice for whoever writes SQL follows. */
function inOneLine(error: unknown): ParquetRefusal {
  const [first = ''] = error instanceof Error ? error.message.split('\n') : [];
  return new ParquetRefusal(
    first.startsWith(NO_MEMORY)
      ? `reading it would take more than ${MEMORY} of memory`
      : `it is no whole Parquet file (${first}). Copy or download it again`,
  );
}

const MEMORY = '300MB';

const textOf = (value: Json): string => {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

async function answer(connection: DuckDBConnection, sql: string): Promise<readonly TextRow[]> {
  try {
    const read = await connection.runAndReadAll(sql);
    return read.getRowsJson().map((row) => row.map(textOf));
  } catch (error) {
    throw inOneLine(error);
  }
}

const PIECE = 1 << 18;

/** Read into one piece of memory again and again: to take a new one for each costs as much as the digest itself. */
export async function digestOf(path: string): Promise<string> {
  const [digest, piece] = [createHash('sha256'), Buffer.allocUnsafe(PIECE)];
  const handle = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, PIECE, null);
      if (bytesRead === 0) return digest.digest('hex');
      digest.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** One Parquet file, asked in SQL where it lies. The memory it may take is bounded, whatever the file’s size. */
export class Parquet {
  readonly #connection: DuckDBConnection;
  readonly columns: ReadonlyMap<string, ParquetColumn>;
  readonly from: string;

  private constructor(connection: DuckDBConnection, from: string, columns: ReadonlyMap<string, ParquetColumn>) {
    this.#connection = connection;
    this.from = from;
    this.columns = columns;
  }

  static async open(path: string): Promise<Parquet> {
    // Loaded when a file asks for it: it takes a tenth of a second that no CSV should wait for.
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: MEMORY,
      // What it cannot hold it must refuse: nothing of a source is written to this disk.
      temp_directory: '',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const connection = await instance.connect();
    const from = `read_parquet(${literal(path)}, file_row_number = true)`;
    const described = await answer(connection, `DESCRIBE SELECT * FROM ${from}`);
    const columns = described.map(([name = '', type = '']) => ({ name, type }));
    return new Parquet(connection, from, new Map(columns.map((column) => [columnName(column.name), column])));
  }

  ask(sql: string): Promise<readonly TextRow[]> {
    return answer(this.#connection, sql);
  }

  /** The rows of an answer, some thousand at a time: a file’s rows never stand in memory together. */
  async *rows(sql: string): AsyncGenerator<readonly TextRow[]> {
    try {
      const read = await this.#connection.stream(sql);
      for await (const rows of read.yieldRowsJson()) yield rows.map((row) => row.map(textOf));
    } catch (error) {
      throw inOneLine(error);
    }
  }

  close(): void {
    this.#connection.closeSync();
  }
}
