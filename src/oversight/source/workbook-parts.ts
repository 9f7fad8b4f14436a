import { zipSync } from 'fflate';
import { areApart, packedIn, packedOut, type Packed } from './packed.ts';
import { repeatedCells } from './repeated-cells.ts';
import { latin1, odsHiddenRows, odsNotShown, xlsxShapes, type SheetShape } from './workbook-shape.ts';

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
export type Hidden = Pick<SheetShape, 'name' | 'hiddenRows'> & { readonly hiddenColumns?: number | undefined };

export type Parts =
  | {
      readonly kind: 'parts';
      readonly zip: Uint8Array;
      readonly odd: readonly string[];
      /** Sheets that are not shown, where the reader of workbooks does not say so. */
      readonly notShown: ReadonlySet<string>;
      readonly hidden: readonly Hidden[];
    }
  | { readonly kind: 'unreadable'; readonly why: string };

const unreadable = (why: string): Parts => ({ kind: 'unreadable', why });

const megabytes = (size: number): string => `${Math.ceil(size / 1024 / 1024)} MB`;

/** Why a workbook is not packed out, by its directory alone. */
function refusedBy(entries: readonly Packed[]): string | undefined {
  if (entries.length > MOST_PARTS) return `it has ${entries.length} parts, more than any workbook of tables`;
  if (entries.some(({ name }) => /^xl\/workbook\.bin$/i.test(name)))
    return 'it is a binary workbook (XLSB). Save it as XLSX, ODS or CSV';
  if (!entries.some(({ name }) => /^(?:content\.xml|xl\/workbook\.xml)$/i.test(name)))
    return 'it is a zip archive without a workbook in it';
  if (!areApart(entries)) return 'it is damaged: two of its parts lie in the same place, or have one name';
  const size = entries.filter(({ name }) => SHEETS.test(name)).reduce((sum, entry) => sum + entry.size, 0);
  return size > MOST_BYTES
    ? `its sheets pack out to ${megabytes(size)}, more than the ${megabytes(MOST_BYTES)} that are allowed. Save the one sheet that is needed as CSV`
    : undefined;
}

type PartsOut = Readonly<Record<string, Uint8Array>>;

/** The parts that sheets are made of, each as long as the directory says, which was held to the bound. */
function sheetParts(entries: readonly Packed[]): PartsOut | undefined {
  const parts: [string, Uint8Array][] = [];
  for (const entry of entries.filter(({ name }) => SHEETS.test(name))) {
    const part = packedOut(entry);
    if (part === undefined) return undefined;
    parts.push([entry.name, part]);
  }
  return Object.fromEntries(parts);
}

const BINARY = /<office:binary-data>[^<]*<\/office:binary-data>/g;
const TYPES = '[Content_Types].xml';

const edited = (bytes: Uint8Array, edit: (xml: string) => string): Uint8Array =>
  new TextEncoder().encode(edit(new TextDecoder().decode(bytes)));

/** The parts as they go to the reader: without pictures inside the text, and without naming a part that is not there. */
function cleaned(parts: PartsOut): PartsOut {
  const { [TYPES]: types, 'content.xml': content } = parts;
  const there = (tag: string): boolean => parts[/PartName="\/([^"]+)"/.exec(tag)?.[1] ?? ''] !== undefined;
  return {
    ...parts,
    ...(content === undefined ? {} : { 'content.xml': edited(content, (xml) => xml.replaceAll(BINARY, '')) }),
    ...(types === undefined
      ? {}
      : { [TYPES]: edited(types, (xml) => xml.replaceAll(/<Override\b[^<>]*>/g, (tag) => (there(tag) ? tag : ''))) }),
  };
}

/** A document type can name other files, and entities that stand for any amount of text. */
const declaresType = (part: Uint8Array): boolean => {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  return bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY');
};

const TAG_WITHOUT_END = /<\w[^<>]*(?:<|$)/;

/** Why parts are not read whatever stands in them. */
function unfit(parts: PartsOut): string | undefined {
  const all = Object.values(parts);
  if (all.some(declaresType)) return 'it declares a document type, as no published workbook does';
  // Whoever looks for its end looks through all that follows, and again from the next one.
  return all.some((part) => TAG_WITHOUT_END.test(latin1(part)))
    ? 'it is damaged: a tag in it does not end. Copy or download it again'
    : undefined;
}

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

function oddParts(entries: readonly Packed[], inside: number): readonly string[] {
  const media = entries.filter(({ name }) => MEDIA.test(name) && !/vbaProject/i.test(name)).length + inside;
  const macros = entries.some(({ name }) => /vbaProject|^Basic\/|^Scripts\//i.test(name));
  return [
    ...(media > 0 ? [`It holds ${media} pictures, charts or other media; none was opened.`] : []),
    ...(macros ? ['It holds macros; none was opened.'] : []),
  ];
}

/** The sheets of a workbook without anything else, as a small zip; every bound is held before anything is packed out. */
export function partsOf(bytes: Uint8Array): Parts {
  const entries = packedIn(bytes, MOST_PARTS);
  if (entries === undefined)
    return unreadable('it is cut off or damaged: its directory is not whole. Copy or download it again');
  const why = refusedBy(entries);
  if (why !== undefined) return unreadable(why);
  const parts = sheetParts(entries);
  if (parts === undefined)
    return unreadable('it is damaged: a part of it is not what its directory says. Copy or download it again');
  const wrong = unfit(parts);
  return wrong === undefined ? boundedParts(entries, parts) : unreadable(wrong);
}

function boundedParts(entries: readonly Packed[], parts: PartsOut): Parts {
  const raw = parts['content.xml'];
  const content = raw === undefined ? '' : new TextDecoder().decode(raw);
  if (repeatedCells(content, MOST_CELLS) > MOST_CELLS)
    return unreadable(
      `its sheets hold more than ${MOST_CELLS} cells, most of them repeated. Save the one sheet that is needed as CSV`,
    );
  const shapes = xlsxShapes(parts, MOST_TAGS);
  const large = tooLarge(shapes);
  if (large !== undefined) return unreadable(large);
  const inside = content.match(BINARY)?.length ?? 0;
  return {
    kind: 'parts',
    zip: zipSync(cleaned(parts), { level: 0 }),
    odd: oddParts(entries, inside),
    notShown: odsNotShown(content),
    hidden: content === '' ? shapes : odsHiddenRows(content),
  };
}
