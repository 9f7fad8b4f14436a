/** How text in two bytes a letter begins, as spreadsheet programs save “Unicode text”. */
const WIDE: readonly (readonly [number, number, string])[] = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
];

/** The encoding of text whose mark says that it has two bytes a letter. */
export const wideEncoding = (head: Uint8Array): string | undefined =>
  WIDE.find(([first, second]) => head[0] === first && head[1] === second)?.[2];

async function* narrowed(pieces: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const piece of pieces) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}

const isBytes = (piece: unknown): piece is Buffer => Buffer.isBuffer(piece);

/** The pieces, the first of them at least as long as a mark. */
async function* marked(bytes: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let first: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of bytes) {
    if (!isBytes(piece)) continue;
    if (first === undefined) yield piece;
    else {
      first = Buffer.concat([first, piece]);
      if (first.length < 2) continue;
      yield first;
      first = undefined;
    }
  }
  if (first !== undefined && first.length > 0) yield first;
}

/** The same text in UTF-8: whatever is not marked as wide is handed on as it is. */
export async function* asUtf8(bytes: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  const pieces = marked(bytes);
  const head = await pieces.next();
  if (head.done === true) return;
  async function* whole(first: Buffer): AsyncGenerator<Buffer> {
    yield first;
    yield* pieces;
  }
  const encoding = wideEncoding(head.value);
  yield* encoding === undefined ? whole(head.value) : narrowed(whole(head.value), encoding);
}
