// Letters that Unicode does not take apart into a plain one and a mark.
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
};

/** Text without case and accents, and for each of its places the place in the original that it came from. */
export interface Folded {
  readonly text: string;
  readonly from: readonly number[];
}

const plain = (character: string): string => {
  const bare = character.normalize('NFKD').toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return SPELLED[bare] ?? bare;
};

export const foldWithPlaces = (original: string): Folded => {
  let text = '';
  const from: number[] = [];
  let at = 0;
  for (const character of original) {
    const folded = plain(character);
    text += folded;
    from.push(...Array.from({ length: folded.length }, () => at));
    at += character.length;
  }
  from.push(at);
  return { text, from };
};

export const fold = (original: string): string =>
  // Most names are plain letters and are compared by the hundred.
  /^[ -~]*$/.test(original) ? original.toLowerCase() : Array.from(original, plain).join('');

const letters = (text: string): string => text.replaceAll(/[^\p{L}]/gu, '');

/** The words of a name as they are compared: no case, accents or apostrophes; parts joined by a hyphen apart and together. */
export const nameWords = (name: string): readonly string[] => {
  // An apostrophe joins (ONeil); a hyphen, a full stop or a comma may as well be a space.
  const parts = fold(name)
    .split(/[\s\-‐‑–.,]+/u)
    .map(letters)
    .filter((part) => part !== '');
  return [...new Set(parts.length > 1 ? [...parts, parts.join('')] : parts)];
};
