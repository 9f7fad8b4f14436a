import { crc32, inflateRawSync } from 'node:zlib';

/** One part of a zip as its directory describes it; `start` and `end` are where it lies. */
export interface Packed {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
  readonly start: number;
  readonly end: number;
}

const END = Buffer.from('PK\u0005\u0006', 'latin1');
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const FAR_END = 0x06064b50;
const FAR = 0x07064b50;
/** Says that the number is too large for its field, and stands further on. */
const FURTHER = 0xffffffff;

const large = (zip: Buffer, at: number): number => Number(zip.readBigUInt64LE(at));

/** Where the directory begins, and how many parts it lists; some programs write both for large files alone. */
function directoryAt(zip: Buffer): { readonly from: number; readonly many: number } | undefined {
  const end = zip.lastIndexOf(END);
  if (end < 0) return undefined;
  if (end >= 20 && zip.readUInt32LE(end - 20) === FAR) {
    const far = large(zip, end - 12);
    if (zip.readUInt32LE(far) === FAR_END) return { from: large(zip, far + 48), many: large(zip, far + 32) };
  }
  return { from: zip.readUInt32LE(end + 16), many: zip.readUInt16LE(end + 10) };
}

/** Sizes and offset of an entry, in the order in which the field for large files has those that are in no other. */
function numbersOf(zip: Buffer, at: number, extra: Buffer): readonly number[] {
  let from = 0;
  while (from + 4 <= extra.length && extra.readUInt16LE(from) !== 1) from += 4 + extra.readUInt16LE(from + 2);
  from += 4;
  return [24, 20, 42].map((field) => {
    const number = zip.readUInt32LE(at + field);
    if (number !== FURTHER) return number;
    from += 8;
    return large(extra, from - 8);
  });
}

/** The entries of a zip, none of them packed out; undefined where its directory is not whole. */
export function packedIn(bytes: Uint8Array, most: number): readonly Packed[] | undefined {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Packed[] = [];
  try {
    const directory = directoryAt(zip);
    if (directory === undefined) return undefined;
    const { from, many } = directory;
    let at = from;
    // One more than is allowed shows that there are too many.
    while (entries.length < Math.min(many, most + 1)) {
      if (zip.readUInt32LE(at) !== ENTRY) return undefined;
      const [named, extra, remark] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
      const after = at + 46 + named;
      const [size = 0, packed = 0, start = 0] = numbersOf(zip, at, zip.subarray(after, after + extra));
      if (zip.readUInt32LE(start) !== LOCAL) return undefined;
      const first = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
      const end = first + packed;
      if (end > from) return undefined;
      const name = zip.toString('utf8', at + 46, after);
      const [method, crc] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16)];
      entries.push({ name, method, crc, size, start, end, data: zip.subarray(first, end) });
      at = after + extra + remark;
    }
    return entries;
  } catch {
    // A number that points beyond the end.
    return undefined;
  }
}

/** Two names for the same bytes: a small file stands for any amount of them, and nobody sends one. */
export function areApart(entries: readonly Packed[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.start - b.start);
  return (
    new Set(entries.map(({ name }) => name)).size === entries.length &&
    inOrder.every(({ start }, i) => start >= (inOrder[i - 1]?.end ?? 0))
  );
}

/** A deflated text, packed out until it is longer than `most`: what comes after that is not looked at. */
export function inflated(data: Uint8Array, most: number): Uint8Array | 'too-long' | 'damaged' {
  try {
    // Zero would mean that there is no bound.
    return inflateRawSync(data, { maxOutputLength: Math.max(most, 1) });
  } catch (error) {
    const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLong ? 'too-long' : 'damaged';
  }
}

/** One part, packed out into no more than its directory says; undefined where it is anything else than that. */
export function packedOut({ method, crc, size, data }: Packed): Uint8Array | undefined {
  const out = method === 0 ? data : method === 8 ? inflated(data, size) : 'damaged';
  return typeof out !== 'string' && out.length === size && crc32(out) === crc ? out : undefined;
}
