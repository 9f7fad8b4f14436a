import { ok, refused, type Result } from '../../policy/index.ts';
import { keyGivenTwice, syntaxFault } from '../../platform/json/index.ts';

const LARGEST = 1_000_000;
const DEEPEST = 16;
const DATA_URI = /data:[\w.+-]*\/?[\w.+-]*(;[\w=.+-]+)*[;,]/iu;
const ENCODED = /[A-Za-z0-9+/=_%-]{100,}|(?:[A-Za-z0-9+/]{60,76}\s+){2,}/u;

/** The first bytes of what is refused at every door: images, films, documents and archives that may hold them. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['89504e47', 'a PNG image'],
  ['ffd8ff', 'a JPEG image'],
  ['47494638', 'a GIF image'],
  ['424d', 'a bitmap image'],
  ['49492a00', 'a TIFF image'],
  ['4d4d002a', 'a TIFF image'],
  ['00000100', 'an icon image'],
  ['1a45dfa3', 'a film'],
  ['25504446', 'a PDF document'],
  ['504b0304', 'an archive or office document'],
  ['1f8b', 'an archive'],
];

/** Reads what was handed in as the facts of a case, whole or not at all. The refusal is one sentence. */
export function readCaseText(bytes: Uint8Array): Result<unknown, string> {
  if (bytes.length === 0) return refused('is empty: the facts of a case, as JSON, are expected');
  if (bytes.length > LARGEST) return refused(`is larger than ${LARGEST} bytes: the facts of a case are expected`);
  // By its first bytes, whatever it is called, and before anything of it is read (design, section 2).
  const image = imageIn(bytes);
  if (image !== undefined) return refused(`is ${image}: no image or other file is ever taken, only the facts as JSON`);
  const text = decoded(bytes);
  if (text === undefined) return refused('is not UTF-8 text: the facts of a case, as JSON in UTF-8, are expected');
  if (text.trim() === '') return refused('is empty: the facts of a case, as JSON, are expected');
  return parsed(text);
}

function imageIn(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 16));
  const hex = start.toString('hex');
  if (start.toString('latin1', 0, 4) === 'RIFF') return 'a WebP image or a film';
  if (start.toString('latin1', 4, 8) === 'ftyp') return 'a HEIC or AVIF image or a film';
  return SIGNATURES.find(([signature]) => hex.startsWith(signature))?.[1];
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parsed(text: string): Result<unknown, string> {
  const encoded = encodedIn([text]);
  if (encoded !== undefined) return refused(encoded);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused(`is ${syntaxFault(text, error).says}`);
  }
  const strings = stringsIn(value);
  if (strings === undefined) return refused(`is nested more than ${DEEPEST} deep: the facts of a case are expected`);
  // Escapes can hide an encoded file from a look at the raw text, so the strings themselves are looked at too.
  const hidden = encodedIn(strings);
  if (hidden !== undefined) return refused(hidden);
  const twice = keyGivenTwice(text, value);
  return twice === undefined
    ? ok(value)
    : refused(`gives ${twice.path} twice, at line ${twice.line}: once is expected`);
}

function encodedIn(texts: readonly string[]): string | undefined {
  if (texts.some((text) => DATA_URI.test(text)))
    return 'holds a data URI: no image or other file is ever taken, in any form';
  if (texts.some((text) => ENCODED.test(text)))
    return 'holds a long encoded text: no image or other file is ever taken, in any form';
  return undefined;
}

/** Every key and every text in a value, or undefined where it is nested too deep to be the facts of a case. */
function stringsIn(value: unknown): string[] | undefined {
  const found: string[] = [];
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return undefined;
    found.push(...level.filter((each) => typeof each === 'string'));
    const inside = level.filter((each) => typeof each === 'object' && each !== null);
    for (const each of inside) if (!Array.isArray(each)) found.push(...Object.keys(each));
    level = inside.flatMap((each): unknown[] => Object.values(each));
  }
  return found;
}
