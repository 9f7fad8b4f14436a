/** Words and signs for a number that is not told: a bound, or one of a few. */
const UNTOLD = /^(?:[<≤>≥]|under\b|below\b|fewer\b|less\b|up to\b|at most\b|\d+ ?(?:-|–|to) ?\d+$)/i;

/** A format that puts a word or a sign in place of small numbers, as `[<5]"*";0`: its reader shows nothing at all for some of these. */
const SMALL = /^\[(<=?)(\d+(?:\.\d+)?)\](?:"([^"]*)"|\\(.));/;

function bySmall(value: number, format: string): string | undefined {
  const [, sign, limit, words, letter] = SMALL.exec(format) ?? [];
  if (limit === undefined) return undefined;
  const isBelow = sign === '<' ? value < Number(limit) : value <= Number(limit);
  return isBelow ? (words ?? letter) : undefined;
}

/**
 * What a cell shows in place of the number that lies in it: who formats 3 as “<5” has published “<5”, and no 3. Undefined where
 * the number itself is shown, however it is rounded or parted, and for a 0 that is shown as a line or as nothing.
 */
export function shownInstead(value: number, shown: string | undefined, format: string | undefined): string | undefined {
  const text = (shown ?? (format === undefined ? undefined : bySmall(value, format)))?.trim();
  if (text === undefined || UNTOLD.test(text)) return text;
  if (/\d/.test(text)) return undefined;
  return value === 0 && !text.includes('*') ? undefined : text;
}
