import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { UnzipFile } from 'fflate';
import { refused, type SourceRefused } from './refusal.ts';

/** Takes the text of one file inside an archive; `end` is called once, when it was whole. */
export interface EntryTaker {
  readonly read: (piece: string) => SourceRefused | undefined;
  readonly end: () => SourceRefused | undefined;
}

/** No table packs better than this (a national spreadsheet packs to a fiftieth): what does is made to fill memory and time. */
const MOST_RATIO = 200;
const RATIO_FROM = 8 << 20;
const MOST_ENTRIES = 20_000;
// What a piece unpacks to is held at once, and can be a thousand times as long.
const PIECE = 1 << 14;

/** How the end of the directory begins, which may have a remark of 64 KB behind it. */
const DIRECTORY_END = Buffer.from('PK\u0005\u0006', 'latin1');
const TAIL = (1 << 16) + 22;
/** Too many to be written there. */
const MANY = 0xffff;

/** Feeds one file inside the archive to its taker, and counts what it unpacks to. */
class Entries {
  readonly #path: string;
  readonly #takerFor: (name: string) => EntryTaker | undefined;
  packed = 0;
  #unpacked = 0;
  #entries = 0;
  #open = 0;
  wrong: SourceRefused | undefined;

  constructor(path: string, takerFor: (name: string) => EntryTaker | undefined) {
    this.#path = path;
    this.#takerFor = takerFor;
  }

  /** Whether all that its directory lists was met: an archive cut off between two files looks like a smaller one. */
  isWhole(tail: Buffer): boolean {
    const end = tail.lastIndexOf(DIRECTORY_END);
    const listed = end < 0 || end + 12 > tail.length ? -1 : tail.readUInt16LE(end + 10);
    return this.#open === 0 && this.#entries > 0 && (listed === this.#entries || listed === MANY);
  }

  refuse(why: string): void {
    this.wrong ??= refused(`${this.#path} was not read: ${why}.`);
  }

  take(file: UnzipFile): void {
    this.#entries += 1;
    if (this.#entries > MOST_ENTRIES) this.refuse(`it holds more than ${MOST_ENTRIES} files`);
    const taker = file.name.endsWith('/') ? undefined : this.#takerFor(file.name);
    if (taker === undefined || this.wrong !== undefined) return;
    this.#open += 1;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    file.ondata = (error, bytes, final) => {
      if (this.wrong !== undefined) return;
      const why = this.#fault(file.name, error, bytes);
      if (why === undefined) this.#text(file.name, taker, decoder, bytes, final);
      else this.refuse(why);
    };
    file.start();
  }

  #fault(name: string, error: Error | null, bytes: Uint8Array): string | undefined {
    if (error !== null) return `${name} in it is damaged. Copy or download it again`;
    this.#unpacked += bytes.length;
    return this.#unpacked > RATIO_FROM && this.#unpacked > MOST_RATIO * this.packed
      ? `it unpacks to more than ${MOST_RATIO} times its size, as no table does. Unpack it yourself if you trust it, and give the folder`
      : undefined;
  }

  #text(
    name: string,
    taker: EntryTaker,
    decoder: InstanceType<typeof TextDecoder>,
    bytes: Uint8Array,
    final: boolean,
  ): void {
    try {
      this.wrong = taker.read(decoder.decode(bytes, { stream: !final }));
    } catch {
      this.refuse(`${name} in it is not UTF-8 text`);
    }
    if (!final || this.wrong !== undefined) return;
    this.#open -= 1;
    this.wrong = taker.end();
  }
}

/** Reads the text files of a zip archive one after the other as they lie in it, none of them whole in memory; `rest` is waited for. */
export async function readArchive(
  path: string,
  takerFor: (name: string) => EntryTaker | undefined,
  rest: () => unknown = () => undefined,
): Promise<SourceRefused | { readonly kind: 'read'; readonly sha256: string }> {
  const { Unzip, UnzipInflate } = await import('fflate');
  const entries = new Entries(path, takerFor);
  const unzip = new Unzip((file) => {
    entries.take(file);
  });
  unzip.register(UnzipInflate);
  const digest = createHash('sha256');
  let tail: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
      if (!(piece instanceof Uint8Array)) continue;
      digest.update(piece);
      tail = Buffer.concat([tail, piece]).subarray(-TAIL);
      entries.packed += piece.length;
      unzip.push(piece);
      if (entries.wrong !== undefined) return entries.wrong;
      await rest();
    }
    unzip.push(new Uint8Array(0), true);
  } catch {
    entries.refuse('its zip is damaged or cut off. Copy or download it again');
  }
  if (!entries.isWhole(tail)) entries.refuse('its zip is cut off or holds no file. Copy or download it again');
  return entries.wrong ?? { kind: 'read', sha256: digest.digest('hex') };
}
