import { basename } from 'node:path';
import { CsvReader } from './csv.ts';
import { beginning } from './first-bytes.ts';
import type { OutcomesFile } from './outcomes-file.ts';
import type { OutcomesRows } from './outcomes-sheets.ts';
import { OutcomesTable } from './outcomes-table.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { bytewise, readText, spelled } from './text.ts';
import { vintageOf } from './vintage.ts';

async function readCsv(path: string, table: OutcomesTable): Promise<SourceRefused | OutcomesRows> {
  const csv = new CsvReader();
  const read = await readText(
    path,
    (piece) => {
      const refusal = table.take(csv.read(piece));
      return (
        refusal ??
        (csv.overlong
          ? refused(`${path} was not read: line ${table.records + 1} does not end; it is no CSV.`)
          : undefined)
      );
    },
    bytewise,
  );
  if (read.kind === 'refused') return read;
  const last = table.take(csv.end());
  if (last !== undefined) return last;
  return { kind: 'rows', sha256: read.sha256, oddities: oddities(basename(path), table.empty, csv.endedWhole) };
}

async function readRows(path: string, offence: string, packed: boolean) {
  if (!packed) {
    const table = new OutcomesTable(path, offence, undefined, spelled);
    return { table, read: await readCsv(path, table) };
  }
  const { readOutcomesSheets } = await import('./outcomes-sheets.ts');
  const table = new OutcomesTable(path, offence);
  return { table, read: await readOutcomesSheets(path, table) };
}

/** Reads one Home Office outcomes table where it lies (CSV plain or gzipped, Parquet, a workbook), and keeps the counts of one offence. */
export async function readOutcomes(
  path: string,
  offence: string,
): Promise<SourceRefused | ({ kind: 'read' } & OutcomesFile)> {
  const first = await beginning(path);
  if (first.startsWith('PAR1')) {
    const { readOutcomesParquet } = await import('./outcomes-parquet.ts');
    return readOutcomesParquet(path, offence);
  }
  const { table, read } = await readRows(path, offence, first.startsWith('PK'));
  if (read.kind === 'refused') return read;
  // An empty file is no year without crime.
  if (table.rows === 0)
    return refused(`${path} was not read: ${table.width === 0 ? 'it is empty' : 'it has columns but no rows'}.`);
  return {
    kind: 'read',
    source: { file: basename(path), sha256: read.sha256, rows: table.rows, vintage: vintageOf(read.sha256) },
    counts: table.counts,
    offences: table.offences,
    outcomeTypes: table.outcomeTypes,
    forces: table.forces,
    notForces: table.notForces,
    oddities: read.oddities,
  };
}

function oddities(file: string, empty: number, endedWhole: boolean): readonly string[] {
  return [
    ...(empty > 0 ? [`${file} has ${empty} empty rows; they were passed over.`] : []),
    ...(endedWhole
      ? []
      : [`${file} does not end in a line end; if it was cut off there, its last count may be short.`]),
  ];
}
