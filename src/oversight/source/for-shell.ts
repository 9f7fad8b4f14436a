import { constants, gunzipSync } from 'node:zlib';
import { CsvReader } from './csv.ts';
import { isMonths } from './official-readers.ts';
import { readerFor, readerWords } from './readers.ts';
import { refused, type SourceRefused } from './refusal.ts';

const quoted = (file: string): string =>
  /^[\w.-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`;

/** An official table: nothing of it is to be settled, and the shell reads it where it lies. */
export const shellAlone = (file: string, what: string): SourceRefused =>
  refused(
    `${file} was not read: ${what}, of which nothing is to be settled. Take it in with “evenhand import ${quoted(file)}”.`,
  );

/** Packed letters that hold a row of headings, however well they pack. */
const BEGINNING = 1 << 14;

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The beginning of a text, packed or not; empty where its gzip is damaged there. */
function begun(bytes: Buffer): string {
  if (!isGzip(bytes)) return bytes.toString('utf8', 0, BEGINNING);
  try {
    return gunzipSync(bytes.subarray(0, BEGINNING), { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8');
  } catch {
    return '';
  }
}

/** What the shell alone reads, by how its bytes begin: a month of data.police.uk, or a national table, packed or longer than answers are. */
export function forShell(file: string, bytes: Buffer): SourceRefused | undefined {
  if (isMonths(bytes.toString('latin1', 0, 160)))
    return shellAlone(file, 'it is a zip archive of CSV files, as data.police.uk hands out its months');
  const heading = new CsvReader().read(begun(bytes)).find((row) => row.some((field) => field.trim() !== '')) ?? [];
  const reader = readerFor(heading);
  if (reader === undefined) return undefined;
  return shellAlone(file, `it has the columns of ${readerWords(reader)}${isGzip(bytes) ? ', packed with gzip' : ''}`);
}
