import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { refused, type SourceRefused } from './refusal.ts';

const PIECE = 1 << 18;

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
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff))
    return unreadable('it is not UTF-8 text. Save it as CSV in UTF-8');
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
async function* decoded(bytes: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of bytes) {
    if (piece instanceof Uint8Array) yield decoder.decode(piece, { stream: true });
  }
  const last = decoder.decode();
  if (last !== '') yield last;
}

/** Reads a text file where it lies, plain or gzipped, and hands it on in pieces; answers with the SHA-256 of its bytes. */
export async function readText(
  file: string,
  take: (piece: string) => SourceRefused | undefined,
): Promise<SourceRefused | { readonly kind: 'read'; readonly sha256: string }> {
  try {
    const seen = await look(file);
    if (seen.kind === 'unreadable') return refused(`${file} was not read: ${seen.why}.`);
    const digest = createHash('sha256');
    const bytes = createReadStream(file, { highWaterMark: PIECE });
    bytes.on('data', (piece) => digest.update(piece));
    // Errors of either stream reach the loop below through the last one.
    const last = seen.kind === 'gzip' ? pipeline(bytes, createGunzip({ chunkSize: PIECE }), () => undefined) : bytes;
    for await (const piece of decoded(last)) {
      const refusal = take(piece);
      if (refusal !== undefined) return refusal;
    }
    return { kind: 'read', sha256: digest.digest('hex') };
  } catch (error) {
    return sentenceFor(file, error);
  }
}
