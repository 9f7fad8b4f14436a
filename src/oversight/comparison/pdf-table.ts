import type { ChartTable } from './chart-view.ts';
import type { PdfPage, Weight } from './pdf-page.ts';

const SIZE = 6.4;
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

/** A table whose heads are read with each cell; on every further page they are painted again, and not read again. */
export function paintTable(page: PdfPage, { caption, head, rows }: ChartTable): void {
  const columns = columnsOf(page, head.length);
  const small = headSize(page, head, columns);
  const headHigh = heightOf(page, head, columns, small, 'bold');
  page.room(headHigh + 60);
  const table = page.group('Table');
  page.paragraph('Caption', caption, 9, 'bold', 4, table);
  const put = (text: string, i: number, size: number, weight: Weight): void => {
    const { x, width, align } = columns[i] ?? { x: 0, width: 40, align: 'left' };
    page.write(text, x, page.y, size, { width, align, weight });
  };
  const heads = page.group('TR', table);
  head.forEach((name, i) => page.leaf('TH', () => put(name, i, small, 'bold'), { scope: 'Column' }, heads));
  heads.end();
  page.y += headHigh;
  rule(page);
  for (const row of rows) {
    const cells = row.map(({ shown }) => shown);
    const high = heightOf(page, cells, columns, SIZE, 'plain');
    const before = page.y;
    page.room(high);
    if (page.y < before) {
      page.artifact(() => head.forEach((name, i) => put(name, i, small, 'bold')));
      page.y += headHigh;
      rule(page);
    }
    const line = page.group('TR', table);
    cells.forEach((cell, i) =>
      page.leaf(i === 0 ? 'TH' : 'TD', () => put(cell, i, SIZE, 'plain'), i === 0 ? { scope: 'Row' } : {}, line),
    );
    line.end();
    page.y += high;
    rule(page);
  }
  table.end();
  page.y += 10;
}
