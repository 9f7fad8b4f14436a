const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES.get(sign) ?? sign);

type Attributes = Readonly<Record<string, string | number>>;

/**
 * A mark of a drawing, as SVG names it: written out for a page, or painted on a sheet of a document. Only rect, line, circle,
 * polyline, path (M, L, l and Z), text, title and desc are ever drawn, so that whoever paints them knows them all.
 */
export interface Mark {
  readonly name: string;
  readonly attributes: Attributes;
  /** Marks, or words that are not yet escaped. */
  readonly inside: readonly (Mark | string)[];
}

export const mark = (name: string, attributes: Attributes, ...inside: readonly (Mark | string)[]): Mark => ({
  name,
  attributes,
  inside,
});

export const text = (words: string, attributes: Attributes): Mark => mark('text', attributes, words);

/** To a tenth of a pixel, so that the same figure is the same bytes. */
export const at = (value: number): string => String(Math.round(value * 10) / 10);

/** SVG as text. */
export function drawn({ name, attributes, inside }: Mark): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? at(value) : escaped(value)}"`)
    .join('');
  if (inside.length === 0) return `<${name}${written}/>`;
  const content = inside.map((each) => (typeof each === 'string' ? escaped(each) : drawn(each))).join('');
  return `<${name}${written}>${content}</${name}>`;
}
