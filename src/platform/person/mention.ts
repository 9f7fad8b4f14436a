import { z } from 'zod';
import { fold, foldWithPlaces } from './fold.ts';
import type { PersonDetails } from './person.ts';

/** Where a passage names somebody: who (their place among the concerned), which part of the name, and in what letters. */
const Mention = z.tuple([z.int(), z.string(), z.enum(['as-named', 'lower', 'upper'])]);
type Mention = z.infer<typeof Mention>;

/** Text with the names of the concerned people taken out of it. */
export const Unnamed = z.array(z.union([z.string(), Mention]));
export type Unnamed = z.infer<typeof Unnamed>;

export const ERASED_WORDS = 'a person whose record was erased';

type Forms = ReadonlyMap<string, string>;

const numbered = (letter: string, parts: readonly string[]): readonly [string, string][] =>
  parts.map((part, at) => [`${letter}${at}`, part]);

// Of Mary-Jane, people say Mary.
const partsOf = (name: string): readonly string[] => name.split(/[\s-]+/).filter((part) => part !== '');

/** The forms in which somebody's name may stand in a text. */
const formsOf = (details: PersonDetails): Forms => {
  const { givenNames: given = '', familyName: family = '' } = details;
  const first = given.split(/\s+/)[0] ?? '';
  const both: readonly [string, string][] =
    given === '' || family === ''
      ? []
      : [
          ['all', `${given} ${family}`],
          ['full', `${first} ${family}`],
        ];
  return new Map(
    [
      ...both,
      ['given', given] as const,
      ['family', family] as const,
      ...numbered('g', partsOf(given)),
      ...numbered('f', partsOf(family)),
      // An initial alone stands in too many words.
    ].filter(([, form]) => lettersIn(form) > 1),
  );
};

const lettersIn = (form: string): number => fold(form).match(/\p{L}/gu)?.length ?? 0;

// O'Neil may be written ONeil, Mary-Jane as Mary Jane, and both run together in an address of mail.
const patternOf = (form: string): string =>
  (fold(form).match(/\p{L}+/gu) ?? []).map((word) => Array.from(word).join(`['’-]?`)).join(`[\\s'’._-]{0,3}`);

interface Wanted {
  readonly ordinal: number;
  readonly form: string;
  readonly name: string;
}

const wantedIn = (concerned: readonly PersonDetails[]): readonly Wanted[] =>
  concerned
    .flatMap((details, ordinal) => [...formsOf(details)].map(([form, name]) => ({ ordinal, form, name })))
    // Brothers and sisters share a family name: Rowan Test must not become Rowan, and the Test of another.
    .toSorted((one, other) => lettersIn(other.name) - lettersIn(one.name));

const lettersOf = (written: string, name: string): Mention[2] => {
  if (written === name) return 'as-named';
  if (written === name.toLowerCase()) return 'lower';
  return written === name.toUpperCase() ? 'upper' : 'as-named';
};

/** Takes the names of the concerned people out of `text`, longest form first. */
export const takeNamesOut = (text: string, concerned: readonly PersonDetails[]): Unnamed => {
  const wanted = wantedIn(concerned);
  if (wanted.length === 0) return [text];
  const any = wanted.map(({ name }) => `(${patternOf(name)})`).join('|');
  const folded = foldWithPlaces(text);
  const pieces: Unnamed = [];
  let done = 0;
  // No letter before, none after but a plural's: Crowan is not Rowan, the Smiths are Smith.
  for (const match of folded.text.matchAll(new RegExp(`(?<!\\p{L})(?:${any})(?=(?:e?s)?(?!\\p{L}))`, 'gu'))) {
    const who = wanted[match.slice(1).findIndex((group: string | undefined) => group !== undefined)];
    const start = folded.from[match.index] ?? done;
    const end = folded.from[match.index + match[0].length] ?? text.length;
    if (who === undefined || start < done) continue;
    pieces.push(text.slice(done, start), [who.ordinal, who.form, lettersOf(text.slice(start, end), who.name)]);
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.filter((piece) => piece !== '');
};

/** One who is concerned, when a passage is read: what their name is now, or that there is none any more. */
export type Concerned = { readonly details: PersonDetails; readonly called: string } | undefined;

const inLetters = (name: string, letters: Mention[2]): string => {
  if (letters === 'lower') return name.toLowerCase();
  return letters === 'upper' ? name.toUpperCase() : name;
};

const nameOf = (concerned: Concerned, [, form, letters]: Mention): string => {
  if (concerned === undefined) return ERASED_WORDS;
  return inLetters(formsOf(concerned.details).get(form) ?? concerned.called, letters);
};

/** Puts names back; of somebody erased there are only the words that say so, once where several parts stood together. */
export const putNamesBack = (pieces: Unnamed, concerned: ReadonlyMap<number, Concerned>): string => {
  let text = '';
  let lastErased: number | undefined;
  let between = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      between += piece;
      continue;
    }
    const ordinal = piece[0];
    const who = concerned.get(ordinal);
    // Rowan Ash, Test, Rowan: said thrice, it would tell how the name was built.
    const again = who === undefined && lastErased === ordinal && /^[\s,.-]*$/.test(between);
    if (!again) text += between + nameOf(who, piece);
    between = '';
    lastErased = who === undefined ? ordinal : undefined;
  }
  return text + between;
};
