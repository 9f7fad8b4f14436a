import { unzipSync, zipSync } from 'fflate';
import { repeatedCells } from './repeated-cells.ts';
import { odsHiddenRows, xlsxShapes, type SheetShape } from './workbook-shape.ts';

/** What one workbook may hold, packed out: a published table is far below, a bomb far above. */
const MOST_BYTES = 60 * 1024 * 1024;
const MOST_PARTS = 2_000;
const MOST_CELLS = 400_000;
const MOST_COLUMNS = 1_000;
/** Empty cells with a border take time to pass over too. */
const MOST_TAGS = 2_000_000;

/** The parts that sheets are made of. Nothing else of a workbook is ever packed out. */
const SHEETS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml|mimetype|content\.xml|styles\.xml|META-INF\/manifest\.xml)$/i;

const MEDIA =
  /(?:^|\/)(?:media|pictures|embeddings|thumbnails?|drawings|charts|object[^/]*)\/.|\.(?:png|jpe?g|jfif|gif|bmp|tiff?|webp|heic|avif|jxl|svg|emf|wmf|ico|psd|mp4|mov|avi|mp3|wav|pdf|ole|bin)$/i;

/** Rows and columns of a sheet that are marked as hidden. */
export type Hidden = Pick<SheetShape, 'name' | 'hiddenRows'> & Partial<Pick<SheetShape, 'hiddenColumns'>>;

export type Parts =
  | {
      readonly kind: 'parts';
      readonly zip: Uint8Array;
      readonly odd: readonly string[];
      readonly content: string;
      readonly hidden: readonly Hidden[];
    }
  | { readonly kind: 'unreadable'; readonly why: string };

const unreadable = (why: string): Parts => ({ kind: 'unreadable', why });

interface Entry {
  readonly name: string;
  readonly size: number;
}

/** The directory at the end of a zip. Nothing is packed out for it. */
function directory(bytes: Uint8Array): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries.push({ name, size: originalSize });
        return false;
      },
    });
  } catch {
    return undefined;
  }
  return entries;
}

const megabytes = (size: number): string => `${Math.ceil(size / 1024 / 1024)} MB`;

/** Why a workbook is not packed out, by its directory alone. */
function refusedBy(entries: readonly Entry[]): string | undefined {
  if (entries.length > MOST_PARTS) return `it has ${entries.length} parts, more than any workbook of tables`;
  if (entries.some(({ name }) => /^xl\/workbook\.bin$/i.test(name)))
    return 'it is a binary workbook (XLSB). Save it as XLSX, ODS or CSV';
  if (!entries.some(({ name }) => /^(?:content\.xml|xl\/workbook\.xml)$/i.test(name)))
    return 'it is a zip archive without a workbook in it';
  const size = entries.filter(({ name }) => SHEETS.test(name)).reduce((sum, entry) => sum + entry.size, 0);
  return size > MOST_BYTES
    ? `its sheets pack out to ${megabytes(size)}, more than the ${megabytes(MOST_BYTES)} that are allowed. Save the one sheet that is needed as CSV`
    : undefined;
}

/** Only what the directory says is packed out, into as much memory as it says: a part that lies about its size is damaged. */
function packedOut(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> | undefined {
  try {
    return unzipSync(bytes, { filter: ({ name }) => SHEETS.test(name) });
  } catch {
    return undefined;
  }
}

const BINARY = /<office:binary-data>[^<]*<\/office:binary-data>/g;
const TYPES = '[Content_Types].xml';

const edited = (bytes: Uint8Array, edit: (xml: string) => string): Uint8Array =>
  new TextEncoder().encode(edit(new TextDecoder().decode(bytes)));

/** The parts as they go to the reader: without pictures inside the text, and without naming a part that is not there. */
function cleaned(parts: Readonly<Record<string, Uint8Array>>): Readonly<Record<string, Uint8Array>> {
  const { [TYPES]: types, 'content.xml': content } = parts;
  const there = (tag: string): boolean => parts[/PartName="\/([^"]+)"/.exec(tag)?.[1] ?? ''] !== undefined;
  return {
    ...parts,
    ...(content === undefined ? {} : { 'content.xml': edited(content, (xml) => xml.replaceAll(BINARY, '')) }),
    ...(types === undefined
      ? {}
      : { [TYPES]: edited(types, (xml) => xml.replaceAll(/<Override\b[^>]*>/g, (tag) => (there(tag) ? tag : ''))) }),
  };
}

/** A document type can name other files, and entities that stand for any amount of text. */
const declaresType = (part: Uint8Array): boolean => {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  return bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY');
};

/** What no table of counts has: found before a cell is read, which takes many times as long. */
function tooLarge(shapes: readonly SheetShape[]): string | undefined {
  const wide = shapes.find(({ widest }) => widest > MOST_COLUMNS);
  if (wide !== undefined) return `its sheet “${wide.name}” has ${wide.widest} columns, more than any table of counts`;
  const [cells, tags] = [
    shapes.reduce((all, shape) => all + shape.cells, 0),
    shapes.reduce((all, shape) => all + shape.tags, 0),
  ];
  return cells > MOST_CELLS || tags > MOST_TAGS
    ? `its sheets hold more than ${cells > MOST_CELLS ? MOST_CELLS : MOST_TAGS} cells. Save the one sheet that is needed as CSV`
    : undefined;
}

function oddParts(entries: readonly Entry[], inside: number): readonly string[] {
  const media = entries.filter(({ name }) => MEDIA.test(name) && !/vbaProject/i.test(name)).length + inside;
  const macros = entries.some(({ name }) => /vbaProject|^Basic\/|^Scripts\//i.test(name));
  return [
    ...(media > 0 ? [`It holds ${media} pictures, charts or other media; none was opened.`] : []),
    ...(macros ? ['It holds macros; none was opened.'] : []),
  ];
}

/** The sheets of a workbook without anything else, as a small zip; every bound is held before anything is packed out. */
export function partsOf(bytes: Uint8Array): Parts {
  const entries = directory(bytes);
  if (entries === undefined)
    return unreadable('it is cut off or damaged: its directory is not whole. Copy or download it again');
  const why = refusedBy(entries);
  if (why !== undefined) return unreadable(why);
  const parts = packedOut(bytes);
  if (parts === undefined)
    return unreadable('it is damaged: a part of it does not pack out. Copy or download it again');
  if (Object.values(parts).some(declaresType))
    return unreadable('it declares a document type, as no published workbook does');
  const raw = parts['content.xml'];
  const content = raw === undefined ? '' : new TextDecoder().decode(raw);
  if (repeatedCells(content, MOST_CELLS) > MOST_CELLS)
    return unreadable(
      `its sheets hold more than ${MOST_CELLS} cells, most of them repeated. Save the one sheet that is needed as CSV`,
    );
  const shapes = xlsxShapes(parts, MOST_TAGS);
  const large = tooLarge(shapes);
  if (large !== undefined) return unreadable(large);
  const hidden = content === '' ? shapes : odsHiddenRows(content);
  const inside = content.match(BINARY)?.length ?? 0;
  return { kind: 'parts', zip: zipSync(cleaned(parts), { level: 0 }), odd: oddParts(entries, inside), content, hidden };
}
