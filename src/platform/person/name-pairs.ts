// A given and a family name as one clue, so that of two common names the few who bear both are found without reading all who
// bear either. Made of the clues of single words, one for every letter that may be missing, they would be a hundred a person: a
// pair is made of words without one of their thirds instead, of which one slip leaves one as it was.
import { nameWords } from './fold.ts';
import { nicknameRows } from './nicknames.ts';
import { soundsOf } from './tokens.ts';

/** Both names of somebody, as far as they are known. */
interface Names {
  readonly givenNames?: string | undefined;
  readonly familyName?: string | undefined;
}

// Who has names of more words is rare, and is found as everybody was before there were pairs: by all who bear either.
const MOST_KNOWN = 200;
const MOST_SOUGHT = 1500;
// Of two letters one would be left, which is near to everybody: such words are the same or not (`name-likeness.ts`).
const SHORTEST_NEAR = 3;

/** How many letters the first third of a word has, and the last. */
const third = (length: number): number => Math.max(1, Math.floor(length / 3));

const alike = (word: string): readonly string[] => [
  ...nicknameRows(word).map((row) => `nickname:${row}`),
  ...soundsOf(word).map((code) => `sound:${code}`),
];

/** What is left of a word of `length` letters without each of its thirds, as far as `word` has it at either end. */
const thirds = (length: number, word: string): readonly string[] => {
  const [cut, left] = [third(length), length - third(length)];
  const ends = `${length}:${word.slice(0, cut)}-${word.slice(word.length - cut)}`;
  // Of one letter nothing would be left.
  if (left === 0) return [ends];
  return [`${length}:-${word.slice(word.length - left)}`, `${length}:${word.slice(0, left)}-`, ends];
};

const partsKnown = (word: string): readonly string[] => [...thirds(word.length, word), ...alike(word)];

/** Every part that a word one slip away, or the word itself, could have in common with this one. */
const partsSought = (word: string): readonly string[] => {
  const { length } = word;
  const lengths = [length - 1, length, length + 1].filter(
    (other) => other === length || (other > 0 && Math.max(other, length) >= SHORTEST_NEAR),
  );
  const [cut, left] = [third(length), length - third(length)];
  return [
    ...lengths.flatMap((other) => thirds(other, word)),
    // Two neighbours swapped where two thirds meet change both.
    `${length}:-${word.charAt(cut - 1)}${word.slice(cut + 1)}`,
    `${length}:${word.slice(0, left - 1)}${word.charAt(left)}-`,
    ...alike(word),
  ];
};

const partsOf = (name: string | undefined, parts: (word: string) => readonly string[]): readonly string[] => [
  ...new Set(nameWords(name ?? '').flatMap(parts)),
];

/** Every pairing of a part of one name with one of the other, whichever is the given one: they are often swapped. */
const pairings = (
  { givenNames, familyName }: Names,
  parts: (word: string) => readonly string[],
  most: number,
): readonly string[] | undefined => {
  const [given, family] = [partsOf(givenNames, parts), partsOf(familyName, parts)];
  if (given.length * family.length > most) return undefined;
  const pairs = given.flatMap((one) => family.map((other) => [one, other].toSorted().join(' ')));
  return [...new Set(pairs)].map((pair) => `pair:${pair}`);
};

/** The clues that are stored of both names together; nothing where they would be too many. */
export const pairsKnown = (known: Names): readonly string[] | undefined => pairings(known, partsKnown, MOST_KNOWN);

/** The clues of which whoever has both of these names, or names like them, bears one; nothing where they would be too many. */
export const pairsSought = (sought: Names): readonly string[] | undefined => pairings(sought, partsSought, MOST_SOUGHT);
