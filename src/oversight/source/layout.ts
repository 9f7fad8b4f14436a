import { meaningOf, NOTHING, within, type Meaning } from './label.ts';
import { filled, type Grid, type GridRow, type Sentence } from './page.ts';
import { proseIn } from './prose.ts';
import { saysPart } from './part-said.ts';
import { periodOf } from './period-said.ts';
import { isFigure } from './figure.ts';
import { columnKind, type Column } from './column-kind.ts';
import { settled } from './first-column.ts';
import { isNumberedNote } from './numbered-note.ts';

export interface DataRow extends GridRow {
  /** What a line over it says for it and its neighbours: a force, a year. */
  readonly under: Meaning;
}

/** A table taken apart: what its columns are, which rows hold counts, and the words above and below. */
export interface Layout {
  readonly grid: Grid;
  readonly titles: readonly string[];
  readonly notes: readonly Sentence[];
  readonly columns: readonly Column[];
  readonly rows: readonly DataRow[];
  readonly headless: boolean;
  /** Rows with more cells than headings: a delimiter inside a name moved their counts to other columns. */
  readonly shifted: readonly number[];
}

const hasFigures = ({ cells }: GridRow): boolean => cells.slice(1).some(isFigure);

const NOTES = /^(?:notes?|sources?|key|footnotes?|caveats?|data notes?|explanatory notes?)\b\s*:?/i;
const MARKED = /^(?:[-–•†‡]\s|\*+\s?\S|\[(?:note )?\w{1,6}\]|\(\d+\)\s|\d\)\s|[¹²³])/;

const first = ({ cells }: GridRow): string => cells.find((cell) => cell.trim() !== '')?.trim() ?? '';

/** All of a line that a delimiter may have cut apart. */
const whole = ({ cells }: GridRow): string =>
  cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ');

const says = ({ force, period, outcome, measure, age, offence, total }: Meaning): boolean =>
  [force, period, outcome, measure, age, offence].some((each) => each !== undefined) || total;

/** *2021 is January to June only*: said, and the name of no row. */
const isPartSaid = (words: string): boolean =>
  saysPart(words, false) && /\b(?:is|are|was|were|covers?|runs?|has|have|figures?|data)\b/i.test(words);

/** A line by itself that says something of the figures above it, and names none. */
const isSaying = (row: GridRow, words: string): boolean =>
  isNumberedNote(row.cells) ||
  isPartSaid(words) ||
  (!says(meaningOf(words)) && (words.length > 50 || /[a-z]\.$/.test(words)));

/** A line below the table: marked as a note, or a sentence where rows have names. */
function isNote(row: GridRow, started: boolean): boolean {
  if (filled(row.cells) > 1) return started && isNumberedNote(row.cells);
  const words = first(row);
  if (NOTES.test(words) || MARKED.test(words)) return true;
  // *In 2020 two were arrested.* names an outcome and a year, as rows do, and its count stands in it.
  if (started && /[a-z\d)]\.$/.test(words) && proseIn(words).counts.length > 0) return true;
  return started && isSaying(row, words);
}

/** Headings stand over the columns to their right until the next one, as merged cells do. */
function spread(cells: readonly string[], width: number): readonly string[] {
  let last = '';
  return Array.from({ length: width }, (_, i) => {
    const cell = cells[i]?.trim() ?? '';
    if (cell !== '' || i === 0) last = i === 0 ? '' : cell;
    return cell === '' ? last : cell;
  });
}

/** A second line of headings: under gaps of the first, and without a figure. */
function isSecondHeading(top: GridRow, next: GridRow, after: readonly GridRow[]): boolean {
  if (filled(next.cells) < 2 || hasFigures(next)) return false;
  const width = Math.max(top.cells.length, next.cells.length);
  const gaps = Array.from({ length: width }, (_, i) => i).filter(
    (i) => i > 0 && (top.cells[i] ?? '').trim() === '' && (next.cells[i] ?? '').trim() !== '',
  );
  const repeats = top.cells.some((cell, i) => i > 1 && cell.trim() !== '' && cell === top.cells[i - 1]);
  return (gaps.length > 0 || repeats) && after.slice(0, MOST_LINES).some(hasFigures);
}

const MOST_LINES = 4;

interface Headings {
  readonly cells: readonly (readonly string[])[];
  readonly body: readonly GridRow[];
  readonly headless: boolean;
}

/** One line of headings or several: upper ones stand over all the columns to their right. */
function headingsOf(rows: readonly GridRow[]): Headings {
  const [top] = rows;
  if (top === undefined || hasFigures(top)) return { cells: [], body: rows, headless: true };
  const width = widest(rows, ({ cells }) => cells.length);
  const lines: GridRow[] = [top];
  for (let last = top, next = rows[1]; next !== undefined && lines.length < MOST_LINES; next = rows[lines.length]) {
    if (!isSecondHeading(last, next, rows.slice(lines.length + 1))) break;
    lines.push(next);
    last = next;
  }
  const cells = lines.map((line, i) => (i === lines.length - 1 ? line.cells : spread(line.cells, width)));
  return { cells, body: rows.slice(lines.length), headless: false };
}

const widest = (rows: readonly GridRow[], widthIn: (row: GridRow) => number): number =>
  rows.reduce((most, row) => Math.max(most, widthIn(row)), 0);

/** How many cells a row has up to its last that is not empty. */
const widthOf = ({ cells }: GridRow): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

const headingOf = (cells: Headings['cells'], at: number): Meaning =>
  cells.reduce((outer, line) => within(outer, meaningOf(line[at] ?? '')), NOTHING);

const isMeasured = ({ measure, outcome }: Meaning): boolean => measure !== undefined || outcome !== undefined;

/** What a line with nothing but a name says for the rows below it, where they do not say it themselves. */
function standingOver(
  body: readonly GridRow[],
  hasYears: boolean,
): (row: GridRow, under: Meaning) => Meaning | undefined {
  const dated =
    hasYears || body.filter(hasFigures).some(({ cells }) => cells.some((cell) => periodOf(cell) !== undefined));
  const meanings = body.filter(hasFigures).map((row) => meaningOf(first(row)));
  const named = meanings.some(({ force }) => force !== undefined);
  const measured = meanings.length === 0 || meanings.some(isMeasured);
  return (row, under) => {
    if (filled(row.cells) !== 1 || row.cells[0]?.trim() === '') return undefined;
    const alone = meaningOf(first(row));
    if (alone.total) return undefined;
    if (alone.force !== undefined && !named) return alone;
    // *Calendar Year 2020* over rows that say no year, under headings that say none.
    if (alone.period !== undefined && alone.periodWords === alone.words && !dated)
      return { ...under, period: alone.period, periodWords: alone.periodWords };
    return isMeasured(alone) && !measured ? within(under, alone) : undefined;
  };
}

/** Rows with counts, each under the line that stands over it and holds no count of its own. */
function bodyOf(
  body: readonly GridRow[],
  hasYears: boolean,
): { readonly rows: readonly DataRow[]; readonly notes: readonly Sentence[] } {
  const rows: DataRow[] = [];
  const notes: Sentence[] = [];
  const over = standingOver(body, hasYears);
  let under = NOTHING;
  let started = false;
  for (const row of body) {
    const next = over(row, under);
    if (notes.length > 0 && !hasFigures(row)) notes.push({ row: row.row, words: whole(row) });
    else if (isNote(row, started)) notes.push({ row: row.row, words: whole(row) });
    else if (next === undefined) {
      rows.push({ ...row, under });
      started ||= hasFigures(row);
    } else under = next;
  }
  return { rows, notes };
}

/** The first row of a table: more than one cell, or one heading beside an empty corner. */
const startOf = (rows: readonly GridRow[]): number =>
  rows.findIndex(
    ({ cells }, i) => filled(cells) > 1 || ((cells[0] ?? '').trim() === '' && filled(rows[i + 1]?.cells ?? []) > 1),
  );

/** A table without headings under those that a person gave its columns. */
export function headed({ rows, ...grid }: Grid, headings: readonly string[]): Grid {
  const start = startOf(rows);
  const row = rows[start]?.row ?? 0;
  return { ...grid, rows: [...rows.slice(0, start), { row, cells: headings }, ...rows.slice(start)] };
}

/** Takes a table apart; undefined where it has no two columns. */
export function layoutOf(grid: Grid): Layout | undefined {
  const start = startOf(grid.rows);
  if (start < 0) return undefined;
  const titles = grid.rows.slice(0, start).map(first);
  const { cells, body, headless } = headingsOf(grid.rows.slice(start));
  const hasYears = cells.some((line) => line.some((cell) => meaningOf(cell).periodWords !== undefined));
  const { rows: all, notes } = bodyOf(body, hasYears);
  const width = widest(headless ? body : grid.rows.slice(start, start + cells.length), widthOf);
  // In a workbook a cell stands where it stands; only a delimiter can move it.
  const moved = (row: GridRow): boolean => grid.sheet === null && widthOf(row) > width;
  const rows = all.filter((row) => !moved(row));
  const shifted = all.filter(moved).map(({ row }) => row);
  const columns = Array.from({ length: width }, (_, at) => {
    const heading = headingOf(cells, at);
    // The lowest line names the column; what stands over it groups columns.
    const name = cells.findLast((line) => (line[at] ?? '').trim() !== '')?.[at]?.trim() ?? '';
    return {
      at,
      heading,
      kind: columnKind(
        at,
        { words: name, skip: heading.skip },
        rows.map((row) => row.cells[at] ?? ''),
        headless,
      ),
    };
  });
  return { grid, titles, notes, columns: settled(columns, rows), rows, headless, shifted };
}
