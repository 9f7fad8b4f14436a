import type { ChartTable } from './chart-view.ts';
import type { PdfPage, Weight } from './pdf-page.ts';

const SIZE = 8;
/** More columns than this are wider than an upright page. */
const MOST_UPRIGHT = 8;
const GAP = 4;

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** The first column holds names, and is as wide as three others. */
function columnsOf(page: PdfPage, count: number): readonly Column[] {
  const first = Math.min(page.width / 3, Math.max(96, page.width / (count + 2)));
  const each = (page.width - first) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, i) => ({
    x: page.left + (i === 0 ? 0 : first + (i - 1) * each),
    width: (i === 0 ? first : each) - GAP,
    align: i === 0 ? 'left' : 'right',
  }));
}

const heightOf = (
  page: PdfPage,
  cells: readonly string[],
  columns: readonly Column[],
  size: number,
  weight: Weight,
): number => Math.max(...cells.map((cell, i) => page.heightOf(cell, size, columns[i]?.width ?? 40, weight))) + 2.5;

/** Small enough that no word of a head is broken. */
function headSize(page: PdfPage, head: readonly string[], columns: readonly Column[]): number {
  const fits = head.flatMap((name, i) =>
    name.split(' ').map((word) => (columns[i]?.width ?? 40) / page.widthOf(word, SIZE, 'bold')),
  );
  return SIZE * Math.min(1, 0.98 * Math.min(...fits));
}

function rule(page: PdfPage): void {
  page.artifact(() => {
    page.doc
      .lineWidth(0.4)
      .moveTo(page.left, page.y - 1.5)
      .lineTo(page.left + page.width, page.y - 1.5)
      .stroke('#b1b4b6');
  });
}

interface Line {
  readonly cells: readonly string[];
  readonly size: number;
  readonly weight: Weight;
}

type Leaf = (text: string, i: number, put: () => void) => void;

/** The cells of one line, each as `leaf` has it; on past its height. */
function paintLine(page: PdfPage, { cells, size, weight }: Line, columns: readonly Column[], leaf: Leaf): void {
  cells.forEach((cell, i) => {
    const { x, width, align } = columns[i] ?? { x: 0, width: 40, align: 'left' };
    leaf(cell, i, () => {
      page.write(cell, x, page.y, size, { width, align, weight });
    });
  });
  page.y += heightOf(page, cells, columns, size, weight);
  rule(page);
}

/** Whether a line has to begin a new page; then it has begun. */
function turned(page: PdfPage, { cells, size, weight }: Line, columns: readonly Column[]): boolean {
  const before = page.y;
  page.room(heightOf(page, cells, columns, size, weight));
  return page.y < before;
}

/** A table whose heads are read with each cell; on every further page they are painted again, and not read again. */
export function paintTable(page: PdfPage, { caption, head, rows }: ChartTable): void {
  page.lay(head.length > MOST_UPRIGHT);
  const columns = columnsOf(page, head.length);
  const heading: Line = { cells: head, size: headSize(page, head, columns), weight: 'bold' };
  page.room(heightOf(page, head, columns, heading.size, 'bold') + 60);
  const table = page.group('Table');
  page.paragraph('Caption', caption, 9, 'bold', 4, table);
  const heads = page.group('TR', table);
  paintLine(page, heading, columns, (_, __, put) => {
    page.leaf('TH', put, { scope: 'Column' }, heads);
  });
  heads.end();
  for (const row of rows) {
    const line: Line = { cells: row.map(({ shown }) => shown), size: SIZE, weight: 'plain' };
    if (turned(page, line, columns))
      paintLine(page, heading, columns, (_, __, put) => {
        page.artifact(put);
      });
    const group = page.group('TR', table);
    paintLine(page, line, columns, (_, i, put) => {
      page.leaf(i === 0 ? 'TH' : 'TD', put, i === 0 ? { scope: 'Row' } : {}, group);
    });
    group.end();
  }
  table.end();
  page.y += 10;
  page.lay(false);
}
