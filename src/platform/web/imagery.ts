const DATA_URI =
  /data\s?:[a-z0-9.+/;= -]{0,100}base64|data\s?:\s?(?:image|video|audio|application|font)\s?\/\s?[a-z0-9.+-]{1,60}\s?[;,]|data:(?:(?:text|model|multipart|message)\/[a-z0-9.+-]{1,60})?[;,]|<svg[\s>]|\\pict\b|\{\\\*?\\shppict|<~[!-uz\s]{100,}~>/iu;
// What a program makes of bytes that are no text: control characters, or the sign for "cannot be read" in a row.
const BYTES = /[\u0000-\u0008\u000e-\u001f]|\ufffd{3}|\u00ff\u00d8\u00ff|%PDF-\d/u;
// 134 escapes of three signs or more are LONG signs at least.
const ESCAPES = /(?:(?:%|=|\\x|\\u00|&#x?)[0-9a-f]{2,3};?[\r\n]*){134}/iu;

// Three hundred bytes once decoded: references, keys and tokens are shorter, a picture is longer.
const LONG = 400;
const RUN = /^[A-Za-z0-9+/=_-]+$/u;
const HASH_LENGTHS = new Set([32, 40, 64, 96, 128]);
const HEX = /^[0-9a-f]+$/iu;
const HEX_PAIRS = /^(?:0x|\\x)?(?:[0-9a-f]{2}|[0-9a-f]{4}|[0-9a-f]{8}),?$/iu;

/** What stands at the end of a word in a sentence, or was put there to part encoded text. */
const bare = (word: string): string => word.replace(/^["'(\[]/u, '').replace(/[.,;:!?)"'\]]{1,3}$/u, '');

const isMixed = (word: string): boolean => /[a-z]/u.test(word) && /[A-Z]/u.test(word) && /[0-9+/]/u.test(word);

/** How much a word counts as encoded: not at all when it could be a word, a number or an address. */
const weight = (word: string): number => {
  if (HEX_PAIRS.test(word)) return word.length;
  if (!RUN.test(word)) return 0;
  // A list of checksums is plain evidence: twenty-five of them in a row are needed before it is refused.
  if (HASH_LENGTHS.has(word.length) && HEX.test(word)) return word.length / 4;
  if (word.length >= 40 && /[0-9+/]/u.test(word) && new Set(word).size >= 8) return word.length;
  return word.length >= 12 && isMixed(word) ? word.length : 0;
};

/** Whatever parts words, in a sentence or to hide what belongs together. */
const partsOf = (text: string): readonly string[] => text.split(/[\s.,;|]+/u).map(bare);

const hasLongEncodedRun = (parts: readonly string[]): boolean => {
  let total = 0;
  let sawLetter = false;
  for (const word of parts) {
    const counted = weight(word);
    // The last line of a wrapped text is shorter than the rest and counts for nothing.
    total = counted === 0 ? 0 : total + counted;
    sawLetter = counted === 0 ? false : sawLetter || /[a-z]/iu.test(word);
    if (total >= LONG && sawLetter) return true;
  }
  return false;
};

// Year10 and iPhone14 end in their number: only encoded text goes on with a letter after it.
const isJumbled = (word: string): boolean => RUN.test(word) && isMixed(word) && /[0-9+/][A-Za-z]/u.test(word);

/** Of one case, as base32 is; so is a number plate, but no page of text is made of plates. */
const isJumbledInOneCase = (word: string): boolean =>
  /^(?:[A-Z0-9]{6,39}|[a-z0-9]{6,39})={0,6}$/u.test(word) && /[0-9][A-Za-z]/u.test(word);

/** Signs of every kind within a word, as uuencode and Ascii85 have them; an address has them too, and is told apart by its scheme. */
const isOfAllSigns = (word: string): boolean => {
  if (word.length < 12 || !/^[\u0021-\u007e]+$/u.test(word) || /^[a-z]{2,12}:\/\//iu.test(word)) return false;
  const signs = word.match(/[^A-Za-z0-9.,-]/gu) ?? [];
  return new Set(signs).size >= 3 && signs.length * 10 >= word.length;
};

const lengthOf = (words: readonly string[]): number => words.reduce((total, word) => total + word.length, 0);

/** References and number plates are of one form, word for word; encoded text is of as many as there can be. */
function withoutLists(words: readonly string[]): readonly string[] {
  const forms = Map.groupBy(words, (word) => word.toUpperCase().replaceAll(/\d/gu, '9').replaceAll(/[A-Z]/gu, 'A'));
  return [...forms.values()].filter(({ length }) => length * 4 <= words.length).flat();
}

const isEnough = (found: readonly string[], partIn: number, all: number): boolean =>
  lengthOf(found) >= 240 && lengthOf(found) * partIn >= all;

/** Encoded text cut into words too short to tell one by one: many such words, and a good part of the whole text. */
const isCutSmall = (text: string, parts: readonly string[]): boolean => {
  const words = text.split(/\s+/u);
  const all = lengthOf(words);
  return (
    isEnough(parts.filter(isJumbled), 5, all) ||
    isEnough(withoutLists(parts.filter(isJumbledInOneCase)), 2, all) ||
    isEnough(words.filter(isOfAllSigns), 3, all)
  );
};

/** The longest rows of parts that stand side by side and are all of a kind, where they come to as many signs as an image has. */
function rowsOf(parts: readonly string[], is: (part: string) => boolean): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const part of parts) {
    if (is(part)) rows.at(-1)?.push(part);
    else if (part !== '') rows.push([]);
  }
  return rows.filter((row) => lengthOf(row) >= LONG);
}

const isPlain = (part: string): boolean => /^(?:[A-Z]?[a-z]+|[A-Z]+|\d+)$/u.test(part);

/** Words of one to four signs without any other between them, of both cases and with numbers, as no sentence goes on. */
const isCutToSigns = (parts: readonly string[]): boolean =>
  rowsOf(parts, (part) => part.length <= 4 && RUN.test(part)).some((row) => {
    const signs = row.join('');
    const share = (kind: RegExp): number => (signs.match(kind) ?? []).length / signs.length;
    const longer = row.filter((part) => part.length > 1);
    return (
      share(/[a-z]/gu) >= 0.2 &&
      share(/[A-Z]/gu) >= 0.2 &&
      share(/[0-9+/_-]/gu) >= 0.05 &&
      new Set(signs).size >= 40 &&
      longer.filter((part) => !isPlain(part)).length * 3 >= longer.length
    );
  });

/** Nothing but 0 and 1, in groups of four or more; a line of one sign is none. */
const isBinary = (parts: readonly string[]): boolean =>
  rowsOf(parts, (part) => /^[01]{4,}$/u.test(part)).some((row) => {
    const signs = row.join('');
    return (signs.match(/01/gu) ?? []).length * 10 >= signs.length;
  });

const isTime = (part: string): boolean => part.length === 4 && Number(part) < 2400 && Number(part) % 100 < 60;

/** Digits cut into groups of one length: counts have no zeros before them, and times of the day are below 24:00. */
const isCutDigits = (parts: readonly string[]): boolean =>
  [3, 4, 5, 6, 8].some((length) =>
    rowsOf(parts, (part) => part.length === length && /^\d+$/u.test(part)).some(
      (row) =>
        row.filter((part) => part.startsWith('0')).length * 20 >= row.length &&
        new Set(row).size >= 60 &&
        new Set(row.map((part) => part.slice(0, 2))).size >= 24 &&
        !row.every(isTime),
    ),
  );

const SIGNS = 200;

/** Signs that each stand for one byte or two: in any language words come again, here hardly a sign does. */
function isOfManySigns(text: string): boolean {
  const signs = text.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Yi}\p{Script=Egyptian_Hieroglyphs}]/gu) ?? [];
  for (let from = 0; from + SIGNS <= signs.length; from += SIGNS)
    if (new Set(signs.slice(from, from + SIGNS)).size >= 0.9 * SIGNS) return true;
  // Braille is written with six dots; only bytes need eight.
  const braille = text.match(/[\u2800-\u28ff]/gu) ?? [];
  return braille.length >= SIGNS && braille.filter((sign) => sign > '\u283f').length * 4 >= braille.length;
}

const OCTAL = /^[0-3]?[0-7]{1,2}$/u;

/** Numbers in a row that are bytes, written as such: as many high ones as a file has, which counts of anything have not. */
const isOfBytes = (text: string): boolean =>
  (text.match(/(?:\b\d{1,3}\b[\s.,;|]{1,3}){200,}/gu) ?? []).some((run) => {
    const written = run.match(/\d+/gu) ?? [];
    const isOctal = written.every((each) => OCTAL.test(each));
    const numbers = written.map((each) => Number.parseInt(each, isOctal ? 8 : 10));
    const high = numbers.filter((number) => number >= 128).length;
    return numbers.every((number) => number < 256) && high * 3 >= numbers.length && new Set(numbers).size >= 60;
  });

const hasLongToken = (text: string): boolean =>
  (text.match(/[A-Za-z0-9+/=_-]{400,}/gu) ?? []).some((run) => new Set(run).size >= 8);

/** As it reads: signs that are not seen taken out, and wide ones made plain, so that neither parts what belongs together. */
export const asRead = (text: string): string => text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');

const isCut = (text: string): boolean => {
  const parts = partsOf(text);
  return [
    () => hasLongEncodedRun(parts),
    () => isCutSmall(text, parts),
    () => isCutToSigns(parts),
    () => isBinary(parts),
    () => isCutDigits(parts),
  ].some((is) => is());
};

const isEncodedText = (text: string): boolean =>
  text.length >= LONG && (ESCAPES.test(text) || hasLongToken(text) || isOfBytes(text) || isCut(text));

/** Whether a text carries an image, or encoded text long enough to be one. Encoded text under 400 characters is not found. */
export const holdsImagery = (text: string): boolean => {
  if (BYTES.test(text)) return true;
  const read = asRead(text);
  return DATA_URI.test(read) || isEncodedText(read) || isOfManySigns(read);
};

/** JSON pointers to every text (or field name) in `value` that carries imagery. */
export const findImagery = (value: unknown, at = ''): readonly string[] => {
  if (typeof value === 'string') return holdsImagery(value) ? [at] : [];
  if (Array.isArray(value)) return value.flatMap((item: unknown, i) => findImagery(item, `${at}/${i}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    holdsImagery(key) ? [at] : findImagery(item, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
};
