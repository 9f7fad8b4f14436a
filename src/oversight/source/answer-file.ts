import { basename } from 'node:path';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { MOST_CELLS, MOST_LETTERS } from './cell-text.ts';
import type { Page } from './page.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { textPage } from './text-page.ts';
import { withoutUnseen } from './unseen.ts';
import { wideEncoding } from './wide-text.ts';
import { workbookPage } from './workbook.ts';

/** No answer of a force is this large; an official table is read as a stream by its own reader. */
const LARGEST = 20 * 1024 * 1024;

export type Opened = SourceRefused | { readonly kind: 'opened'; readonly page: Page; readonly sha256: string };

// Tab, line feed and carriage return are text; the other control characters are in no text that people send.
const NO_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD]/;

interface Decoded {
  readonly text: string;
  readonly odd: readonly string[];
}

function decoded(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), odd: [] };
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    return { text: strict.decode(bytes), odd: [] };
  } catch {
    // Spreadsheet programs still save CSV in the code page of western Europe.
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { text, odd: ['It is not UTF-8; it was read as Windows-1252, in which “£” or “–” may come out wrong.'] };
  }
}

function oddLetters(text: string): readonly string[] {
  const letters = new Set(text.match(/[\u0370-\u1FFF]/g));
  return letters.size > 0 && letters.size < 5
    ? [
        `It has ${[...letters].map((letter) => `“${letter}”`).join(', ')} among Latin letters: probably a dash or quotation mark that was decoded wrongly.`,
      ]
    : [];
}

/** Longer lines than anybody writes: beyond, reading would take minutes. */
const LONGEST_LINE = 20_000;
const MOST_LINES = 50_000;

function tooMuch(text: string): string | undefined {
  if (text.length > MOST_LETTERS)
    return 'it holds more than 4 million letters, as no answer does, and is no table of a known publisher';
  let [from, lines] = [0, 0];
  for (const { index } of text.matchAll(/[\r\n]/g)) {
    if (index - from > LONGEST_LINE) break;
    from = index + 1;
    lines += 1;
  }
  if (lines > MOST_LINES)
    return `it has more than ${MOST_LINES} lines, as no answer does, and is no table of a known publisher`;
  const next = text.slice(from, from + LONGEST_LINE + 1);
  return next.length > LONGEST_LINE && !/[\r\n]/.test(next)
    ? `one of its lines is longer than ${LONGEST_LINE} letters; it is no table and no answer`
    : undefined;
}

/** Longer than any paragraph of a letter: no sentence is looked through for numbers beyond it. */
const LONGEST_SENTENCE = 4_000;

/** What only shows once tables and sentences are told apart. */
function tooMuchOf({ grids, sentences }: Page): string | undefined {
  const cells = grids.map(({ rows }) => rows.length * rows.reduce((most, row) => Math.max(most, row.cells.length), 0));
  if (cells.some((each) => each > MOST_CELLS))
    return `a table in it has more than ${MOST_CELLS} cells, its widest row counted for each, as no table of counts has`;
  const long = sentences.find(({ words }) => words.length > LONGEST_SENTENCE);
  return long === undefined
    ? undefined
    : `row ${long.row} holds a sentence of more than ${LONGEST_SENTENCE} letters; it is no table and no answer`;
}

/** Its names and values would pass for lines of an answer. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function ofText(file: string, bytes: Uint8Array): Page | SourceRefused {
  const read = decoded(bytes);
  const { text, odd } = withoutUnseen(read.text);
  if (NO_TEXT.test(text)) return refused(`${file} was not read: it is no text and no workbook.`);
  const why = isJson(text) ? 'it is a JSON document; bring the table alone, as CSV or as text' : tooMuch(text);
  if (why !== undefined) return refused(`${file} was not read: ${why}.`);
  const page = textPage(file, text);
  if ('kind' in page) return page;
  const more = tooMuchOf(page);
  if (more !== undefined) return refused(`${file} was not read: ${more}.`);
  const at = { file, sheet: null, row: null, column: null };
  return { ...page, odd: [...page.odd, ...[...read.odd, ...odd, ...oddLetters(text)].map((says) => ({ says, at }))] };
}

const GZIP: ReadonlyMap<unknown, string> = new Map([
  [
    'ERR_BUFFER_TOO_LARGE',
    'its gzip unpacks to more than 20 MB, as no answer does, and is no table of a known publisher',
  ],
  ['Z_BUF_ERROR', 'its gzip is cut off. Copy or download it again'],
]);

/** The bytes as they were before they were packed, or the one cause why they cannot be had. */
function unpacked(bytes: Buffer): Buffer | string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return GZIP.get(code) ?? 'its gzip is damaged. Copy or download it again';
  }
}

/** How compound files begin: workbooks of before 2007, and those that are locked with a password. */
const OLD = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const TABLE_ALONE = 'Copy the table out of it, and bring that as CSV or as text.';

/** Kinds of file that answers are sent as and that hold more than a table, by how they begin. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['%pdf', `it is a PDF. ${TABLE_ALONE}`],
  ['{\\rtf', `it is a document (RTF). ${TABLE_ALONE}`],
  ['<html', `it is a web page, whatever its name says. ${TABLE_ALONE}`],
  ['<!docty', `it is a web page, whatever its name says. ${TABLE_ALONE}`],
  ['<?xml', `it is an XML document. ${TABLE_ALONE}`],
  ['par1', 'it is a Parquet file without the columns of a published table that is known. Bring it as CSV.'],
];

/** Bytes of an answer as a page of tables and words. Never throws. */
export async function openBytes(file: string, bytes: Buffer): Promise<Opened> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length === 0) return refused(`${file} was not read: it is empty.`);
  const plain = unpacked(bytes);
  if (typeof plain === 'string') return refused(`${file} was not read: ${plain}.`);
  if (plain[0] === 0x50 && plain[1] === 0x4b) return opened(await workbookPage(file, plain), sha256);
  if (plain.subarray(0, 4).equals(OLD))
    return refused(
      `${file} was not read: it is an old or a locked workbook (XLS, or with a password). Save it as XLSX, ODS or CSV without one.`,
    );
  const other = OTHERS.find(([mark]) => plain.toString('latin1', 0, 8).toLowerCase().startsWith(mark));
  if (other !== undefined) return refused(`${file} was not read: ${other[1]}`);
  return opened(ofText(file, plain), sha256);
}

const opened = (page: Page | SourceRefused, sha256: string): Opened =>
  'kind' in page ? page : { kind: 'opened', page, sha256 };

async function missing(path: string): Promise<SourceRefused | undefined> {
  if (path === '-') return undefined;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return refused(`${path} was not read: there is no such file.`);
  return found.isFile() ? undefined : refused(`${path} was not read: it is not a regular file.`);
}

/** Everything that a file or standard input (`-`) holds, up to what an answer can be. */
export async function bytesOf(path: string): Promise<Buffer | SourceRefused> {
  const absent = await missing(path);
  if (absent !== undefined) return absent;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of path === '-' ? process.stdin : createReadStream(path)) {
    if (!(piece instanceof Uint8Array)) continue;
    const bytes = Buffer.from(piece);
    length += bytes.length;
    if (length > LARGEST)
      return refused(`${path} was not read: it is larger than 20 MB, and no table of a known publisher.`);
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

/** Opens a file, or what is pasted into standard input. */
export async function openAnswer(path: string): Promise<Opened> {
  const bytes = await bytesOf(path);
  return Buffer.isBuffer(bytes) ? openBytes(path === '-' ? 'pasted text' : basename(path), bytes) : bytes;
}
