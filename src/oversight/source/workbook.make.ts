import { utils, write, type WorkBook } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';

type Cell = string | number | null;

export interface MadeSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly hidden?: boolean;
  readonly hiddenRows?: readonly number[];
  /** As spreadsheets write them: `A1:A2`. */
  readonly merged?: readonly string[];
  /** How a number is shown, by the name of its cell. */
  readonly formats?: Readonly<Record<string, string>>;
}

/** A workbook for tests. */
export function workbook(sheets: readonly MadeSheet[], bookType: 'xlsx' | 'ods' = 'xlsx'): Buffer {
  const book: WorkBook = utils.book_new();
  for (const { name, rows, merged = [], hiddenRows = [], formats = {} } of sheets) {
    const sheet = utils.aoa_to_sheet(
      rows.map((row, r) =>
        row.map((value, c) => {
          const format = formats[utils.encode_cell({ r, c })];
          return format === undefined || value === null ? value : { t: 'n', v: value, z: format };
        }),
      ),
    );
    sheet['!merges'] = merged.map((range) => utils.decode_range(range));
    sheet['!rows'] = rows.map((_, i) => ({ hidden: hiddenRows.includes(i + 1) }));
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden === true ? 1 : 0 })) };
  const bytes: unknown = write(book, { type: 'buffer', bookType, compression: true });
  return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
}

/** The same workbook with other parts put in, or in place of its own. */
export const withParts = (bytes: Buffer, parts: Readonly<Record<string, Uint8Array>>): Buffer =>
  Buffer.from(zipSync({ ...unzipSync(bytes), ...parts }));
