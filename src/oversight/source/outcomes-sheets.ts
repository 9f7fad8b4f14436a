import { basename } from 'node:path';
import { OUTCOMES_COLUMNS, type OutcomesTable } from './outcomes-table.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { SheetTables } from './sheet-tables.ts';
import { readSheets } from './sheets.ts';

const COLUMNS = Object.values(OUTCOMES_COLUMNS);

export interface OutcomesRows {
  readonly kind: 'rows';
  readonly sha256: string;
  readonly oddities: readonly string[];
}

/** Takes the Home Office outcomes tables of a workbook (XLSX, OpenDocument) into one table where it lies, a row at a time. */
export async function readOutcomesSheets(
  path: string,
  table: OutcomesTable,
  rest?: () => unknown,
): Promise<SourceRefused | OutcomesRows> {
  const sheets = new SheetTables(COLUMNS, ({ sheet, row, cells }) => {
    table.records = row - 1;
    table.sheet = sheet;
    const wrong = table.take([cells]);
    return wrong?.sentence.replace(`${path} was not read: `, '').replace(/\.$/, '');
  });
  const read = await readSheets(path, (row) => sheets.take(row), rest);
  if (read.kind === 'refused') return read;
  if (sheets.withTable.length === 0)
    return refused(
      `${path} was not read: none of its sheets (${read.sheets.join('; ')}) is a Home Office outcomes table, which has the columns ${COLUMNS.join(', ')}.`,
    );
  const file = basename(path);
  const oddities = [...sheets.oddities(file, read.sheets), ...read.oddities.map((says) => `${file}: ${says}`)];
  return { kind: 'rows', sha256: read.sha256, oddities };
}
