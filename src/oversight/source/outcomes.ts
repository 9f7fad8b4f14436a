import { basename } from 'node:path';
import type { QuarterCount, Quarter } from './quarter-count.ts';
import { CsvReader } from './csv.ts';
import { beginsWith } from './first-bytes.ts';
import { OutcomesTable, type Offence } from './outcomes-table.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { readText } from './text.ts';
import { vintageOf } from './vintage.ts';

/** A file that was read: which bytes, of which issue. */
export interface SourceFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly vintage: string;
}

/** What one outcomes file holds on one offence, and what there is to say about the rest of it. */
export interface OutcomesFile {
  readonly source: SourceFile;
  /** Counts of the offence asked for, force names as first printed. */
  readonly counts: readonly QuarterCount[];
  readonly offences: ReadonlyMap<string, Offence>;
  readonly outcomeTypes: ReadonlySet<string>;
  /** For every force, under its key: its name as printed and the quarters it has any row in. */
  readonly forces: ReadonlyMap<string, ForceCoverage>;
  readonly notForces: ReadonlySet<string>;
  readonly oddities: readonly string[];
}

export interface ForceCoverage {
  readonly force: string;
  readonly quarters: ReadonlyMap<string, Quarter>;
}

/** Reads one Home Office outcomes table where it lies (CSV, plain or gzipped, or Parquet), and keeps the counts of one offence. */
export async function readOutcomes(
  path: string,
  offence: string,
): Promise<SourceRefused | ({ kind: 'read' } & OutcomesFile)> {
  if (await beginsWith(path, 'PAR1')) {
    const { readOutcomesParquet } = await import('./outcomes-parquet.ts');
    return readOutcomesParquet(path, offence);
  }
  const file = basename(path);
  const csv = new CsvReader();
  const table = new OutcomesTable(path, offence);
  const read = await readText(path, (piece) => {
    const refusal = table.take(csv.read(piece));
    return (
      refusal ??
      (csv.overlong
        ? refused(`${path} was not read: line ${table.records + 1} does not end; it is no CSV.`)
        : undefined)
    );
  });
  if (read.kind === 'refused') return read;
  const last = table.take(csv.end());
  if (last !== undefined) return last;
  // An empty file is no year without crime.
  if (table.rows === 0)
    return refused(`${path} was not read: ${table.width === 0 ? 'it is empty' : 'it has columns but no rows'}.`);
  return {
    kind: 'read',
    source: { file, sha256: read.sha256, rows: table.rows, vintage: vintageOf(read.sha256) },
    counts: table.counts,
    offences: table.offences,
    outcomeTypes: table.outcomeTypes,
    forces: table.forces,
    notForces: table.notForces,
    oddities: oddities(file, table.empty, csv.endedWhole),
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
