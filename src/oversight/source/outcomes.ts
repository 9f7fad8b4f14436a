import { basename } from 'node:path';
import { CsvReader } from './csv.ts';
import { beginning } from './first-bytes.ts';
import { KnownRows } from './known-rows.ts';
import type { OutcomesFile } from './outcomes-file.ts';
import type { OutcomesRows } from './outcomes-sheets.ts';
import { OutcomesTable } from './outcomes-table.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { letters, readLines, spelled } from './text.ts';
import { vintageOf } from './vintage.ts';

/** The lines of one table, each taken by it unless it is known to say nothing new. */
class Lines {
  readonly #path: string;
  readonly #table: OutcomesTable;
  readonly #csv = new CsvReader();
  #known: KnownRows | undefined;

  constructor(path: string, table: OutcomesTable) {
    [this.#path, this.#table] = [path, table];
  }

  get endedWhole(): boolean {
    return this.#csv.endedWhole;
  }

  /** Whole lines, or the last without its end. */
  take(bytes: Buffer): SourceRefused | undefined {
    const text = letters(bytes);
    if (this.#known === undefined || text.includes('\r')) return this.#read(text);
    this.#known.begin(text);
    for (let from = 0; from < text.length;) {
      const next = this.#csv.isBetween ? this.#known.cut(from) : -1;
      const end = next < 0 ? lineEnd(text, from) : next;
      if (next > 0 && this.#known.isKnown()) this.#table.passOver();
      else {
        const wrong = this.#read(text.slice(from, end));
        if (wrong !== undefined) return wrong;
        if (next > 0 && this.#table.wasElsewhere) this.#known.learn();
      }
      from = end;
    }
    return undefined;
  }

  #read(text: string): SourceRefused | undefined {
    const wrong = this.#table.take(this.#csv.read(text));
    if (wrong !== undefined) return wrong;
    const { width, places, records } = this.#table;
    if (width > 0) this.#known ??= new KnownRows(width, places);
    return this.#csv.overlong
      ? refused(`${this.#path} was not read: line ${records + 1} does not end; it is no CSV.`)
      : undefined;
  }

  end(): SourceRefused | undefined {
    return this.#table.take(this.#csv.end());
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

async function readCsv(path: string, table: OutcomesTable): Promise<SourceRefused | OutcomesRows> {
  const lines = new Lines(path, table);
  const read = await readLines(path, (piece) => lines.take(piece));
  if (read.kind === 'refused') return read;
  const last = lines.end();
  if (last !== undefined) return last;
  return { kind: 'rows', sha256: read.sha256, oddities: oddities(basename(path), table.empty, lines.endedWhole) };
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
