import { isFigure } from './figure.ts';
import { filled, isBlank, type Grid, type GridRow } from './page.ts';

const hasFigures = ({ cells }: GridRow): boolean => cells.slice(1).some(isFigure);
const hasColumns = (rows: readonly GridRow[]): boolean => rows.some(({ cells }) => filled(cells) > 1);

/** What is known of a piece so far, so that no row of it is looked at again for each that follows. */
interface Piece {
  readonly rows: GridRow[];
  figures: boolean;
  columns: boolean;
}

/** Rows parted where an empty one stands, unless what follows goes on with counts. */
function pieces(rows: readonly GridRow[]): readonly (readonly GridRow[])[] {
  const found: Piece[] = [];
  let before: GridRow | undefined;
  for (const each of rows) {
    if (isBlank(each.cells)) continue;
    const last = found.at(-1);
    const afterGap = before === undefined || before.row < each.row - 1;
    const [figures, columns] = [hasFigures(each), filled(each.cells) > 1];
    // Headings that stand apart from their rows are still theirs.
    const headingsOnly = last !== undefined && last.columns && !last.figures;
    if (last !== undefined && (!afterGap || figures || headingsOnly)) {
      last.rows.push(each);
      last.figures ||= figures;
      last.columns ||= columns;
    } else found.push({ rows: [each], figures, columns });
    before = each;
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
  if (leaf === undefined || top === undefined || hasFigures(top)) return piece;
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
