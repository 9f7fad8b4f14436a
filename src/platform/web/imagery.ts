const DATA_URI =
  /data\s?:[a-z0-9.+/;= -]{0,100}base64|data\s?:\s?(?:image|video|audio|application|font)\s?\/\s?[a-z0-9.+-]{1,60}\s?[;,]|data:(?:(?:text|model|multipart|message)\/[a-z0-9.+-]{1,60})?[;,]|<svg[\s>]|\\pict\b|\{\\\*?\\shppict/iu;
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

const hasLongEncodedRun = (text: string): boolean => {
  let total = 0;
  let sawLetter = false;
  for (const word of text.split(/\s+/u).map(bare)) {
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

/** Enough of a text, and at least one part in so many of it. */
const SHARES: readonly (readonly [is: (word: string) => boolean, partIn: number])[] = [
  [(word) => isJumbled(bare(word)), 5],
  [(word) => isJumbledInOneCase(bare(word)), 2],
  [isOfAllSigns, 3],
];

/** Encoded text cut into words too short to tell one by one: many such words, and a good part of the whole text. */
const isCutSmall = (text: string): boolean => {
  const words = text.split(/\s+/u);
  const all = words.reduce((total, word) => total + word.length, 0);
  return SHARES.some(([is, partIn]) => {
    const found = words.reduce((total, word) => total + (is(word) ? word.length : 0), 0);
    return found >= 240 && found * partIn >= all;
  });
};

/** Numbers in a row that are bytes, written as such: as many high ones as a file has, which counts of anything have not. */
const isOfDecimalBytes = (text: string): boolean =>
  (text.match(/(?:\b\d{1,3}\b[\s,;]{1,3}){200,}/gu) ?? []).some((run) => {
    const numbers = (run.match(/\d+/gu) ?? []).map(Number);
    const high = numbers.filter((number) => number >= 128).length;
    return numbers.every((number) => number < 256) && high * 3 >= numbers.length && new Set(numbers).size >= 60;
  });

const hasLongToken = (text: string): boolean =>
  (text.match(/[A-Za-z0-9+/=_-]{400,}/gu) ?? []).some((run) => new Set(run).size >= 8);

/** As it reads: signs that are not seen taken out, and wide ones made plain, so that neither parts what belongs together. */
export const asRead = (text: string): string => text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');

const isEncodedText = (text: string): boolean =>
  text.length >= LONG &&
  (ESCAPES.test(text) || hasLongToken(text) || hasLongEncodedRun(text) || isCutSmall(text) || isOfDecimalBytes(text));

/** Whether a text carries an image, or encoded text long enough to be one. Encoded text under 400 characters is not found. */
export const holdsImagery = (text: string): boolean => {
  if (BYTES.test(text)) return true;
  const read = asRead(text);
  return DATA_URI.test(read) || isEncodedText(read);
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
