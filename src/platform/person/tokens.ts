import { createHmac, createSecretKey } from 'node:crypto';
import { doubleMetaphone } from 'double-metaphone';
import { z } from 'zod';
import { slipsOf } from './birth-date.ts';
import { fold, nameWords } from './fold.ts';
import { nicknameRows } from './nicknames.ts';
import { PersonDetails } from './person.ts';

/** What is known of somebody who is sought. */
export const Sought = PersonDetails.pick({ givenNames: true, familyName: true, birthDate: true, school: true }).extend({
  birthYear: z.int().min(1900).max(2099).exactOptional(),
});
export type Sought = z.infer<typeof Sought>;

/** What a clue that hits tells of somebody, as bits: the slip of a date and a school alone tell nothing. */
export const TELLS = { nothing: 0, given: 1, family: 2, date: 4, school: 8 } as const;

export interface Clue {
  readonly clue: string;
  readonly weight: number;
  readonly tells: number;
  /** Whoever bears it bears another clue of the same trait too: nobody is found by it alone. */
  readonly covered: boolean;
}

/** One thing to look for: any of its clues may hit, and the weightiest that does counts once. */
export interface Trait {
  readonly clues: readonly Clue[];
}

// A date tells most: with one, those who share only a common name must not crowd out those who share the date.
const WEIGHT = { word: 6, nickname: 5, near: 4, sound: 3, date: 12, dateSlip: 8, school: 2 } as const;
// Of two letters one would be left, which is near to everybody.
const SHORTEST_NEAR = 3;
// Half a hash: two clues that share it would only propose somebody in vain.
const TOKEN_BYTES = 16;

/** A word and what is left of it with each one letter gone: two words a letter apart share at least one. */
const neighbourhood = (word: string): readonly string[] =>
  word.length < SHORTEST_NEAR
    ? [word]
    : [...new Set([word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))])];

/** How a word sounds, by Double Metaphone: one code or two. */
export const soundsOf = (word: string): readonly string[] => [
  ...new Set(doubleMetaphone(word).filter((code) => code !== '')),
];

const wordTrait = (word: string, tells: number): Trait => {
  const own = { tells, covered: false };
  return {
    clues: [
      // The word itself is in its neighbourhood as well.
      { clue: `word:${word}`, weight: WEIGHT.word, tells, covered: true },
      ...nicknameRows(word).map((row) => ({ clue: `nickname:${row}`, weight: WEIGHT.nickname, ...own })),
      ...neighbourhood(word).map((part) => ({ clue: `near:${part}`, weight: WEIGHT.near, ...own })),
      ...soundsOf(word).map((code) => ({ clue: `sound:${code}`, weight: WEIGHT.sound, ...own })),
    ],
  };
};

const dateTrait = (date: string, slips: readonly string[]): Trait => {
  const slip = { weight: WEIGHT.dateSlip, tells: TELLS.nothing, covered: false };
  return {
    clues: [
      { clue: `date:${date}`, weight: WEIGHT.date, tells: TELLS.date, covered: false },
      ...slips.map((written) => ({ clue: `date:${written}`, ...slip })),
    ],
  };
};

/** A school's name as it is compared: its letters and digits alone. */
export const schoolName = (school: string): string => fold(school).replaceAll(/[^\p{L}\p{N}]/gu, '');

const schoolTraits = (of: Sought): readonly Trait[] => {
  // School and year together: a school alone is a thousand children.
  const year = of.birthYear ?? of.birthDate?.slice(0, 4);
  const school = schoolName(of.school ?? '');
  if (year === undefined || school === '') return [];
  const clue = `school:${school}:${year}`;
  return [{ clues: [{ clue, weight: WEIGHT.school, tells: TELLS.school, covered: false }] }];
};

const traits = (of: Sought, slips: (date: string) => readonly string[]): readonly Trait[] => {
  const given = new Set(nameWords(of.givenNames ?? ''));
  const family = new Set(nameWords(of.familyName ?? ''));
  return [
    // Given and family names give the same clues: they are often written the other way round.
    ...[...new Set([...given, ...family])].map((word) =>
      wordTrait(word, (given.has(word) ? TELLS.given : 0) | (family.has(word) ? TELLS.family : 0)),
    ),
    ...(of.birthDate === undefined ? [] : [dateTrait(of.birthDate, slips(of.birthDate))]),
    ...schoolTraits(of),
  ];
};

/** Whether there is enough to search by: a name of two letters, or a date of birth. A wildcard is neither. */
export const isEnough = (sought: Sought): boolean =>
  sought.birthDate !== undefined ||
  nameWords(`${sought.givenNames ?? ''} ${sought.familyName ?? ''}`).some((word) => word.length > 1);

/** Whether no more than one name is known: who lacks the other cannot be told from others by it. */
export const isOneName = ({ givenNames, familyName }: Pick<Sought, 'givenNames' | 'familyName'>): boolean =>
  nameWords(givenNames ?? '').length === 0 || nameWords(familyName ?? '').length === 0;

/** What to look for, slips of the date among it: they are sought, not stored. */
export const traitsSought = (sought: Sought): readonly Trait[] => traits(sought, slipsOf);

/** The clues that are stored of somebody. */
export const cluesOf = (known: Sought): readonly string[] => [
  ...new Set(traits(known, () => []).flatMap((trait) => trait.clues.map(({ clue }) => clue))),
];

/** Clues made unreadable by the force's search key: equal clues of one force give equal tokens. */
export const tokensOf = (searchKey: Buffer, clues: readonly string[]): readonly Buffer[] => {
  const key = createSecretKey(searchKey);
  return clues.map((clue) => createHmac('sha256', key).update(clue).digest().subarray(0, TOKEN_BYTES));
};
