import { cellValues } from './cell-value.ts';
import { CsvReader } from './csv.ts';
import { gridsOf } from './grids.ts';
import { filled, isBlank, type GridRow, type Page, type Sentence } from './page.ts';
import { periodOf } from './period-said.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { isSaidList } from './said-list.ts';
import { spacedTables } from './spaced-table.ts';

const DELIMITERS = ['\t', ',', ';', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];
/** Those that part the words of a sentence too. */
const SAYING: ReadonlySet<Delimiter> = new Set([',', ';']);

function separated(text: string, delimiter: Delimiter): readonly GridRow[] {
  // The reader knows commas: another delimiter trades places with them, in quotation marks too.
  const swap = (piece: string): string =>
    delimiter === ','
      ? piece
      : piece.replaceAll(/[,\t;|]/g, (mark) => (mark === delimiter ? ',' : mark === ',' ? '\u0001' : mark));
  const back = (cell: string): string => cell.replaceAll('\u0001', ',').trim();
  const csv = new CsvReader();
  const rows = [...csv.read(swap(text)), ...csv.end()].map((cells, i) => ({ row: i + 1, cells: cells.map(back) }));
  // The line below the headings that draws them apart.
  return delimiter === '|' ? rows.filter(({ cells }) => !cells.every((cell) => /^:?-{2,}:?$/.test(cell))) : rows;
}

const isValue = (cell: string): boolean => cellValues(cell).length > 0;

/** How many rows in a row have the same number of short fields: what is a table goes on like that, prose does not. */
function tableLike(rows: readonly GridRow[]): number {
  let [best, run] = [0, 0];
  let [width, values] = [0, 0];
  for (const { cells } of rows) {
    const same = cells.length === width && cells.length > 1;
    run = same ? run + 1 : 1;
    values = (same ? values : 0) + (cells.some(isValue) || filled(cells) === 1 ? 1 : 0);
    width = cells.length;
    const short = cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length < 60;
    if (run > 1 && values > 0 && short) best = Math.max(best, run);
  }
  return best;
}

function delimited(text: string): readonly GridRow[] | undefined {
  const found = DELIMITERS.map((delimiter) => ({ delimiter, rows: separated(text, delimiter) }))
    .map(({ delimiter, rows }) => ({ delimiter, rows, like: tableLike(rows) }))
    // A tab or a bar is no mark of a sentence.
    .filter(({ delimiter, rows }) => !SAYING.has(delimiter) || !isSaidList(rows))
    .toSorted((a, b) => b.like - a.like)[0];
  return found === undefined || found.like < 2 ? undefined : found.rows;
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim());

const isRuler = (line: string): boolean => /^\s*\|?(?:\s*:?-{3,}:?\s*\|?)+\s*$/.test(line);

/** Cells that lost their rows, each on a line of its own with a bar behind it: the first row ends where counts begin. */
function unwrapped(lines: readonly GridRow[]): readonly GridRow[] {
  const cells = lines.map(({ cells: [cell = ''] }) => cell);
  const firstValue = cells.findIndex((cell) => isValue(cell) && periodOf(cell) === undefined);
  // Headings, then a name, then the first count: the name is the second row's first cell.
  const width = firstValue - 1;
  if (width < 2 || cells.length % width !== 0) return lines;
  return Array.from({ length: cells.length / width }, (_, i) => ({
    row: lines[i * width]?.row ?? 1,
    cells: cells.slice(i * width, (i + 1) * width),
  }));
}

interface Section {
  readonly over: readonly string[];
  readonly tables: GridRow[][];
  readonly loose: Sentence[];
}

const sentencesOf = (row: number, line: string): readonly Sentence[] =>
  line
    .replace(/^\s*(?:[-*•]|\d+\.)\s+/, '')
    .split(/(?<=[.;?!])\s+(?=[A-Z"“\d]|ages?:)/)
    .map((words) => ({ row, words: words.trim() }))
    .filter(({ words }) => words !== '');

/** Sections of a page: headings, the tables under them, and the rest of their words. */
function sectionsOf(lines: readonly string[]): readonly Section[] {
  const sections: Section[] = [{ over: [], tables: [], loose: [] }];
  let title: string | undefined;
  let inTable = false;
  for (const [i, line] of lines.entries()) {
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    const section = sections.at(-1);
    if (section === undefined) break;
    if (heading !== null) {
      if (heading[1] === '#') title = heading[2];
      sections.push({
        over: [...new Set([title, heading[2]])].filter((each) => each !== undefined),
        tables: [],
        loose: [],
      });
    } else if (/^\s*\|.*\|\s*$/.test(line) || /^[^|]+\|\s*$/.test(line)) {
      if (!isRuler(line)) {
        if (!inTable) section.tables.push([]);
        section.tables.at(-1)?.push({ row: i + 1, cells: cellsOf(line) });
      }
    } else section.loose.push(...sentencesOf(i + 1, line));
    inTable = line.includes('|') && heading === null;
  }
  return sections;
}

function markedPage(file: string, lines: readonly string[]): Page {
  const sections = sectionsOf(lines).map((section) => ({ ...section, spaced: spacedTables(section.loose) }));
  const grids = sections.flatMap(({ over, tables, loose, spaced }) => {
    const about = loose.map(({ words }) => words);
    return [
      ...tables.map((rows) => ({
        sheet: null,
        over,
        about,
        rows: rows.every(({ cells }) => cells.length === 1) ? unwrapped(rows) : rows,
      })),
      ...spaced.grids.map((rows) => ({ sheet: null, over, about, rows })),
    ];
  });
  const odd = sections
    .flatMap(({ spaced }) => spaced.unfit)
    .map(({ row, words }) => ({
      says: `The line “${words.slice(0, 200)}” does not fit the columns of the table that it stands in; it was not read.`,
      at: { file, sheet: null, row, column: null },
    }));
  return { file, grids, sentences: sections.flatMap(({ loose }) => loose), odd };
}

type End = SourceRefused | { readonly kind: 'end'; readonly odd: Page['odd'] };

/** A table that was copied or sent whole ends its last line: without that, and short of a cell, it is cut off. */
function endOf(file: string, text: string, rows: readonly GridRow[]): End {
  const [before, last] = rows.filter(({ cells }) => !isBlank(cells)).slice(-2);
  if (/[\n\r]\s*$/.test(text) || last === undefined || before === undefined) return { kind: 'end', odd: [] };
  const words = last.cells.join(', ').slice(0, 80);
  const goesOn = last.row - before.row === 1 && filled(before.cells) > 1 && !isAside(last.cells[0] ?? '');
  if (goesOn && last.cells.length < before.cells.length)
    return refused(
      `${file} was not read: it is cut off inside its last line (“${words}”). Copy it again; if the line is whole, end it with a line end.`,
    );
  const says = `It does not end with a line end: its last line (“${words}”) may be cut off, and the last number in it too.`;
  return { kind: 'end', odd: goesOn ? [{ says, at: { file, sheet: null, row: last.row, column: null } }] : [] };
}

/** A note below a table, or a sentence. */
const isAside = (words: string): boolean =>
  /^(?:notes?|sources?|key|footnotes?)\b|^[-–•†‡*[(]|[.:]$/i.test(words) || words.length > 50;

/** A text as tables and words: CSV with any usual delimiter, pages with tables, or tables with nothing but spaces in them. */
export function textPage(file: string, text: string): Page | SourceRefused {
  const lines = text.split(/\r\n|[\n\r]/);
  const marked =
    lines.some((line) => /^#{1,6}\s/.test(line)) ||
    lines.some((line) => /^\s*\|.*\|\s*$/.test(line)) ||
    lines.filter((line) => /^[^|,]+\|\s*$/.test(line)).length > 3;
  if (marked) return markedPage(file, lines);
  const rows = delimited(text);
  if (rows === undefined) return markedPage(file, lines);
  const end = endOf(file, text, rows);
  return end.kind === 'refused' ? end : { file, grids: gridsOf(null, rows), sentences: [], odd: end.odd };
}
