import { NO_COUNT } from './answer-kind.ts';
import { contextOf } from './context.ts';
import type { Found } from './found.ts';
import type { Proposal, ReadCount } from './import-read.ts';
import { meaningOf, NOTHING, type Meaning } from './label.ts';
import type { Page, Sentence } from './page.ts';
import { answered } from './answered.ts';
import { answerOf, proseIn, type ProseNumber } from './prose.ts';
import { settle } from './settle.ts';
import type { Settling } from './settling.ts';

/** The longest sentence that a person can be asked about, with its number before it. */
const LONGEST = 340;

/** What fills a clause and says nothing of what was counted. */
const FILLING =
  /\b(?:in|of|the|and|for|during|between|from|to|there|were|was|a|an|year|total|also|a further|respectively|then|only|just)\b|[.,;:()]/gi;

const bare = (clause: string, { periodWords }: Meaning): string =>
  clause
    .replace(periodWords ?? '', ' ')
    .replaceAll(FILLING, ' ')
    .trim();

const YEARS = /(?:19|20)\d{2}/;

/** The period of a clause that names one; of two, no word says which is its number’s, and it is asked. */
const periodIn = (clause: string, { period, periodWords }: Meaning): Pick<Meaning, 'period' | 'periodWords'> =>
  periodWords !== undefined && YEARS.test(clause.replace(periodWords, ' '))
    ? { period: undefined, periodWords: undefined }
    : { period, periodWords };

/** *12 arrests in 2018 and 15 in 2019*: a clause with nothing but a period goes on with what the one before counts. */
function meaningIn({ clause }: ProseNumber, whole: Meaning, before: Meaning | undefined) {
  const own = meaningOf(clause);
  const goesOn = before !== undefined && bare(clause, own) === '';
  const counted = goesOn ? before : own;
  const meaning: Meaning = {
    ...NOTHING,
    ...{ measure: counted.measure, outcome: counted.outcome, unit: counted.unit, words: counted.words },
    // Whose they are and of what age is often said once for all of them.
    ...{ force: own.force ?? whole.force, age: own.age ?? before?.age, offence: own.offence ?? whole.offence },
    // A period of another clause is not this number’s: it is asked.
    ...periodIn(clause, own),
  };
  return { meaning, labels: goesOn ? [] : [clause] };
}

/** What a number seems to count, as far as its clause says it in the program’s own words. */
const readingOf = ({ measure, outcome, period, periodWords, age, offence }: Meaning): string =>
  [
    outcome?.types.length === 1 ? `Outcome ${outcome.types[0] ?? ''}` : measure,
    ...[period === undefined ? undefined : periodWords, offence],
    age !== undefined && /^\d+$/.test(age) ? `aged ${age}` : age,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');

const proposalsFor = ({ value, printed }: ProseNumber, reading: string): readonly Proposal[] => {
  const answer = answerOf(value, printed);
  const why = reading === '' ? 'it counts what the sentence says' : `it counts what the sentence says: ${reading}`;
  return [
    ...(answer === undefined ? [] : [{ answer, why }]),
    { answer: NO_COUNT, why: 'it counts something else, or a table gives it already' },
  ];
};

const asksOf = (printed: string, times: number, sentence: string): string => {
  const which = times > 1 ? `“${printed}” (number ${times} of them)` : `“${printed}”`;
  return /^no$/i.test(printed)
    ? `“${sentence}” Does ${which} say that there were none?`
    : `“${sentence}” Is ${which} a count to be taken in?`;
};

interface Asked {
  readonly sentence: string;
  readonly numbers: readonly ProseNumber[];
  readonly at: Found['at'];
}

/** A person’s word on each number makes it a count; until then it is a question with the sentence as its evidence. */
function countsIn({ sentence, numbers, at }: Asked, settling: Settling): readonly ReadCount[] {
  const whole = meaningOf(sentence);
  const named = new Map<string, number>();
  let before: Meaning | undefined;
  return numbers.flatMap((number) => {
    const { meaning, labels } = meaningIn(number, whole, before);
    before = meaning;
    const times = (named.get(number.printed) ?? 0) + 1;
    named.set(number.printed, times);
    const printed =
      numbers.length === 1 ? sentence : `${number.printed}${times > 1 ? ` (${times})` : ''} in: ${sentence}`;
    const answer = settling.given.answers.find('prose', printed);
    if (answer === undefined) {
      const reading = readingOf(meaning);
      settling.questions.ask(
        ...(['prose', printed, at, asksOf(number.printed, times, sentence)] as const),
        proposalsFor(number, reading),
      );
      return [];
    }
    const value = answered(answer, { value: null, low: null, high: null, missing: 'not-given' });
    if (value.value === null && value.high === null) return [];
    const found: Found = {
      value: { ...number.value, ...value, doubt: undefined, odd: undefined },
      ...{ printed: sentence, meaning, labels, at, totalOf: undefined },
    };
    return [settle(found, settling)];
  });
}

/** Whether a row was made of these words: a line can hold one, and sentences beside it. */
const isOf = ({ words }: Sentence, cells: readonly string[]): boolean =>
  words.startsWith(cells[0] ?? '') && words.endsWith(cells.at(-1) ?? '');

/** Sentences that stand in no table. */
export const looseOf = ({ grids, sentences }: Page): readonly Sentence[] => {
  const used = Map.groupBy(
    grids.flatMap(({ rows }) => rows),
    ({ row }) => row,
  );
  return sentences.filter((each) => used.get(each.row)?.some(({ cells }) => isOf(each, cells)) !== true);
};

/** Counts inside the sentences of an answer, as far as a person has confirmed them. */
export function proseCounts(
  page: Page,
  settling: Omit<Settling, 'context'>,
  read: ReadonlySet<Sentence>,
): readonly ReadCount[] {
  const words = page.sentences.map((each) => each.words);
  const context = contextOf(words.slice(0, 1), words.slice(1));
  const left = looseOf(page).filter((each) => !read.has(each));
  return left.flatMap(({ row, words: sentence }) => {
    const { counts, others } = proseIn(sentence);
    const at = { file: page.file, sheet: null, row, column: null };
    const unasked = sentence.length > LONGEST ? [...counts.map(({ printed }) => printed), ...others] : others;
    if (unasked.length > 0)
      settling.oddities.push({
        says: `Numbers in a sentence were not read as counts: ${unasked.join(', ')} in “${sentence.slice(0, LONGEST)}”.`,
        at,
      });
    return sentence.length > LONGEST ? [] : countsIn({ sentence, numbers: counts, at }, { ...settling, context });
  });
}
