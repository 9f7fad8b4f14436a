// A file that leaves, taken apart as far as anybody could: what is zipped, packed, or written in glyphs of a font of its own.
import { gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { formsOf } from './files.ts';

interface Layer {
  readonly at: string;
  readonly bytes: Buffer;
}

const inflated = (bytes: Buffer): Buffer | undefined => {
  try {
    return inflateSync(bytes);
  } catch {
    // Not packed: the file itself has it as it is.
    return undefined;
  }
};

const streamsOf = (bytes: Buffer): readonly Buffer[] => {
  const text = bytes.toString('latin1');
  return [...text.matchAll(/stream\r?\n/gu)].flatMap(({ index, 0: head }) => {
    const end = text.indexOf('endstream', index + head.length);
    return inflated(bytes.subarray(index + head.length, end)) ?? [];
  });
};

/** What each glyph of a font stands for (ISO 32000-1, 9.10.3): the map that a reader copies text by. */
const glyphsOf = (stream: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  // One glyph may stand for several letters (fi, ffl), each written by itself.
  const text = (hex: string): string => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
  for (const [, from = '', list = ''] of stream.matchAll(/<([0-9a-f]{4})>\s*<[0-9a-f]{4}>\s*\[([^\]]*)\]/giu))
    for (const [i, [, to = '']] of [...list.matchAll(/<([0-9a-f ]+)>/giu)].entries())
      found.set((Number.parseInt(from, 16) + i).toString(16).padStart(4, '0'), text(to));
  return found;
};

/** The text of a page by one font: what it writes with another comes out as nonsense, and by that one as it is. */
const writtenBy = (glyphs: ReadonlyMap<string, string>, page: string): string =>
  [...page.matchAll(/\[([^\]]*)\]\s*TJ/gu)]
    .map(([, shown = '']) =>
      [...shown.matchAll(/<([0-9a-f]*)>/giu)]
        .flatMap(([, hex = '']) => hex.toLowerCase().match(/.{4}/gu) ?? [])
        .map((glyph) => glyphs.get(glyph) ?? '')
        .join(''),
    )
    .join('\n');

const pdfLayers = (bytes: Buffer, at: string): readonly Layer[] => {
  const streams = streamsOf(bytes);
  const texts = streams.map((stream) => stream.toString('latin1'));
  const fonts = texts.filter((text) => text.includes('begincmap')).map(glyphsOf);
  const pages = texts.filter((text) => text.includes('TJ')).join('\n');
  return [
    ...streams.map((stream, i) => ({ at: `${at}, stream ${i}`, bytes: stream })),
    ...fonts.map((glyphs, i) => ({ at: `${at}, text by font ${i}`, bytes: Buffer.from(writtenBy(glyphs, pages)) })),
  ];
};

/** The file and everything within it, each by itself. */
const layersOf = (bytes: Buffer, at: string): readonly Layer[] => {
  const within = (): readonly Layer[] => {
    if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')))
      return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => [
        { at: `${at}, name of a part`, bytes: Buffer.from(name) },
        ...layersOf(Buffer.from(part), `${at}, ${name}`),
      ]);
    if (bytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return layersOf(gunzipSync(bytes), `${at}, unpacked`);
    return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? pdfLayers(bytes, at) : [];
  };
  return [{ at, bytes }, ...within()];
};

export interface Left {
  readonly at: string;
  readonly status: number;
  readonly bytes: Buffer;
}

/** Where any of these words is, in any of its forms, in anything that left, however it is packed. */
export const leaksIn = (all: readonly Left[], words: readonly string[]): readonly string[] => {
  const forms = words.flatMap(formsOf);
  return all.flatMap(({ at, bytes }) =>
    layersOf(bytes, at).flatMap((layer) => (forms.some((form) => layer.bytes.includes(form)) ? [layer.at] : [])),
  );
};
