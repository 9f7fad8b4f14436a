import { basename } from 'node:path';
import { readArchive } from './archive.ts';
import { columnName } from './header.ts';
import { OdsText, type SheetRow } from './ods-text.ts';
import type { OutcomesFile } from './outcomes-file.ts';
import { missingColumns, OUTCOMES_COLUMNS, OutcomesTable } from './outcomes-table.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { vintageOf } from './vintage.ts';

const HEADER = Object.values(OUTCOMES_COLUMNS);

/** Takes the rows of every sheet that has an outcomes table into one table: a publisher parts a year over sheets. */
class Sheets {
  readonly #path: string;
  readonly table: OutcomesTable;
  readonly #at = new Map<string, readonly number[]>();
  /** Rows below a table that hold words only: notes, sources. */
  notes = 0;

  constructor(path: string, offence: string) {
    this.#path = path;
    this.table = new OutcomesTable(path, offence);
    this.table.take([HEADER]);
  }

  get withTable(): readonly string[] {
    return [...this.#at.keys()];
  }

  take({ sheet, row, cells }: SheetRow): string | undefined {
    const at = this.#at.get(sheet);
    if (at === undefined) {
      // Titles stand over the heading of the columns.
      if (missingColumns(cells).length > 0) return undefined;
      const names = cells.map(columnName);
      this.#at.set(
        sheet,
        HEADER.map((name) => names.indexOf(name)),
      );
      return undefined;
    }
    if (cells.filter((cell) => cell !== '').length === 1) {
      this.notes += 1;
      return undefined;
    }
    this.table.records = row - 1;
    const wrong = this.table.take([at.map((column) => cells[column] ?? '')]);
    return wrong?.sentence.replace(`${this.#path} was not read: `, `sheet “${sheet}”, `).replace(/\.$/, '');
  }
}

function oddities(file: string, ods: OdsText, sheets: Sheets): readonly string[] {
  const without = ods.sheets.filter((name) => !sheets.withTable.includes(name));
  return [
    ...(without.length > 0
      ? [`${file}: sheets without an outcomes table were passed over: ${without.join('; ')}.`]
      : []),
    ...(ods.hidden.length > 0 ? [`${file}: hidden sheets were not read: ${ods.hidden.join('; ')}.`] : []),
    ...(sheets.notes > 0 ? [`${file}: ${sheets.notes} rows of words below a table were passed over.`] : []),
  ];
}

/** Reads Home Office outcomes tables in an OpenDocument spreadsheet where it lies, a row at a time. */
export async function readOutcomesOds(
  path: string,
  offence: string,
): Promise<SourceRefused | ({ kind: 'read' } & OutcomesFile)> {
  const sheets = new Sheets(path, offence);
  const content: string[] = [];
  const ods = new OdsText((row) => sheets.take(row));
  const read = await readArchive(path, (name) => {
    // Only the sheets are read: pictures and whatever else lies in it stay packed.
    if (name !== 'content.xml') return undefined;
    content.push(name);
    const said = (wrong: string | undefined) =>
      wrong === undefined ? undefined : refused(`${path} was not read: ${wrong}.`);
    return { read: (piece) => said(ods.read(piece)), end: () => undefined };
  });
  if (content.length === 0)
    return refused(
      `${path} was not read: it is a zip archive or a workbook, not a CSV or an OpenDocument spreadsheet. Save its outcomes sheet as CSV.`,
    );
  if (read.kind === 'refused') return read;
  const { table } = sheets;
  if (sheets.withTable.length === 0)
    return refused(
      `${path} was not read: none of its sheets (${ods.sheets.join('; ')}) is a Home Office outcomes table, which has the columns ${HEADER.join(', ')}.`,
    );
  if (table.rows === 0) return refused(`${path} was not read: it has columns but no rows.`);
  const file = basename(path);
  return {
    ...{ kind: 'read', counts: table.counts, offences: table.offences, outcomeTypes: table.outcomeTypes },
    ...{ forces: table.forces, notForces: table.notForces, oddities: oddities(file, ods, sheets) },
    source: { file, sha256: read.sha256, rows: table.rows, vintage: vintageOf(read.sha256) },
  };
}
