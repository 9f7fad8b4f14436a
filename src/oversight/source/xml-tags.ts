/** No tag and no text of a cell is this long. */
const LONGEST = 1 << 20;

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/** A text as it was before it was written as XML; an entity of a document’s own stays as it stands, for nothing declares any. */
export const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(
        /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi,
        (whole, ten?: string, hex?: string, name?: string) => {
          if (name !== undefined) return NAMED[name] ?? whole;
          const code = ten === undefined ? Number.parseInt(hex ?? '', 16) : Number(ten);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        },
      )
    : text;

/** An attribute of a tag; undefined where it has none. */
export const attribute = (tag: string, name: string): string | undefined => {
  const from = tag.indexOf(` ${name}="`);
  if (from < 0) return undefined;
  const start = from + name.length + 3;
  return unescaped(tag.slice(start, tag.indexOf('"', start)));
};

export interface XmlTaker {
  /** A tag without its brackets, or what is wrong with it. */
  readonly tag: (tag: string) => string | undefined;
  /** The text before the tag that follows. */
  readonly text: (text: string) => void;
}

/** Takes XML piece by piece and hands on its tags and texts in order; no more than one of them is held. */
export class XmlTags {
  readonly #taker: XmlTaker;
  #rest = '';

  constructor(taker: XmlTaker) {
    this.#taker = taker;
  }

  /** Letters that wait for the end of their tag or text. */
  get waiting(): number {
    return this.#rest.length;
  }

  read(piece: string): string | undefined {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      const close = open < 0 ? -1 : text.indexOf('>', open);
      if (close < 0) break;
      if (open > at) this.#taker.text(text.slice(at, open));
      const tag = text.slice(open + 1, close);
      // Entities of a document’s own can stand for any amount of text, or for another file.
      if (tag.startsWith('!DOCTYPE') || tag.startsWith('!ENTITY'))
        return 'it declares a document type, as no published table does';
      const wrong = this.#taker.tag(tag);
      if (wrong !== undefined) return wrong;
      at = close + 1;
    }
    this.#rest = text.slice(at);
    return this.#rest.length > LONGEST ? 'one of its cells does not end; it is no table' : undefined;
  }
}
