import { basename } from 'node:path';
import { openAnswer } from './answer-file.ts';
import type { Answer } from './answers.ts';
import { readAsking } from './beyond-nation.ts';
import type { Row } from './csv.ts';
import { beginsWith } from './first-bytes.ts';
import { headingOf } from './heading.ts';
import { whyNotRead } from './not-read.ts';
import type { SheetRow } from './ods-text.ts';
import type { Reader, ReaderAsk, TakeCounts, Taken } from './import-read.ts';
import { inBatches } from './import-write.ts';
import { readerOfPacked } from './official-readers.ts';
import { readerFor, readerWords } from './readers.ts';
import { readPage } from './read-page.ts';
import { refused, type SourceRefused } from './refusal.ts';

/** What a file is called in the answer. */
export const nameOf = (path: string): string => (path === '-' ? 'pasted text' : basename(path));

/** What is asked of any source: of an official table one offence, of an answer whose it is and what was settled before. */
export interface SourceAsk extends ReaderAsk {
  readonly publisher: string | undefined;
  readonly answers: readonly Answer[];
  /** The day on which it is read. */
  readonly today?: string;
}

/** A source that may be read more than once; what it hands on is the same each time. */
export type ImportSource = (take: TakeCounts) => Promise<Taken>;

/** A heading stands near the top of its sheet. */
const TOP_ROWS = 60;

/** The reader of the first sheet that has a heading of an official table. */
async function readerOfSheets(path: string): Promise<Reader | undefined> {
  const { readSheets } = await import('./sheets.ts');
  let reader: Reader | undefined;
  const look = ({ row, cells }: SheetRow): string | undefined => {
    if (row <= TOP_ROWS && cells.length > 2) reader = readerFor(cells);
    // Not a refusal of the file: the look is over.
    return reader === undefined ? undefined : 'seen';
  };
  await readSheets(path, look, () => undefined, TOP_ROWS);
  return reader;
}

async function headingIn(path: string): Promise<Row | undefined> {
  if (!(await beginsWith(path, 'PAR1'))) return headingOf(path);
  const { parquetHeading } = await import('./parquet-rows.ts');
  return parquetHeading(path);
}

const SEPARATORS: readonly (readonly [string, string])[] = [
  ['\t', 'tabs'],
  [';', 'semicolons'],
  ['|', 'upright strokes'],
];

/** An official table parted otherwise would be read as somebody's answer, each of its columns as another thing. */
function partedOtherwise(path: string, heading: Row): SourceRefused | undefined {
  const line = heading.join(',');
  for (const [separator, words] of SEPARATORS) {
    const reader = readerFor(line.split(separator));
    if (reader !== undefined)
      return refused(
        `${path} was not read: it has the columns of ${readerWords(reader)}, parted by ${words} and not by commas. Save it as CSV with commas.`,
      );
  }
  return undefined;
}

/** The reader of an official table that a file is, by its columns, however it is packed. */
export async function officialReader(path: string): Promise<Reader | SourceRefused | undefined> {
  if (path === '-') return undefined;
  const packed = await readerOfPacked(path);
  if (packed !== undefined) return packed;
  if (await beginsWith(path, 'PK')) return readerOfSheets(path);
  const heading = await headingIn(path);
  if (heading === undefined) return undefined;
  const why = whyNotRead(heading);
  if (why !== undefined) return refused(`${path} was not read: ${why}.`);
  return readerFor(heading) ?? partedOtherwise(path, heading);
}

/** Finds who reads a file: the reader whose heading it has, or else the one for answers as forces give them. */
export async function sourceOf(
  path: string,
  ask: SourceAsk,
): Promise<SourceRefused | { kind: 'source'; source: ImportSource }> {
  const reader = await officialReader(path);
  if (reader !== undefined && 'kind' in reader) return reader;
  if (reader !== undefined) return { kind: 'source', source: (take) => readAsking(reader, path, ask, take) };
  const opened = await openAnswer(path);
  if (opened.kind === 'refused') return opened;
  const read = readPage(opened.page, ask);
  if (read.kind === 'refused') return read;
  const taken = { ...read, sha256: opened.sha256, vintage: 'an answer as it was given: its digest stands for it' };
  return {
    kind: 'source',
    source: async (take) => {
      await inBatches(read.counts, take);
      return taken;
    },
  };
}
