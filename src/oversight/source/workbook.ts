import { Worker } from 'node:worker_threads';
import { meaningOf } from './label.ts';
import type { Grid, Page } from './page.ts';
import { busy, refused, type SourceRefused } from './refusal.ts';
import { gridsOf } from './grids.ts';
import { Seats } from './seats.ts';
import type { Hidden } from './workbook-parts.ts';
import { WorkbookRead, type SheetText } from './workbook-sheets.ts';

const WORKER = new URL('./workbook.worker.ts', import.meta.url);

/** More than any workbook within the bounds of its parts takes; one that was made to take more ends here. */
const MEMORY_MB = 384;
const SECONDS = 30;

type Read = WorkbookRead | { readonly kind: 'failed'; readonly why: string };

/** Packs out and reads the sheets in a thread that is ended when it takes too much memory or time. */
const inThread = (bytes: Uint8Array): Promise<Read> =>
  new Promise((resolve) => {
    // What the reader of workbooks says to a console says nothing to anybody.
    const worker = new Worker(WORKER, {
      workerData: bytes,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 64 },
    });
    const failed = (why: string): void => {
      clearTimeout(timer);
      resolve({ kind: 'failed', why });
      void worker.terminate();
    };
    const timer = setTimeout(() => {
      failed(`it took more than ${SECONDS} seconds to read`);
    }, SECONDS * 1000);
    worker.once('message', (message: unknown) => {
      const text = WorkbookRead.safeParse(message);
      clearTimeout(timer);
      resolve(text.success ? text.data : { kind: 'failed', why: 'it is no workbook that can be read' });
      void worker.terminate();
    });
    worker.once('error', (error: unknown) => {
      failed(
        error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? 'it takes more memory to read than any workbook of tables'
          : 'its sheets are damaged',
      );
    });
  });

/** Each thread may take all of its memory: two at once fit beside the server on a small machine. */
export const workbookSeats = new Seats(2, 4);

const COVER = /^(?:cover|contents|index|title|front)\b|cover[ _]?(?:sheet|page)/i;
const NOTES = /^(?:notes?|metadata|definitions?|glossary|guidance|readme|data ?sources?)\b/i;

/** Words of a sheet that has no table: a cover, notes. */
const wordsOf = ({ rows }: SheetText): readonly string[] =>
  rows.map(({ cells }) => cells.filter((cell) => cell !== '').join(' ')).slice(0, 60);

type Odd = Page['odd'][number];

const oddOf = (file: string, sheet: SheetText, shapes: readonly Hidden[]): readonly Odd[] => {
  const { name, hidden } = sheet;
  const { hiddenRows = 0, hiddenColumns = 0 } = shapes.find((shape) => shape.name === name) ?? {};
  const at = { file, sheet: name, row: null, column: null };
  if (hidden) return [{ says: `The sheet “${name}” is hidden; it was not read.`, at }];
  return [
    ...(hiddenRows > 0 ? [{ says: `${hiddenRows} rows are hidden; they were read with the others.`, at }] : []),
    ...(hiddenColumns > 0
      ? [{ says: `${hiddenColumns} columns are hidden; they were read with the others.`, at }]
      : []),
    ...insteadOdd(file, sheet),
  ];
};

/** The number itself is not told: its publisher did not publish it. */
const insteadOdd = (file: string, { name, instead }: SheetText): readonly Odd[] =>
  [...Map.groupBy(instead, ({ shows }) => shows)].flatMap(([shows, [first, ...more]]): readonly Odd[] => {
    if (first === undefined) return [];
    const cells = more.length === 0 ? 'A cell shows' : `${more.length + 1} cells show`;
    const says = `${cells} ${shows === '' ? 'nothing' : `“${shows}”`} in place of the number in ${more.length === 0 ? 'it' : 'them'}: read as shown, and not as it lies there.`;
    return [{ says, at: { file, sheet: name, row: first.row, column: first.column } }];
  });

/** A name that somebody gave the sheet, which may say whose or when: `Sheet1` says nothing. */
const said = (name: string): readonly string[] => (/^(?:sheet|table)[ _]?\d*$/i.test(name) ? [] : [name]);

function gridsOfSheets(sheets: readonly SheetText[]): readonly Grid[] {
  const covers = sheets.filter(({ name }) => COVER.test(name));
  const notes = sheets.filter(({ name }) => NOTES.test(name));
  const over = covers.flatMap(wordsOf).filter((words) => meaningOf(words).period === undefined || words.length > 20);
  const about = notes.flatMap(wordsOf);
  return sheets
    .filter((sheet) => !covers.includes(sheet) && !notes.includes(sheet))
    .flatMap(({ name, rows }) =>
      gridsOf(name, rows, [...said(name), ...over]).map((grid) => ({ ...grid, about: [...grid.about, ...about] })),
    );
}

/** A workbook (XLSX, ODS) as tables and words: its sheets alone, within bounds of size, memory and time. */
export async function workbookPage(file: string, bytes: Uint8Array): Promise<Page | SourceRefused> {
  const read = await workbookSeats.sit(() => inThread(bytes));
  if (read === undefined) return busy(file);
  if (read.kind === 'failed' || read.kind === 'unreadable') return refused(`${file} was not read: ${read.why}.`);
  if (read.kind === 'too large') return refused(`${file} was not read: its sheet “${read.sheet}” has ${read.what}.`);
  if (read.sheets.length === 0) return refused(`${file} was not read: no sheet can be read from it.`);
  const shown = read.sheets.filter(({ hidden }) => !hidden);
  const at = { file, sheet: null, row: null, column: null };
  return {
    file,
    grids: gridsOfSheets(shown),
    sentences: [],
    odd: [
      ...read.odd.map((says) => ({ says, at })),
      ...read.sheets.flatMap((sheet) => oddOf(file, sheet, read.hidden)),
    ],
  };
}
