import { cellValues, isRefusalDenied, REFUSED, type CellValue } from './cell-value.ts';
import { contextOfProse } from './context.ts';
import type { Place } from './count.ts';
import type { Found } from './found.ts';
import type { ReadCount } from './import-read.ts';
import { meaningOf, NOTHING, type Meaning } from './label.ts';
import { outcomeTold } from './outcome-wording.ts';
import type { Page, Sentence } from './page.ts';
import { proseIn } from './prose.ts';
import { looseOf } from './prose-counts.ts';
import { deniedPart, refusedPart } from './refused-part.ts';
import { settle } from './settle.ts';
import type { Settling } from './settling.ts';

/** A sentence that says more than this answers nothing by itself. */
const LONGEST = 300;

/** A reason for no number is an answer; *not given* and *withheld* in passing say nothing of their own. */
const isReason = ({ missing }: CellValue): boolean =>
  missing === 'refused' || missing === 'not-held' || missing === 'no-answer';

interface Told {
  /** What is told of; undefined where the words name nothing countable. */
  readonly meaning: Meaning | undefined;
  readonly words: string;
  readonly value: CellValue;
  /** It has the words of a refusal, and says that there is none. */
  readonly isDenied?: true;
}

/** What is named in the words, where its wording can be several types too: which, is asked. */
const named = (words: string): Meaning => {
  const meaning = meaningOf(words);
  return { ...meaning, outcome: outcomeTold(words) ?? meaning.outcome };
};

/** Who was counted is said in the sentence or is a question: another sentence’s age is not this one’s. */
function told(words: string): Told | undefined {
  const [value, more] = words.length > LONGEST ? [] : cellValues(words);
  if (value === undefined && words.length <= LONGEST && isRefusalDenied(words))
    return { meaning: undefined, words, value: REFUSED, isDenied: true };
  if (value === undefined || more !== undefined) return undefined;
  const { measure, outcome, period, periodWords, age, offence } = named(words);
  // *No information is held for arrests under Outcome 21* is not of all of either: which, is asked.
  const isOfBoth = measure === 'arrests' && outcome !== undefined;
  if ((measure === undefined && outcome === undefined) || isOfBoth) return { meaning: undefined, words, value };
  return { meaning: { ...NOTHING, measure, outcome, period, periodWords, age, offence, words }, words, value };
}

interface InWords {
  readonly counts: readonly ReadCount[];
  /** Sentences that were read whole, of which no number is asked again. */
  readonly read: ReadonlySet<Sentence>;
}

/** Numbers of a sentence that a person will be asked about: *no arrests* by itself is read here. */
const numbersIn = ({ words }: Sentence): number =>
  proseIn(words).counts.filter(({ printed }) => !/^no$/i.test(printed)).length;

const CLAUSES = /[;,]\s|\s(?:and|but|while|whereas|although)\s/i;

/** A sentence by itself; of one with numbers of its own, the clauses that say that something else was not given. */
const toldIn = (sentence: Sentence, numbers: number): readonly Told[] =>
  (numbers === 0 ? [sentence.words] : sentence.words.split(CLAUSES)).flatMap((words) => {
    const each = told(words);
    // A number by itself in running text counts nothing that anybody could name; any other than 0 is asked as prose.
    const isNumber =
      each?.value.value !== null && (numbers > 0 || each?.value.value !== 0 || each.meaning === undefined);
    return each === undefined || isNumber ? [] : [each];
  });

interface Reading {
  readonly alone: boolean;
  /** Whether numbers stand in other sentences: then something was answered. */
  readonly others: boolean;
  readonly settling: Omit<Settling, 'context'>;
}

const isVague = ({ meaning, value }: Told, { alone }: Reading): boolean =>
  (value.value === null && !isReason(value)) || (meaning === undefined && !alone);

const vagueSays = ({ words, isDenied }: Told): string =>
  isDenied === true
    ? `“${words}” has the words of a refusal and says that there is none; nothing was read from it.`
    : `“${words}” says that there is no number, and not of what; it was not read as an answer.`;

/** What is told of; undefined while a person is asked. */
function meaningTold(
  { meaning, words, isDenied }: Told,
  at: Place,
  { others, settling }: Reading,
): Meaning | undefined {
  if (meaning !== undefined) return meaning;
  const { period, periodWords } = meaningOf(words);
  const part = isDenied === true ? deniedPart(words, at, settling) : refusedPart(words, at, others, settling);
  return part === undefined ? undefined : { ...part, period, periodWords };
}

/** Sentences that answer by themselves: a zero in words, a refusal, *we do not hold information on Outcome 22*. */
export function wordCounts(page: Page, settling: Omit<Settling, 'context'>, alone: boolean): InWords {
  const titles = [...new Set(page.grids.flatMap(({ over }) => over))];
  const loose = looseOf(page).map((sentence) => ({ sentence, numbers: numbersIn(sentence) }));
  const counting = new Set(loose.filter(({ numbers }) => numbers > 0).map(({ sentence }) => sentence));
  const wordsOf = (isWanted: (each: Sentence) => boolean) => page.sentences.filter(isWanted).map(({ words }) => words);
  const all = wordsOf((each) => !counting.has(each));
  const about = titles.length > 0 ? titles : all.slice(0, 1);
  const context = contextOfProse(
    about,
    all,
    wordsOf((each) => counting.has(each)),
  );
  const counts: ReadCount[] = [];
  const read = new Set<Sentence>();
  const reading = { alone, others: loose.some(({ numbers }) => numbers > 0), settling };
  for (const { sentence, numbers } of loose)
    for (const each of toldIn(sentence, numbers)) {
      const { words, value } = each;
      const at = { file: page.file, sheet: null, row: sentence.row, column: null };
      if (isVague(each, reading)) {
        settling.oddities.push({ says: vagueSays(each), at });
        continue;
      }
      if (numbers === 0) read.add(sentence);
      const meaning = meaningTold(each, at, reading);
      if (meaning === undefined) continue;
      const found: Found = { value, printed: words, meaning, labels: [], at, totalOf: undefined };
      counts.push(settle(found, { ...settling, context }));
    }
  return { counts, read };
}
