import { cellValues } from './cell-value.ts';
import { isFigure } from './figure.ts';
import type { GridRow, Sentence } from './page.ts';
import { periodOf } from './period-said.ts';
import { canHead, headsCounts, isSaid, rowCells, spacedLine, type SpacedLine } from './spaced-line.ts';

/** Lines of `name: value` as a table of two columns: what counts something under a heading, the others without one. */
function pairs(lines: readonly Sentence[]): readonly (readonly GridRow[])[] {
  const times = Map.groupBy(lines, ({ row }) => row);
  const rows = lines.flatMap(({ row, words }) => {
    const [, name = '', value = ''] = /^([^:=]{2,120}?)\s*[:=]\s*(\S.*)$/.exec(words) ?? [];
    const counts = headsCounts({ cells: [name] });
    // *Outcome 21; 2019: 540; 2020: 629*: a year inside a line is of what the line began with.
    const isWhole = times.get(row)?.length === 1 || (counts && periodOf(name) === undefined);
    const isPair = cellValues(value).length > 0 && isWhole;
    return isPair ? [{ row, name, value, counts }] : [];
  });
  const gridOf = (counts: boolean): readonly GridRow[] =>
    rows
      .filter((each) => each.counts === counts && (counts || isFigure(each.value)))
      .map(({ row, name, value }) => ({ row, cells: [name, value] }));
  const [named, others] = [gridOf(true), gridOf(false)];
  return [
    ...named.slice(0, 1).map(({ row }) => [{ row, cells: ['', 'Answer'] }, ...named]),
    ...(others.length === 0 ? [] : [others]),
  ];
}

/** An empty line may part a heading from its rows, and rows from each other. */
const goesOn = (before: SpacedLine, next: SpacedLine): boolean =>
  next.row - before.row <= 2 && next.wide === before.wide && !isSaid(next);

interface Table {
  readonly rows: readonly GridRow[];
  /** How many lines it takes, its heading among them. */
  readonly length: number;
  /** Lines among its rows that do not fit its columns. */
  readonly unfit: readonly Sentence[];
}

function rowsUnder(heading: SpacedLine, below: readonly SpacedLine[], counts: number): Table {
  const rows: GridRow[] = [];
  const unfit: Sentence[] = [];
  let [length, last] = [1, heading];
  let pending: Sentence[] = [];
  for (const [i, line] of below.entries()) {
    if (!goesOn(last, line)) break;
    last = line;
    const cells = rowCells(line, counts);
    if (cells === undefined) {
      if (canHead(line) && headsCounts(line)) break;
      pending.push(line);
      continue;
    }
    rows.push({ row: line.row, cells });
    // What does not fit is inside the table only where a row follows it.
    unfit.push(...pending);
    pending = [];
    length = i + 2;
  }
  return { rows, length, unfit };
}

/** A heading has as many words as the rows below it have counts, and perhaps one for their names. */
function tableAt(heading: SpacedLine, below: readonly SpacedLine[]): Table | undefined {
  if (!canHead(heading)) return undefined;
  const named = headsCounts(heading);
  for (const [counts, cells] of [
    [heading.cells.length - 1, heading.cells],
    [heading.cells.length, ['', ...heading.cells]],
  ] as const) {
    // *Force Arrests* has a word for the names of its rows; *2019 2020* has none.
    if (counts < 1 || (counts === heading.cells.length && !headsCounts({ cells: heading.cells.slice(0, 1) }))) continue;
    const table = rowsUnder(heading, below, counts);
    // One line under words that name nothing countable is a sentence that ends in a number.
    if (table.rows.length < (named ? 1 : 2) || (counts === 1 && !named)) continue;
    return { ...table, rows: [{ row: heading.row, cells }, ...table.rows] };
  }
  return undefined;
}

interface SpacedRead {
  readonly grids: readonly (readonly GridRow[])[];
  /** Lines inside a table that do not fit its columns: said to be passed over. */
  readonly unfit: readonly Sentence[];
}

/** Tables in running text that have no delimiter but spaces: a line of headings, then lines that end in as many counts. */
export function spacedTables(sentences: readonly Sentence[]): SpacedRead {
  // What is more than one sentence is no row.
  const times = Map.groupBy(sentences, ({ row }) => row);
  const lines = sentences.filter(({ row }) => times.get(row)?.length === 1).map(spacedLine);
  const grids: (readonly GridRow[])[] = [];
  const unfit: Sentence[] = [];
  const used = new Set<number>();
  for (let i = 0; i < lines.length;) {
    const heading = lines[i];
    const table = heading === undefined ? undefined : tableAt(heading, lines.slice(i + 1, i + 1 + MOST_ROWS));
    if (table !== undefined) {
      grids.push(table.rows);
      unfit.push(...table.unfit);
      for (const { row } of table.rows) used.add(row);
    }
    i += table?.length ?? 1;
  }
  return { grids: [...grids, ...pairs(sentences.filter(({ row }) => !used.has(row)))], unfit };
}

/** As many as an answer in running text has: each line is held against each that could head it. */
const MOST_ROWS = 500;
