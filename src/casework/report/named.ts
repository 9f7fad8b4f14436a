import { AFTER_NAME, AMONG, ARTICLES, BESIDE, HOUSEHOLD, HOW_MUCH, KIN, NOBODY, PREFIXES } from './kin.ts';

/** A word as it is compared; whether it is written as a name is. */
interface Word {
  readonly said: string;
  readonly isName: boolean;
}

const KIN_OF: ReadonlyMap<string, string> = new Map(
  KIN.flatMap(([first, ...others]) => [first, ...others].map((word) => [word, first])),
);
const PREFIXED = new RegExp(`^(${PREFIXES.join('|')})-?(.+)$`, 'u');
const APART = new RegExp(`\\b(${PREFIXES.join('|')})[\\s-]+(?=\\p{L})`, 'giu');

const kinOf = (word: string): string | undefined => {
  const whole = KIN_OF.get(word);
  if (whole !== undefined) return whole;
  const [, prefix = '', rest = ''] = PREFIXED.exec(word) ?? [];
  const kin = KIN_OF.get(rest);
  return kin === undefined ? undefined : `${prefix}${kin}`;
};

const fold = (word: string): string => word.toLocaleLowerCase('en-GB');

const wordOf = (written: string): Word => {
  const low = fold(written);
  const kin = kinOf(low);
  return { said: kin ?? low, isName: kin === undefined && low !== written };
};

/** The words of a line; “father’s” is not the father, and is left whole. */
const wordsOf = (line: string): readonly Word[] => {
  const words = line.replaceAll(APART, '$1').match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
  const telling = words.filter((word) => !ARTICLES.includes(fold(word)));
  // Of a name that is nothing but an article, as a letter can be, the letter counts.
  return (telling.length === 0 ? words : telling).map(wordOf);
};

/** The parts of a line that stand for one each: however they are spaced, or strung together. */
const partsOf = (line: string): readonly string[] =>
  line
    .normalize('NFKC')
    .split(/[,;/&.:]|\sand\s/iu)
    .map((name) => name.trim().replaceAll(/\s+/gu, ' '))
    .filter((name) => name !== '');

const isNobody = (name: string): boolean => NOBODY.includes(fold(name));

/** The names of a line: that it is nobody is none. */
export const namesOf = (line: string): readonly string[] => partsOf(line).filter((name) => !isNobody(name));

/** Who of those that a line names can be told: that it is everything, or to them alone, is nobody. */
export const whoIn = (line: string): readonly string[] =>
  namesOf(line).filter((name) => !HOW_MUCH.includes(fold(name)));

const BOTH_PARENTS: readonly Word[] = [{ said: 'parents', isName: false }];

/** “Her family” is her parents among others; the family of a friend, or a family liaison officer, is not. */
const asParents = (words: readonly Word[]): readonly Word[] =>
  words.some(({ said }) => HOUSEHOLD.includes(said)) &&
  words.every(({ said }) => HOUSEHOLD.includes(said) || BESIDE.includes(said))
    ? BOTH_PARENTS
    : words;

/** Words that are written as names, as they follow one another: a first name with its family name. */
const runsOf = (words: readonly Word[]): readonly (readonly string[])[] =>
  words.reduce<readonly (readonly string[])[]>((runs, { said, isName }, at) => {
    if (!isName) return runs;
    const [before = [], ...others] = words[at - 1]?.isName === true ? runs : [[], ...runs];
    return [[...before, said], ...others];
  }, []);

/** The names that a part holds: not a word that is large only because a line begins with it. */
const ownRuns = (words: readonly Word[]): readonly (readonly string[])[] => {
  const [first, second] = words;
  const isWord = first?.isName === true && second !== undefined && !second.isName && !AFTER_NAME.includes(second.said);
  return runsOf(isWord ? words.slice(1) : words);
};

/** A name counts by itself, from its first word on: “his partner Kay” is Kay Smith, and who shares a family name is another. */
const isNamed = (name: readonly Word[], part: readonly Word[]): boolean => {
  const [head, other] = [headOf(name), headOf(part)];
  if (head !== undefined && other !== undefined && !isAlike(head, other)) return false;
  return ownRuns(name).some((own) =>
    runsOf(part).some((run) => own.slice(0, run.length).every((word, at) => word === run[at])),
  );
};

/** The one of a family that a name is of: not of “a friend of the mother”. */
const headOf = (name: readonly Word[]): string | undefined => {
  const before = name.findIndex(({ said }) => said === 'of');
  return name.slice(0, before < 0 ? undefined : before).find(({ said }) => isKin(said))?.said;
};

const isKin = (said: string): boolean => kinOf(said) !== undefined;

const isAmong = (one: string, all: string): boolean =>
  Object.entries(AMONG).some(
    ([several, each]) => all.endsWith(several) && each.some((kin) => one === `${all.slice(0, -several.length)}${kin}`),
  );

/** The same one, or one of several of whom the other is said. */
const isAlike = (one: string, other: string): boolean => one === other || isAmong(one, other) || isAmong(other, one);

const isIn = (name: readonly Word[], part: readonly Word[]): boolean => {
  const head = headOf(name);
  return part.some(({ said }, at) => {
    if (name.every((word, i) => part[at + i]?.said === word.said)) return true;
    // “The father” may be the father of that name; “the father Joe” is another where somebody else is named.
    const isAnother = part[at + 1]?.isName === true && name.some(({ isName }) => isName);
    return head !== undefined && isAlike(said, head) && !isAnother;
  });
};

/**
 * The names of a list that a line names too, in any words for the same one of a family, large or small, with or without an article.
 * Rather once too often: whoever reads it can write the name. Of a way to somebody a home is a place, and nobody in it.
 */
export const namedIn = (names: readonly string[], line: string, of: 'who' | 'way' = 'who'): readonly string[] => {
  const parts = partsOf(line).map((part) => (of === 'who' ? asParents(wordsOf(part)) : wordsOf(part)));
  return names.flatMap(namesOf).filter((name) => {
    const words = asParents(wordsOf(name));
    return words.length > 0 && parts.some((part) => isIn(words, part) || isNamed(words, part));
  });
};
