import type { Row } from './csv.ts';
import { asText, digestOf, Parquet, ParquetRefusal } from './parquet.ts';
import { refused, type SourceRefused } from './refusal.ts';

/** What is asked of a Parquet file, and the heading that its answer has; the last column of the answer is the row’s number. */
export interface ParquetAsk {
  readonly heading: Row;
  readonly sql: string;
}

/** Every column of a file as it lies. */
export const wholeFile = ({ columns, from }: Parquet): ParquetAsk => {
  const all = [...columns.values()].filter(({ name }) => name !== 'file_row_number');
  return {
    heading: all.map(({ name }) => name),
    sql: `SELECT ${[...all.map(asText), 'file_row_number + 1'].join(', ')} FROM ${from}`,
  };
};

/** Takes the heading (as row 0) and each row of an answer, or says what is wrong with it. */
export type TakeParquetRow = (cells: Row, row: number) => string | undefined;

async function takeRows(parquet: Parquet, { heading, sql }: ParquetAsk, take: TakeParquetRow, rest: () => unknown) {
  const wrong = take(heading, 0);
  if (wrong !== undefined) return wrong;
  for await (const rows of parquet.rows(sql)) {
    for (const row of rows) {
      const again = take(row.slice(0, -1), Number(row.at(-1)));
      if (again !== undefined) return again;
    }
    await rest();
  }
  return undefined;
}

/** Reads the rows of a Parquet file where it lies, some thousand at a time. */
export async function readParquet(
  path: string,
  askOf: (parquet: Parquet) => ParquetAsk,
  take: TakeParquetRow,
  rest: () => unknown = () => undefined,
): Promise<SourceRefused | { readonly kind: 'rows'; readonly sha256: string }> {
  // The engine would read every file that such a name could mean.
  if (/[*?[\]{}]/.test(path)) return refused(`${path} was not read: a Parquet file’s path may have no *, ?, [ or {.`);
  let parquet: Parquet | undefined;
  try {
    parquet = await Parquet.open(path);
    const wrong = await takeRows(parquet, askOf(parquet), take, rest);
    return wrong === undefined
      ? { kind: 'rows', sha256: await digestOf(path) }
      : refused(`${path} was not read: ${wrong}.`);
  } catch (error) {
    if (error instanceof ParquetRefusal) return refused(`${path} was not read: ${error.message}.`);
    throw error;
  } finally {
    parquet?.close();
  }
}

/** The columns of a Parquet file; undefined where there is none that can be read. */
export async function parquetHeading(path: string): Promise<Row | undefined> {
  let heading: Row | undefined;
  await readParquet(
    path,
    (parquet) => wholeFile(parquet),
    (cells) => {
      heading = cells;
      // Not a refusal of the file: the look is over.
      return 'seen';
    },
  );
  return heading;
}
