import { nameWords } from './fold.ts';
import { areNicknames } from './nicknames.ts';
import { soundsOf } from './tokens.ts';

/** How alike two names are, from the most to the least. */
export type Likeness = 'same' | 'short-form' | 'near' | 'sounds-alike' | 'other' | 'unknown';

const ORDER: readonly Likeness[] = ['same', 'short-form', 'near', 'sounds-alike', 'other'];

/** Whether one letter more, less, other, or two neighbours swapped make one word of the other. */
export const isOneSlipAway = (one: string, other: string): boolean => {
  if (Math.abs(one.length - other.length) > 1) return false;
  // Past what they share, one cut at most on either side has to leave them alike.
  let head = 0;
  while (head < one.length && one[head] === other[head]) head += 1;
  const [rest, otherRest] = [one.slice(head), other.slice(head)];
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    rest.charAt(1) + rest.charAt(0) + rest.slice(2) === otherRest
  );
};

/** A name made ready to be compared with many. */
export type Name = readonly { readonly word: string; readonly sounds: readonly string[] }[];

export const toName = (name: string | undefined): Name =>
  nameWords(name ?? '').map((word) => ({ word, sounds: soundsOf(word) }));

const wordLikeness = (one: Name[number], other: Name[number]): Likeness => {
  if (one.word === other.word) return 'same';
  if (areNicknames(one.word, other.word)) return 'short-form';
  // Of two letters, one changed would make most short names alike.
  if (Math.max(one.word.length, other.word.length) > 2 && isOneSlipAway(one.word, other.word)) return 'near';
  return one.sounds.some((sound) => other.sounds.includes(sound)) ? 'sounds-alike' : 'other';
};

/** The best that any word of one name is to any word of the other. */
export const nameLikeness = (one: Name, other: Name): Likeness => {
  if (one.length === 0 || other.length === 0) return 'unknown';
  const found = new Set(one.flatMap((word) => other.map((beside) => wordLikeness(word, beside))));
  return ORDER.find((likeness) => found.has(likeness)) ?? 'other';
};
