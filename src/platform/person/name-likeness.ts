import { nameWords } from './fold.ts';
import { areNicknames } from './nicknames.ts';
import { soundsOf } from './tokens.ts';

/** How alike two names are, from the most to the least. */
export type Likeness = 'same' | 'short-form' | 'near' | 'sounds-alike' | 'other' | 'unknown';

const ORDER: readonly Likeness[] = ['same', 'short-form', 'near', 'sounds-alike', 'other'];

/** Whether one letter more, less, other, or two neighbours swapped make one word of the other. */
export const isOneSlipAway = (one: string, other: string): boolean => {
  if (Math.abs(one.length - other.length) > 1) return false;
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

const wordLikeness = (one: string, other: string): Likeness => {
  if (one === other) return 'same';
  if (areNicknames(one, other)) return 'short-form';
  if (Math.max(one.length, other.length) > 2 && isOneSlipAway(one, other)) return 'near';
  return soundsOf(one).some((sound) => soundsOf(other).includes(sound)) ? 'sounds-alike' : 'other';
};

/** The best that any word of one name is to any word of the other. */
export const nameLikeness = (one: string | undefined, other: string | undefined): Likeness => {
  const [words, others] = [nameWords(one ?? ''), nameWords(other ?? '')];
  if (words.length === 0 || others.length === 0) return 'unknown';
  const found = new Set(words.flatMap((word) => others.map((beside) => wordLikeness(word, beside))));
  return ORDER.find((likeness) => found.has(likeness)) ?? 'other';
};
