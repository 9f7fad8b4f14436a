const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES.get(sign) ?? sign);

/** An SVG element; numbers are written to a tenth of a pixel, so that the same figure is the same bytes. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...inside: readonly string[]
): string {
  const written = Object.entries(attributes)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? String(Math.round(value * 10) / 10) : escaped(value)}"`,
    )
    .join('');
  return inside.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${inside.join('')}</${name}>`;
}

export const text = (words: string, attributes: Readonly<Record<string, string | number>>): string =>
  element('text', attributes, escaped(words));
