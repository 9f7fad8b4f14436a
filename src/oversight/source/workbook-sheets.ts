import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { z } from 'zod';
import { MOST_CELLS, TextBound } from './cell-text.ts';
import { isFigure } from './figure.ts';
import { dateOf, isDateFormat } from './serial-date.ts';
import { shownInstead } from './shown-instead.ts';
import { withoutMarks } from './unseen.ts';

const MOST_COLUMNS = 1_000;
/** Nothing is reckoned here: a formula that was saved without its result is no count, and is said. */
const NO_RESULT = '#formula without a result';

/** A sheet as rows of text; rows without a cell are left out, so each says where it stands. */
export const SheetText = z.strictObject({
  name: z.string(),
  hidden: z.boolean(),
  rows: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })),
  /** Cells that show something else than the number in them, which is not read. */
  instead: z.array(z.strictObject({ row: z.int(), column: z.int(), shows: z.string() })),
});
export type SheetText = z.infer<typeof SheetText>;

const Sheets = z.strictObject({ kind: z.literal('sheets'), sheets: z.array(SheetText) });
const TooLarge = z.strictObject({ kind: z.literal('too large'), sheet: z.string(), what: z.string() });
type WorkbookText = z.infer<typeof Sheets> | z.infer<typeof TooLarge>;

/** What the thread that reads a workbook answers. */
export const WorkbookRead = z.union([
  Sheets.extend({
    odd: z.array(z.string()),
    hidden: z.array(z.object({ name: z.string(), hiddenRows: z.int(), hiddenColumns: z.int().optional() })),
  }),
  TooLarge,
  z.strictObject({ kind: z.literal('unreadable'), why: z.string() }),
]);
export type WorkbookRead = z.infer<typeof WorkbookRead>;

/** Saved without its result, bare or in error. */
const lacksResult = ({ t, f, w }: CellObject): boolean =>
  f !== undefined && w === undefined && (t === 'z' || t === 'e');

const numberText = (value: number, cell: CellObject): string => {
  const { w, z: format } = cell;
  if (typeof format === 'string' && format.includes('%')) return w ?? `${value * 100}%`;
  if (typeof format === 'string' && isDateFormat(format)) return dateOf(value, format);
  return insteadIn(cell) ?? String(value);
};

/** What stands in a cell to be seen, where its format puts that in place of its number. */
function insteadIn({ t, v, w, z: format }: CellObject): string | undefined {
  if (t !== 'n' || typeof v !== 'number') return undefined;
  if (typeof format !== 'string') return shownInstead(v, w, undefined);
  return format.includes('%') || isDateFormat(format) ? undefined : shownInstead(v, w, format);
}

/** A number as it is, not as it is shown (1,904 and 1904.0 are one); a share, a date and what stands in place of a number as shown. */
function textOf(cell: CellObject): string {
  const { t, v, w } = cell;
  if (lacksResult(cell)) return NO_RESULT;
  if (t === 'n' && typeof v === 'number') return numberText(v, cell);
  if (v instanceof Date) return v.toISOString().slice(0, 10);
  return withoutMarks(w ?? (typeof v === 'string' || typeof v === 'boolean' ? String(v) : '')).trim();
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What was styled and left blank is no cell; a formula without a result is one. */
const isCell = (value: unknown): value is CellObject =>
  typeof value === 'object' && value !== null && 't' in value && (value.t !== 'z' || 'f' in value);

type Rows = ReadonlyMap<number, string[]>;

/** What stands in the first row of a cell that is merged downwards stands in those below it too. */
function fill(
  rows: Rows,
  text: string,
  column: number,
  [first, last]: readonly [number, number],
  bound: TextBound,
): string | undefined {
  for (let r = first + 1; r <= last; r += 1) {
    const row = rows.get(r);
    if (row === undefined || (row[column] ?? '') !== '') continue;
    row[column] = text;
    const wrong = bound.take(text, r + 1, column + 1);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** A cell that is merged downwards names every row that it stands beside; or what is too much text then. */
function merged(sheet: WorkSheet, rows: Rows, bound: TextBound): string | undefined {
  for (const { s, e } of (sheet['!merges'] ?? []).slice(0, 20_000)) {
    const top = rows.get(s.r);
    const text = top?.[s.c] ?? '';
    if (top === undefined || text === '' || e.r === s.r) continue;
    // A count over several rows is theirs together: in each of them it would count as often as there are rows.
    if (s.c > 0 && isFigure(text)) top[s.c] = `${text}, merged over ${e.r - s.r + 1} rows`;
    else {
      const wrong = fill(rows, text, s.c, [s.r, Math.min(e.r, s.r + 5_000)], bound);
      if (wrong !== undefined) return wrong;
    }
  }
  return undefined;
}

/** What is too long or too much in one row of cells. */
const tooMuchIn = (texts: readonly string[], row: number, bound: TextBound): string | undefined => {
  for (const [i, text] of texts.entries()) {
    const wrong = bound.take(text, row, i + 1);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
};

const insteadOn = (r: number, line: readonly unknown[]): SheetText['instead'] =>
  Array.from(line).flatMap((cell, c) => {
    const shows = isCell(cell) ? insteadIn(cell) : undefined;
    return shows === undefined ? [] : [{ row: r + 1, column: c + 1, shows }];
  });

function sheetText(name: string, sheet: WorkSheet, hidden: boolean, bound: TextBound): SheetText | string {
  const rows = new Map<number, string[]>();
  const instead: SheetText['instead'] = [];
  let cells = 0;
  for (const [r, line] of listOf(sheet['!data']).entries()) {
    const texts = Array.from(listOf(line), (cell) => (isCell(cell) ? textOf(cell) : ''));
    instead.push(...insteadOn(r, listOf(line)));
    const width = texts.findLastIndex((text) => text !== '') + 1;
    if (width > MOST_COLUMNS) return `${width} columns, more than any table of counts`;
    if (width === 0) continue;
    cells += width;
    if (cells > MOST_CELLS) return `more than ${MOST_CELLS} cells, more than any table of counts`;
    const wrong = tooMuchIn(texts, r + 1, bound);
    if (wrong !== undefined) return wrong;
    rows.set(r, texts.slice(0, width));
  }
  const wrong = merged(sheet, rows, bound);
  if (wrong !== undefined) return wrong;
  return {
    ...{ name, hidden, instead },
    // A merged cell may reach beyond the end of a row and leave holes before it.
    rows: [...rows].map(([r, texts]) => ({
      row: r + 1,
      cells: Array.from({ length: texts.length }, (_, i) => texts[i] ?? ''),
    })),
  };
}

/** Every sheet of a workbook as text, or what is too large about it. */
export function sheetsOf(book: WorkBook): WorkbookText {
  const sheets: SheetText[] = [];
  const bound = new TextBound();
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (sheet === undefined) continue;
    const visibility = book.Workbook?.Sheets?.[i]?.Hidden ?? 0;
    const text = sheetText(name, sheet, visibility !== 0, bound);
    if (typeof text === 'string') return { kind: 'too large', sheet: name, what: text };
    sheets.push(text);
  }
  return { kind: 'sheets', sheets };
}
