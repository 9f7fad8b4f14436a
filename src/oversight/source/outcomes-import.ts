import { basename } from 'node:path';
import { CsvReader, type Row } from './csv.ts';
import { beginning } from './first-bytes.ts';
import { knownForce } from './force.ts';
import {
  BATCH,
  type Oddity,
  type ReadCount,
  type Reader,
  type ReaderAsk,
  type TakeCounts,
  type Taken,
} from './import-read.ts';
import { OutcomesOdd } from './outcomes-odd.ts';
import { readOutcomesSheets, type OutcomesRows } from './outcomes-sheets.ts';
import { missingColumns, OUTCOMES_TABLE, OutcomesTable, type Found, type Offence } from './outcomes-table.ts';
import type { Parquet } from './parquet.ts';
import { quarterPeriod } from './period.ts';
import type { Basis, QuarterCount } from './quarter-count.ts';
import { nearest } from './nearest.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { readText } from './text.ts';
import { valueOfCount } from './value.ts';
import { vintageOf } from './vintage.ts';
import { WordNumbers } from './word-numbers.ts';

function countOf(
  { force, quarter, outcomeType, values }: QuarterCount,
  { code }: Offence,
  basis: Basis,
  at: ReadCount['at'],
): ReadCount {
  const value = values[basis];
  return {
    force: knownForce(force) ?? force,
    ...quarterPeriod(quarter),
    measure: 'outcomes',
    outcomeType,
    unit: 'crimes',
    ageScope: 'all ages',
    offenceScope: code,
    basis,
    ...valueOfCount(value),
    at,
  };
}

/** Sums of the year, since a correction below 0 holds for a quarter but never for a whole year. */
class Years {
  readonly #words = new WordNumbers();
  readonly #sums = new Map<number, number>();

  add({ force, quarter, outcomeType, values }: QuarterCount, { code, description }: Offence): void {
    for (const basis of ['closed', 'recorded'] as const) {
      const value = values[basis];
      if (value.kind !== 'known') continue;
      // The table itself refuses more words than these numbers have room for.
      const key = this.#words.key([force, quarter.year, `${code} ${description}`, `${outcomeType}, ${basis}`]) ?? -1;
      this.#sums.set(key, (this.#sums.get(key) ?? 0) + value.value);
    }
  }

  below(): readonly { readonly assigned: boolean; readonly says: string }[] {
    return [...this.#sums]
      .filter(([, sum]) => sum < 0)
      .map(([key, sum]) => {
        const [force = '', year = '', offence = '', typed = ''] = this.#words.words(key);
        return { assigned: !typed.startsWith('0,'), says: `${force}, ${year}, ${offence}, type ${typed}: ${sum}` };
      });
  }
}

interface Reading {
  readonly table: OutcomesTable;
  readonly years: Years;
  readonly cells: OutcomesOdd;
  /** Hands on what the last rows gave. */
  readonly flush: () => Promise<void>;
}

function open(path: string, offence: string | undefined, take: TakeCounts): Reading {
  const [years, cells] = [new Years(), new OutcomesOdd()];
  let batch: ReadCount[] = [];
  const flush = async (): Promise<void> => {
    const met = batch;
    batch = [];
    for (let at = 0; at < met.length; at += BATCH) await take(met.slice(at, at + BATCH));
  };
  const found: Found = (count, of, row) => {
    years.add(count, of);
    cells.add(count, row);
    for (const basis of ['closed', 'recorded'] as const)
      batch.push(
        countOf(count, of, basis, {
          ...{ file: basename(path), sheet: table.sheet, row, column: table.columnOf(basis) },
        }),
      );
  };
  const table = new OutcomesTable(path, offence, found);
  return { table, years, cells, flush };
}

const unknownOffence = (path: string, { offences }: OutcomesTable, asked: string) =>
  refused(
    `${path} was not read: offence code “${asked}” is not in it; nearest: ${nearest(asked, offences.keys())
      .map((code) => `${code} (${offences.get(code)?.description ?? ''})`)
      .join('; ')}.`,
  );

/** What is wrong with a table once it has been read to its end. */
function fault(path: string, { table, years }: Reading, asked: string | undefined) {
  if (table.rows === 0)
    return refused(`${path} was not read: ${table.width === 0 ? 'it is empty' : 'it has columns but no rows'}.`);
  const code = asked?.toUpperCase();
  if (asked !== undefined && ![...table.offences.keys()].some((each) => each.toUpperCase() === code))
    return unknownOffence(path, table, asked);
  const below = years.below().find(({ assigned }) => assigned);
  return below === undefined
    ? undefined
    : refused(`${path} was not read: a whole year is below 0, which no correction explains (${below.says}).`);
}

function oddities(path: string, { table, years, cells }: Reading, odd: readonly string[]): readonly Oddity[] {
  const at = { file: basename(path), sheet: null, row: null, column: null };
  const bodies = [...table.notForces];
  const below = years.below();
  return [
    ...(bodies.length > 0 ? [`${bodies.join(', ')}: no police force of this table; passed over.`] : []),
    ...(table.empty > 0 ? [`${table.empty} empty rows were passed over.`] : []),
    ...odd,
    ...cells.says(table.outcomeTypes),
    ...(below.length > 0
      ? [
          `${below.length} yearly sums of type 0 (not yet assigned) are below 0, the first ${below[0]?.says ?? ''}; type 0 is no outcome and enters no total.`,
        ]
      : []),
  ].map((says) => ({ says, at }));
}

const NOT_ENDED = 'It does not end in a line end; if it was cut off there, its last count may be short.';

async function readCsv(path: string, { table, flush }: Reading): Promise<SourceRefused | OutcomesRows> {
  const csv = new CsvReader();
  const read = await readText(path, async (piece) => {
    const wrong = table.take(csv.read(piece));
    if (wrong !== undefined) return wrong;
    await flush();
    return csv.overlong
      ? refused(`${path} was not read: line ${table.records + 1} does not end; it is no CSV.`)
      : undefined;
  });
  if (read.kind === 'refused') return read;
  return table.take(csv.end()) ?? { kind: 'rows', sha256: read.sha256, oddities: csv.endedWhole ? [] : [NOT_ENDED] };
}

async function readInParquet(path: string, { table, flush }: Reading): Promise<SourceRefused | OutcomesRows> {
  const { readParquet } = await import('./parquet-rows.ts');
  const { outcomesAsk, RECORDS } = await import('./parquet-records.ts');
  const oddities: string[] = [];
  const askOf = (parquet: Parquet) => {
    if (parquet.columns.has(RECORDS))
      oddities.push(`It has a row a record (${RECORDS}): records were added up, and none was looked for twice.`);
    return outcomesAsk(parquet);
  };
  const take = (cells: Row, row: number): string | undefined => {
    table.records = row - 1;
    return table.take([cells])?.sentence.replace(`${path} was not read: `, '').replace(/\.$/, '');
  };
  const read = await readParquet(path, askOf, take, flush);
  return read.kind === 'refused' ? read : { ...read, oddities };
}

async function rowsOf(path: string, reading: Reading): Promise<SourceRefused | OutcomesRows> {
  const first = await beginning(path);
  if (first.startsWith('PAR1')) return readInParquet(path, reading);
  return first.startsWith('PK') ? readOutcomesSheets(path, reading.table, reading.flush) : readCsv(path, reading);
}

async function read(path: string, { offence }: ReaderAsk, take: TakeCounts): Promise<Taken> {
  const reading = open(path, offence, take);
  const rows = await rowsOf(path, reading);
  if (rows.kind === 'refused') return rows;
  const wrong = fault(path, reading, offence);
  if (wrong !== undefined) return wrong;
  await reading.flush();
  const { sha256 } = rows;
  return {
    ...{ kind: 'read', sha256, vintage: vintageOf(sha256), questions: [] },
    oddities: oddities(path, reading, rows.oddities),
    offences: [...reading.table.offences.values()],
  };
}

/** The Home Office outcomes open data: both bases of one offence, or of all. */
export const outcomesReader: Reader = {
  name: OUTCOMES_TABLE,
  publisher: 'Home Office',
  recognises: (heading) => missingColumns(heading).length === 0,
  read,
};
