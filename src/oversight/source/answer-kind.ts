import { ageIn } from './age-scope.ts';
import { BASES, UNITS } from './count.ts';
import { outcomeType } from './outcome-type.ts';
import { outcomeIn } from './outcome-wording.ts';
import { periodOf } from './period-said.ts';

/** What a person says where nobody can say: the count keeps it, and the question is closed. */
export const NOT_STATED = 'not stated';
/** What a person answers of a number that counts nothing here. */
export const NO_COUNT = 'no count';
/** What a person answers of a wording that holds more than one type of outcome. */
export const SEVERAL = 'several';
/** What a person answers of a point that parts thousands. */
export const THOUSANDS = 'thousands';
/** What a person answers of blank cells that go on with what stands above. */
export const AS_ABOVE = 'as above';
/** What a person answers of words for nothing that mean no answer. */
export const NOT_GIVEN = 'not given';

/** The names of columns, as one answer gives them. */
export const headingsIn = (answer: string): readonly string[] => answer.split(',').map((each) => each.trim());

interface Kind {
  /** Whether an answer can be read as one to it. */
  readonly fits: (answer: string, printed: string) => boolean;
  /** What can be answered, for whoever typed something else. */
  readonly how: string;
  /** Every answer there is, where there are few. */
  readonly only?: readonly string[];
}

const oneOf = (...answers: readonly string[]): Kind => ({
  fits: (answer) => answers.includes(answer),
  how: answers.join(' or '),
  only: answers,
});

const number = (...words: readonly string[]): Kind => ({
  fits: (answer) => {
    const [, low, high] = /^(\d{1,9})(?: to (\d{1,9}))?$/.exec(answer) ?? [];
    return words.includes(answer) || (low !== undefined && Number(low) <= Number(high ?? low));
  },
  how: ['a whole number', 'two of them as “10 to 20”', ...words].join(' or '),
});

const words = (how: string): Kind => ({ fits: (answer) => /\p{L}|\d/u.test(answer), how });

/** The type that an answer names: *21*, *Outcome 21* or its wording, if that is of one type only. */
export function typeAnswered(answer: string): string | undefined {
  const types = outcomeIn(answer)?.types ?? [];
  return outcomeType(answer) ?? (types.length === 1 ? types[0] : undefined);
}

/** Every kind of question that a source can raise: a person can answer each, on its page and in the shell. */
const KINDS = {
  force: words('the name of a force'),
  period: {
    fits: (answer) => periodOf(answer) !== undefined,
    how: '2019/20, 2019, or two days as “2019-04-01 to 2020-03-31”',
  },
  year: oneOf('calendar', 'financial'),
  unit: oneOf(...UNITS.filter((each) => each !== 'not-stated'), NOT_STATED),
  age: {
    fits: (answer) => ageIn(answer) !== undefined || answer === NOT_STATED,
    how: 'an age limit as under 18, 10 to 17 or all ages, or not stated',
  },
  offence: words('codes as “86/02 + 86/10”, the name of a group, or not stated'),
  basis: oneOf(...BASES.filter((each) => each !== 'not-stated'), NOT_STATED),
  outcome: {
    fits: (answer) => answer === SEVERAL || typeAnswered(answer) !== undefined,
    how: 'the number of one type, as 21, or several',
  },
  measure: words('arrests, offences, reports, an outcome as “Outcome 21”, words of your own, or not stated'),
  headings: {
    fits: (answer, printed) =>
      headingsIn(answer).length === Number.parseInt(printed, 10) &&
      headingsIn(answer).every((each) => /\p{L}/u.test(each) || periodOf(each) !== undefined),
    how: 'a name for each column from left to right, parted by commas, as “Year, Outcome 21, arrests”',
  },
  blank: oneOf(AS_ABOVE, NO_COUNT),
  below: number('from 1', 'from 0'),
  nil: number(NOT_GIVEN),
  'no-results': number(NOT_GIVEN),
  glued: number(NOT_GIVEN),
  about: number(NOT_GIVEN),
  prose: number(NO_COUNT),
  point: oneOf(THOUSANDS, NO_COUNT),
} as const satisfies Readonly<Record<string, Kind>>;

export type QuestionKind = keyof typeof KINDS;

const byName: ReadonlyMap<string, Kind> = new Map(Object.entries(KINDS));

export const QUESTION_KINDS: readonly string[] = [...byName.keys()];

/** What can be answered to a question of this kind, in words. */
export const howToAnswer = (about: string): string => byName.get(about)?.how ?? '';

/** Whether these are all the answers there can be. */
export const isWhole = (about: string, answers: readonly string[]): boolean =>
  byName.get(about)?.only?.every((each) => answers.includes(each)) === true;

/** Why an answer cannot be one to its question, or undefined where it can: what is kept has to close it. */
export function misfit({ about, printed, answer }: Answer): string | undefined {
  const kind = byName.get(about);
  if (kind === undefined)
    return `No question is about “${about}”. A question is about one of: ${QUESTION_KINDS.join(', ')}.`;
  if (kind.fits(answer, printed ?? '')) return undefined;
  return `“${answer}” does not answer the question about ${about}${printed === null ? '' : ` (“${printed}”)`}. Answer ${kind.how}.`;
}

/** What a person has settled for a publisher: each by what it is about and the words that it hangs on. */
export interface Answer {
  readonly about: string;
  readonly printed: string | null;
  readonly answer: string;
}
