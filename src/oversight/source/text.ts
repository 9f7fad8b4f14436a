import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { refused, type SourceRefused } from './refusal.ts';
import { asUtf8 } from './wide-text.ts';

const PIECE = 1 << 18;

/** Larger ones are each taken from the system anew, which takes longer than to fill them. */
const UNPACKED = 1 << 16;

const BY_CODE: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EACCES', 'it may not be read by this user'],
  ['EPERM', 'it may not be read by this user'],
  ['EISDIR', 'it is a directory, not a file'],
  ['Z_BUF_ERROR', 'it is cut off: the gzip ends too early. Copy or download it again'],
  ['Z_DATA_ERROR', 'its gzip is damaged. Copy or download it again'],
  ['ERR_ENCODING_INVALID_ENCODED_DATA', 'it is not UTF-8 text. Save it as CSV in UTF-8'],
]);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What the system said, as a sentence; anything not foreseen is a bug and is thrown on. */
function sentenceFor(file: string, error: unknown): SourceRefused {
  const why = BY_CODE.get(codeOf(error));
  if (why === undefined) throw error;
  return refused(`${file} was not read: ${why}.`);
}

type Packing = { readonly kind: 'plain' | 'gzip' } | { readonly kind: 'unreadable'; readonly why: string };

const unreadable = (why: string): Packing => ({ kind: 'unreadable', why });

const startsWith = (head: Buffer, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, i) => head.length > i && head[i] === byte);

/** What the first bytes say the file is; its name is not asked. */
function packing(head: Buffer): Packing {
  if (head.length === 0) return unreadable('it is empty');
  if (startsWith(head, 0x1f, 0x8b)) return { kind: 'gzip' };
  if (startsWith(head, 0x50, 0x4b))
    return unreadable('it is a zip archive or a workbook, not a CSV. Save its outcomes sheet as CSV');
  return { kind: 'plain' };
}

async function look(file: string): Promise<Packing> {
  const handle = await open(file, 'r');
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) return unreadable('it is a directory, not a file');
    if (!stat.isFile()) return unreadable('it is not a regular file');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return packing(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** Pieces of a byte stream as text; a byte-order mark is dropped, bytes that are no UTF-8 throw. */
async function* decoded(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  const last = decoder.decode();
  if (last !== '') yield last;
}

const LONGEST = 1 << 21;

const MARK = [0xef, 0xbb, 0xbf] as const;

/** Its beginning up to the last line end, and what follows that. */
function wholeLines(bytes: Buffer): readonly [Buffer, Buffer] {
  const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
  return [bytes.subarray(0, end), bytes.subarray(end)];
}

/** Pieces that end where a line ends, without the byte-order mark. */
async function* inLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let mark = true;
  for await (const piece of bytes) {
    const all = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const [lines, after] = wholeLines(all);
    rest = after;
    if (lines.length > 0) {
      yield mark && startsWith(lines, ...MARK) ? lines.subarray(MARK.length) : lines;
      mark = false;
    }
    // A line without end is nobody’s table: its reader refuses it, and memory stays bounded.
    if (rest.length > LONGEST) {
      yield rest;
      return;
    }
  }
  if (rest.length > 0) yield mark && startsWith(rest, ...MARK) ? rest.subarray(MARK.length) : rest;
}

/** Whole lines of a byte stream as they lie. What is no UTF-8 throws. */
async function* utf8Lines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const lines of inLines(bytes)) {
    // The decoder refuses in its own words what this finds wrong.
    if (!isUtf8(lines)) new TextDecoder('utf-8', { fatal: true }).decode(lines);
    yield lines;
  }
}

/** Text a letter a byte: half the memory and several times as fast as to decode it, where most fields are never read. */
export const letters = (bytes: Buffer): string => bytes.toString('latin1');

/** A field of such text as it is spelled. */
export const spelled = (field: string): string => Buffer.from(field, 'latin1').toString('utf8');

type TakePiece<Piece> = (piece: Piece) => SourceRefused | undefined | Promise<SourceRefused | undefined>;

type TextRead = SourceRefused | { readonly kind: 'read'; readonly sha256: string };

async function readPieces<Piece>(
  file: string,
  pieces: (bytes: AsyncIterable<Buffer>) => AsyncGenerator<Piece>,
  take: TakePiece<Piece>,
): Promise<TextRead> {
  try {
    const seen = await look(file);
    if (seen.kind === 'unreadable') return refused(`${file} was not read: ${seen.why}.`);
    const digest = createHash('sha256');
    const bytes = createReadStream(file, { highWaterMark: PIECE });
    bytes.on('data', (piece) => digest.update(piece));
    // Errors of either stream reach the loop below through the last one.
    const last = seen.kind === 'gzip' ? pipeline(bytes, createGunzip({ chunkSize: UNPACKED }), () => undefined) : bytes;
    for await (const piece of pieces(asUtf8(last))) {
      // Whoever writes out what was read is waited for: memory stays bounded, however slow they are.
      const refusal = await take(piece);
      if (refusal !== undefined) return refusal;
    }
    return { kind: 'read', sha256: digest.digest('hex') };
  } catch (error) {
    return sentenceFor(file, error);
  }
}

/** Reads a text file where it lies, plain or gzipped, and hands it on in pieces; answers with the SHA-256 of its bytes. */
export const readText = (file: string, take: TakePiece<string>): Promise<TextRead> => readPieces(file, decoded, take);

/** The same in whole lines that are UTF-8, as bytes. */
export const readLines = (file: string, take: TakePiece<Buffer>): Promise<TextRead> =>
  readPieces(file, utf8Lines, take);
