import { columnName } from './header.ts';
import { OUTCOMES_COLUMNS } from './outcomes-table.ts';
import { asText, type Parquet } from './parquet.ts';
import { wholeFile, type ParquetAsk } from './parquet-rows.ts';

/** A file with this column has a row a record: its counts are 0 or 1, and the records of one cell are added up. */
export const RECORDS = 'record_id';

/** One record without a value leaves its cell without one: the others alone would read as all of them. */
export const sum = (text: string): string =>
  `CASE WHEN count(TRY_CAST(${text} AS BIGINT)) = count(*) THEN CAST(sum(TRY_CAST(${text} AS BIGINT)) AS VARCHAR) ELSE min(${text}) FILTER (WHERE TRY_CAST(${text} AS BIGINT) IS NULL) END`;

const COLUMNS = Object.values(OUTCOMES_COLUMNS);
const COUNTS: readonly string[] = [OUTCOMES_COLUMNS.recorded, OUTCOMES_COLUMNS.closed];

/** What an outcomes table in Parquet is asked for all of its cells: its rows, or its records added up. */
export function outcomesAsk(parquet: Parquet): ParquetAsk {
  const { columns, from } = parquet;
  const named = COLUMNS.flatMap((name) => columns.get(name) ?? []);
  if (!columns.has(RECORDS) || named.length < COLUMNS.length) return wholeFile(parquet);
  const isCount = ({ name }: { readonly name: string }): boolean => COUNTS.includes(columnName(name));
  const cells = named.filter((column) => !isCount(column));
  const counts = named.filter(isCount);
  const group = cells.map((_, i) => i + 1).join(', ');
  return {
    heading: [...cells, ...counts].map(({ name }) => name),
    sql: `SELECT ${[...cells.map(asText), ...counts.map((each) => sum(asText(each)))].join(', ')}, min(file_row_number) + 1 FROM ${from} GROUP BY ${group}`,
  };
}
