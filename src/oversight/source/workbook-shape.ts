import { XlsxBook } from './xlsx-book.ts';
import { unescaped } from './xml-tags.ts';

/** What a workbook says of a sheet before any of its cells is read. */
export interface SheetShape {
  readonly name: string;
  /** Cells that hold something, and the row that has most of them; counted no further than the bound. */
  readonly cells: number;
  readonly widest: number;
  /** Every cell, empty ones with a colour or a border too. */
  readonly tags: number;
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
}

const TAGS = /<(?:\w+:)?(c|row|col)\b([^<>]*)>/g;
const HIDDEN = /\bhidden="(?:1|true)"/;

/** One sheet of an XLSX, counted tag by tag: a fraction of the time that reading it takes. */
export function xlsxShape(name: string, xml: string, most: number): SheetShape {
  const shape = { name, cells: 0, widest: 0, tags: 0, hiddenRows: 0, hiddenColumns: 0 };
  let width = 0;
  for (const [, tag, attributes = ''] of xml.matchAll(TAGS)) {
    if (tag === 'row') {
      width = 0;
      if (HIDDEN.test(attributes)) shape.hiddenRows += 1;
    } else if (tag === 'col') shape.hiddenColumns += HIDDEN.test(attributes) ? 1 : 0;
    else {
      shape.tags += 1;
      if (attributes.endsWith('/')) continue;
      width += 1;
      shape.cells += 1;
      shape.widest = Math.max(shape.widest, width);
    }
    if (shape.tags > most) break;
  }
  return shape;
}

const ODS_ROWS = /<table:table-row\b[^<>]*>/g;
const NOT_SHOWN = /table:visibility="(?:collapse|filter)"/;
const REPEATED = /table:number-rows-repeated="(\d{1,7})"/;

/** What an OpenDocument workbook hides: its reader does not say. */
export const odsHiddenRows = (content: string): readonly Pick<SheetShape, 'name' | 'hiddenRows'>[] =>
  content
    .split(/<table:table\s/)
    .slice(1)
    .map((sheet) => ({
      name: unescaped(/table:name="([^"]+)"/.exec(sheet)?.[1] ?? ''),
      hiddenRows: [...sheet.matchAll(ODS_ROWS)]
        .filter(([tag]) => NOT_SHOWN.test(tag))
        .reduce((sum, [tag]) => sum + Number(REPEATED.exec(tag)?.[1] ?? 1), 0),
    }));

const STYLES = /<style:style\b([^<>]*)>\s*<style:table-properties\b([^<>]*)>/g;

/** Sheets of an OpenDocument workbook that are marked as not shown, which its reader does not say. */
export function odsNotShown(content: string): ReadonlySet<string> {
  const styles = new Set(
    [...content.matchAll(STYLES)]
      .filter(
        ([, style = '', properties = '']) =>
          style.includes('style:family="table"') && properties.includes('table:display="false"'),
      )
      .flatMap(([, style = '']) => /style:name="([^"]+)"/.exec(style)?.[1] ?? []),
  );
  return new Set(
    [...content.matchAll(/<table:table\s[^<>]*>/g)]
      .filter(([tag]) => styles.has(/table:style-name="([^"]+)"/.exec(tag)?.[1] ?? ''))
      .map(([tag]) => unescaped(/table:name="([^"]+)"/.exec(tag)?.[1] ?? '')),
  );
}

type PartsOut = Readonly<Record<string, Uint8Array>>;

/** Bytes as letters, whatever their encoding: tags and their attributes are ASCII in all that workbooks are written in. */
export const latin1 = (part: Uint8Array): string =>
  Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1');

/** Every sheet of an XLSX, by the names that the workbook gives them. */
export function xlsxShapes(parts: PartsOut, most: number): readonly SheetShape[] {
  const book = new XlsxBook();
  for (const part of ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']) {
    const bytes = parts[part];
    if (bytes !== undefined) book.partFor(part)?.(new TextDecoder().decode(bytes));
  }
  const sheets = Object.keys(parts).filter((part) => /^xl\/worksheets\/[^/]+\.xml$/i.test(part));
  return sheets.flatMap((part) => {
    const bytes = parts[part];
    return bytes === undefined ? [] : [xlsxShape(book.sheetIn(part)?.name ?? part, latin1(bytes), most)];
  });
}
