import { asRead } from './imagery.ts';

/** What leads to an image, or is a piece of one, without being one: a link, the hash of a file, a short encoded text. */
export type Pointing = 'link' | 'hash' | 'encoded';

export const pointingWords: Readonly<Record<Pointing, string>> = {
  link: 'Take out the web address: it can lead to an image. Name the site or service, and whose account it is, in words',
  hash: 'Take out the long row of letters and figures: it can be the hash of a file, which stands for an image. Write the reference as your own system shows it',
  encoded:
    'Take out the encoded text: it can be a piece of a file. Write in words what you have been told, or the reference as your own system shows it',
};

// Any scheme, the spellings that disarm one (hxxp) among them. Every repeat is bounded: the text is a stranger's.
const LINK = /(?<![a-z0-9])(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.|(?:magnet|ipfs|blob):)\S/iu;
const ENDS =
  'com|net|org|info|biz|uk|co|io|me|gg|ly|be|tv|app|link|to|cc|ru|site|online|xyz|club|chat|live|la|im|is|eu|us|de|fr|wales|cymru|cloud|page|dev|ai';
// An address without its scheme is one all the same once a path follows; a service's bare name is not.
const BARE = new RegExp(`(?<![a-z0-9@.-])(?:[a-z0-9-]{1,63}\\.){1,5}(?:${ENDS})/[^\\s/]`, 'iu');

const HEX_RUN = /(?<![0-9a-z])(?:0x)?[0-9a-f]{32,}(?![0-9a-z])/giu;
const HEX_GROUPS =
  /(?<![0-9a-z])(?:(?:[0-9a-f]{2}[ :.-]){15,64}[0-9a-f]{2}|(?:[0-9a-f]{8}[ -]){3,16}[0-9a-f]{8})(?![0-9a-z])/giu;

/** Digits alone are numbers that people have, such as IMEIs in a row; a hash has letters and figures. */
const isHash = (run: string): boolean => /[a-f]/iu.test(run.replace(/^0x/iu, '')) && /[0-9]/u.test(run);

const TOKEN = /[A-Za-z0-9+/=_-]{24,}/gu;

const kindOf = (sign: string): string => {
  if (/[a-z]/u.test(sign)) return 'lower';
  return /[A-Z]/u.test(sign) ? 'upper' : 'figure';
};

/** How often small letters, capitals and figures change places: in words and user names seldom, in encoded text nearly always. */
const restlessness = (token: string): number => {
  const signs = Array.from(token.replaceAll(/[^A-Za-z0-9]/gu, ''), (sign) => kindOf(sign));
  const changes = signs.filter((kind, i) => i > 0 && kind !== signs[i - 1]).length;
  return signs.length < 2 ? 0 : changes / (signs.length - 1);
};

const isMixed = (word: string): boolean => /[a-z]/u.test(word) && /[A-Z]/u.test(word) && /[0-9]/u.test(word);

/** A long row whose pieces are words joined by hyphens is calm; a name of that length is calmer still. */
const isEncoded = (token: string): boolean => {
  if (!isMixed(token)) return false;
  if (/[A-Za-z0-9]={1,2}$/u.test(token)) return true;
  const restless = restlessness(token);
  return (token.length >= 32 && restless >= 0.4) || (token.length >= 64 && restless >= 0.25);
};

const isJumbled = (word: string): boolean =>
  word.length >= 8 && /^[A-Za-z0-9+/=]+$/u.test(word) && isMixed(word) && /[0-9][A-Za-z]/u.test(word);

/** Encoded text cut into words: ninety-six signs of such, and half of all there is. */
const isCutSmall = (text: string): boolean => {
  const words = text.split(/\s+/u);
  const jumbled = words.reduce((total, word) => total + (isJumbled(word) ? word.length : 0), 0);
  return jumbled >= 96 && jumbled * 2 >= words.reduce((total, word) => total + word.length, 0);
};

/** What in a text leads to an image; undefined where nothing does. */
export const pointingIn = (written: string): Pointing | undefined => {
  const text = asRead(written);
  if (LINK.test(text) || BARE.test(text)) return 'link';
  const runs = [...(text.match(HEX_RUN) ?? []), ...(text.match(HEX_GROUPS) ?? [])];
  if (runs.some(isHash)) return 'hash';
  return (text.match(TOKEN) ?? []).some(isEncoded) || isCutSmall(text) ? 'encoded' : undefined;
};

/** What our own pages send back as they got it: keys, versions, and the digest of the facts that somebody was shown. */
const OWN: readonly string[] = ['csrf', 'idempotency-key', 'if-match', 'seen'];

export interface Pointed {
  /** A JSON pointer. */
  readonly at: string;
  readonly what: Pointing;
}

/** Every text in a body that leads to an image. */
export const findPointing = (value: unknown, at = ''): readonly Pointed[] => {
  if (typeof value === 'string') {
    const what = pointingIn(value);
    return what === undefined ? [] : [{ at, what }];
  }
  if (Array.isArray(value)) return value.flatMap((item: unknown, i) => findPointing(item, `${at}/${i}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    OWN.includes(key) ? [] : findPointing(item, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
};
