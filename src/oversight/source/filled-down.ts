import { AS_ABOVE, NO_COUNT } from './answer-kind.ts';
import type { Column, ColumnKind } from './column-kind.ts';
import type { Found } from './found.ts';
import { meaningOf } from './label.ts';
import type { DataRow, Layout } from './layout.ts';
import { isPart } from './part-row.ts';
import type { Settling } from './settling.ts';

/** Columns that say of whom, of when and of what a row is: merged cells keep that in the first of several rows alone. */
const SAYING = ['force', 'period', 'outcome'] as const satisfies readonly ColumnKind[];
type Saying = (typeof SAYING)[number];
const saying = (kind: ColumnKind): Saying | undefined => SAYING.find((each) => each === kind);

const cellAt = ({ cells }: DataRow, at: number): string => cells[at]?.trim() ?? '';

interface Blank {
  readonly row: number;
  /** What stands above it in its column, or undefined where nothing does. */
  readonly above: string | undefined;
}

interface Looked {
  readonly columns: readonly Column[];
  /** Whether a row holds anything where counts stand. */
  readonly counts: (row: DataRow) => boolean;
}

const OTHERS = ['name', 'measure'] as const satisfies readonly ColumnKind[];

/** What the column would say is said elsewhere: by a line above the row, by another name in it, or by a total. */
function isSaid(row: DataRow, { at, kind }: Column, { columns }: Looked): boolean {
  const under = { force: row.under.force, period: row.under.periodWords, outcome: row.under.outcome };
  const which = saying(kind);
  if (which !== undefined && under[which] !== undefined) return true;
  const names = columns.filter((each) => OTHERS.some((other) => other === each.kind));
  if (kind === 'outcome' && names.some((each) => cellAt(row, each.at) !== '')) return true;
  // *Total* to its left is of all that the column tells apart.
  return columns.some((each) => each.at < at && each.kind !== 'value' && meaningOf(cellAt(row, each.at)).total);
}

function blanksOf(column: Column, rows: readonly DataRow[], looked: Looked): readonly Blank[] {
  const blanks: Blank[] = [];
  let above: string | undefined;
  for (const row of rows) {
    const cell = cellAt(row, column.at);
    if (cell === '' && looked.counts(row) && !isSaid(row, column, looked)) blanks.push({ row: row.row, above });
    else if (cell !== '' && !isPart(cell)) above = meaningOf(cell).total ? undefined : cell;
  }
  return blanks;
}

export interface FilledDown {
  readonly layout: Layout;
  /** A cell that is taken in: of a row with a blank nothing is until a person said what the blank means. */
  readonly keeps: (found: Found) => boolean;
  /** A blank among names of forces is never the publisher’s. */
  readonly named: (found: Found) => Found;
}

const filledRow = (row: DataRow, at: number, above: string): DataRow => ({
  ...row,
  cells: Array.from({ length: Math.max(row.cells.length, at + 1) }, (_, i) =>
    i === at ? above : (row.cells[i] ?? ''),
  ),
});

function ask({ column, blanks }: Blanks, layout: Layout, file: string, { questions }: Omit<Settling, 'context'>): void {
  const printed = column.heading.words;
  const [first] = blanks;
  if (first === undefined) return;
  const at = { file, sheet: layout.grid.sheet, row: first.row, column: column.at + 1 };
  const rows =
    blanks.length === 1 ? `row ${first.row} is` : `${blanks.length} rows (the first is row ${first.row}) are`;
  const asks = `In the column “${printed}” ${rows} blank beside counts. Do they go on with what stands above, as “${first.above}”?`;
  blanks.forEach(() => {
    questions.ask('blank', printed, at, asks, [
      { answer: AS_ABOVE, why: 'merged cells are saved so, with their words in the first row alone' },
      { answer: NO_COUNT, why: 'they do not; the rows are left out' },
    ]);
  });
}

interface Blanks {
  readonly column: Column;
  readonly blanks: readonly (Blank & { readonly above: string })[];
}

const isBelow = (blank: Blank): blank is Blank & { readonly above: string } => blank.above !== undefined;

/** A table with its blanks filled from above, as a person is asked whether they are meant. */
export function filledDown(file: string, layout: Layout, settling: Omit<Settling, 'context'>): FilledDown {
  const { columns, rows } = layout;
  const values = columns.filter(({ kind }) => kind === 'value');
  const looked: Looked = { columns, counts: (row) => values.some(({ at }) => cellAt(row, at) !== '') };
  const left = new Set<number | null>();
  let filled = rows;
  for (const column of columns.filter(({ kind }) => saying(kind) !== undefined)) {
    const blanks = blanksOf(column, rows, looked).filter(isBelow);
    if (blanks.length === 0) continue;
    const answer = settling.given.answers.find('blank', column.heading.words);
    if (answer === undefined) ask({ column, blanks }, layout, file, settling);
    if (answer !== AS_ABOVE) for (const { row } of blanks) left.add(row);
    const above = new Map(blanks.map((each) => [each.row, each.above]));
    filled = filled.map((row) => {
      const words = above.get(row.row);
      return words === undefined ? row : filledRow(row, column.at, words);
    });
  }
  const isNaming = columns.some(({ kind }) => kind === 'force');
  return {
    layout: { ...layout, rows: filled },
    keeps: ({ at }) => !left.has(at.row),
    named: (found) => {
      const { meaning, at } = found;
      const isBlank = isNaming && meaning.force === undefined && !meaning.total;
      return isBlank ? { ...found, meaning: { ...meaning, force: `(blank in row ${at.row ?? 0})` } } : found;
    },
  };
}
