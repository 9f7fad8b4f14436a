import { lineAt, membersIn, membersWritten, placesIn } from './json-place.ts';

/**
 * A parser keeps the last of two equal keys without a word, so that a reader sees one thing and the program another.
 * `value` is what the parser made of the text.
 */
export function keyGivenTwice(
  text: string,
  value: unknown,
): { readonly path: string; readonly line: number } | undefined {
  // The places of a whole version take a second to work out, and every start and command reads two: only where one is lost.
  if (membersWritten(text) === membersIn(value)) return undefined;
  const seen = new Set<string>();
  for (const { path, offset } of placesIn(text)) {
    if (seen.has(path)) return { path, line: lineAt(text, offset) };
    seen.add(path);
  }
  return undefined;
}
