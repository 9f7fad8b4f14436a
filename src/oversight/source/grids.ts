import { isFigure } from './figure.ts';
import { filled, isBlank, type Grid, type GridRow } from './page.ts';

const hasFigures = ({ cells }: GridRow): boolean => cells.slice(1).some(isFigure);
const hasColumns = (rows: readonly GridRow[]): boolean => rows.some(({ cells }) => filled(cells) > 1);

/** What is known of a piece so far, so that no row of it is looked at again for each that follows. */
interface Piece {
  readonly rows: GridRow[];
  /** Its row of headings, as one text. */
  heading: string | undefined;
  figures: boolean;
  columns: boolean;
}

const keyOf = ({ cells }: GridRow): string => cells.map((cell) => cell.trim().toLowerCase()).join('|');

const headingIn = (row: GridRow): string | undefined =>
  filled(row.cells) > 1 && !hasFigures(row) ? keyOf(row) : undefined;

const pieceOf = (title: readonly GridRow[], row: GridRow): Piece => ({
  rows: [...title, row],
  heading: headingIn(row),
  figures: hasFigures(row),
  columns: filled(row.cells) > 1,
});

/** Lines of one cell at the end of a table, taken from it: they are the title of the next. */
function titleAtEnd(rows: GridRow[]): readonly GridRow[] {
  const from = rows.findLastIndex(({ cells }) => filled(cells) > 1) + 1;
  return rows.splice(from);
}

function add(last: Piece, row: GridRow): void {
  last.rows.push(row);
  last.heading ??= headingIn(row);
  last.figures ||= hasFigures(row);
  last.columns ||= filled(row.cells) > 1;
}

/** Headings that stand apart from their rows are still theirs, and what follows a gap with counts goes on with the table. */
const goesOn = ({ rows, columns, figures }: Piece, each: GridRow): boolean =>
  (rows.at(-1)?.row ?? 0) >= each.row - 1 || hasFigures(each) || (columns && !figures);

/** Rows parted where an empty one stands, unless what follows goes on with counts. */
function pieces(rows: readonly GridRow[]): readonly (readonly GridRow[])[] {
  const found: Piece[] = [];
  for (const each of rows.filter(({ cells }) => !isBlank(cells))) {
    const last = found.at(-1);
    // The same headings again begin a table of their own, under the title that stands over them.
    if (last?.figures === true && keyOf(each) === last.heading) found.push(pieceOf(titleAtEnd(last.rows), each));
    else if (last !== undefined && goesOn(last, each)) add(last, each);
    else found.push(pieceOf([], each));
  }
  return found.map((piece) => piece.rows);
}

const words = (rows: readonly GridRow[]): readonly string[] =>
  rows.map(({ cells }) => cells.find((cell) => cell.trim() !== '')?.trim() ?? '');

const headings = (piece: readonly GridRow[]): readonly GridRow[] => piece.slice(0, piece.findIndex(hasFigures));

/** A second part of a table names only the columns that are new: the others go on under the headings above. */
function underOld(piece: readonly GridRow[], before: readonly GridRow[] | undefined): readonly GridRow[] {
  const [top, ...rest] = piece;
  const above = before === undefined ? [] : headings(before);
  const leaf = above.at(-1);
  // One cell in the first column is a title, and names no column.
  const isTitle = top !== undefined && filled(top.cells) === 1 && (top.cells[0] ?? '').trim() !== '';
  if (leaf === undefined || top === undefined || isTitle || hasFigures(top)) return piece;
  const unnamed = (row: GridRow): boolean => row.cells.some((cell, i) => isFigure(cell) && (top.cells[i] ?? '') === '');
  if (!rest.some(unnamed)) return piece;
  const width = Math.max(leaf.cells.length, top.cells.length);
  const cells = Array.from({ length: width }, (_, i) =>
    (top.cells[i] ?? '') === '' ? (leaf.cells[i] ?? '') : (top.cells[i] ?? ''),
  );
  return [...above.slice(0, -1), { row: top.row, cells }, ...rest];
}

/** Tables of one sheet, each with the lines that stand alone over it and below it. */
export function gridsOf(sheet: string | null, rows: readonly GridRow[], over: readonly string[] = []): readonly Grid[] {
  const grids: Grid[] = [];
  let alone: readonly string[] = [];
  for (const piece of pieces(rows)) {
    if (!hasColumns(piece)) {
      alone = [...alone, ...words(piece)];
      continue;
    }
    grids.push({ sheet, over: [...over, ...alone], rows: underOld(piece, grids.at(-1)?.rows), about: [] });
    alone = [];
  }
  // What stands below the last table says something of all of them.
  return grids.map((grid) => ({ ...grid, about: alone }));
}
