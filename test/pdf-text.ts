// The words of a document as a reader copies them out: through the table from its fonts' glyphs back to letters.
import { inflateSync } from 'node:zlib';

/** Every compressed piece of a document by the number of its object, as text. */
function streamsOf(bytes: Buffer): ReadonlyMap<string, string> {
  const text = bytes.toString('latin1');
  const found = new Map<string, string>();
  for (const { index, 0: head, 1: number = '' } of text.matchAll(/^(\d+) 0 obj\n(?:(?!endobj)[^])*?stream\n/gmu)) {
    const from = index + head.length;
    try {
      const packed = bytes.subarray(from, text.indexOf('\nendstream', from));
      found.set(number, inflateSync(packed).toString('latin1'));
    } catch {
      // A font or a note that is not packed.
    }
  }
  return found;
}

const letters = (hex: string): string =>
  (hex.match(/\w{4}/gu) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** `<0000> <0002> [<0041> <0042> <0066 0066>]`: what each glyph from one to another stands for; some for several letters. */
function glyphsIn(map: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [, from = '', , list = ''] of map.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/giu))
    [...list.matchAll(/<([0-9a-f ]*)>/giu)].forEach(([, hex = ''], i) => {
      found.set(Number.parseInt(from, 16) + i, letters(hex));
    });
  return found;
}

/** Lines end in a space each; what is set in one piece is one piece. */
export function pdfText(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const streams = streamsOf(bytes);
  const objectOf = (name: string): string => new RegExp(`/${name} (\\d+) 0 R`, 'u').exec(text)?.[1] ?? '';
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  const fontOf = (name: string): ReadonlyMap<number, string> => {
    const known = fonts.get(name);
    if (known !== undefined) return known;
    const body = new RegExp(`^${objectOf(name)} 0 obj\\n(?:(?!endobj)[^])*?/ToUnicode (\\d+) 0 R`, 'mu').exec(text);
    const glyphs = glyphsIn(streams.get(body?.[1] ?? '') ?? '');
    fonts.set(name, glyphs);
    return glyphs;
  };
  const pages = [...streams.values()].filter((stream) => / Tf\b/u.test(stream));
  return pages
    .map((stream) => {
      let glyphs: ReadonlyMap<number, string> = new Map();
      return [...stream.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/gu)]
        .map(([, font, shown]) => {
          if (font !== undefined) glyphs = fontOf(font);
          const codes = [...(shown ?? '').matchAll(/<([0-9a-f]*)>/giu)].flatMap(
            ([, hex = '']) => hex.match(/.{4}/gu) ?? [],
          );
          return codes.map((code) => glyphs.get(Number.parseInt(code, 16)) ?? '').join('');
        })
        .join(' ');
    })
    .join('\n')
    .replaceAll(/\s+/gu, ' ');
}
