import { cellValues, type CellValue } from './cell-value.ts';
import { contextOf } from './context.ts';
import type { Found } from './found.ts';
import type { ReadCount } from './import-read.ts';
import { meaningOf, NOTHING, WHOLE_REQUEST, type Meaning } from './label.ts';
import { outcomeTold } from './outcome-wording.ts';
import type { Page, Sentence } from './page.ts';
import { looseOf } from './prose-counts.ts';
import { settle } from './settle.ts';
import type { Settling } from './settling.ts';

/** A sentence that says more than this answers nothing by itself. */
const LONGEST = 300;

type Told =
  | { readonly kind: 'told'; readonly meaning: Meaning }
  /** Words for *none* or *not given* that say not of what. */
  | { readonly kind: 'vague' }
  | { readonly kind: 'nothing' };

/** A reason for no number is an answer; *not given* and *withheld* in passing say nothing of their own. */
const isReason = ({ missing }: CellValue): boolean =>
  missing === 'refused' || missing === 'not-held' || missing === 'no-answer';

function told(words: string, value: CellValue, alone: boolean): Told {
  const { measure, period, periodWords, age, offence } = meaningOf(words);
  const outcome = outcomeTold(words);
  const named = measure !== undefined || outcome !== undefined;
  // A number by itself in running text counts nothing that anybody could name; any other than 0 is asked as prose.
  if (value.value !== null && (value.value !== 0 || !named)) return { kind: 'nothing' };
  if (value.value === null && !isReason(value)) return { kind: 'vague' };
  if (!named && !alone) return { kind: 'vague' };
  // Who was counted is said in the sentence or is a question: another sentence’s age is not this one’s.
  const meaning = {
    ...NOTHING,
    measure: named ? measure : WHOLE_REQUEST,
    outcome,
    period,
    periodWords,
    age,
    offence,
    words,
  };
  return { kind: 'told', meaning };
}

interface InWords {
  readonly counts: readonly ReadCount[];
  /** Sentences that were read whole, of which no number is asked again. */
  readonly read: ReadonlySet<Sentence>;
}

/** Sentences that answer by themselves: a zero in words, a refusal, *we do not hold information on Outcome 22*. */
export function wordCounts(page: Page, settling: Omit<Settling, 'context'>, alone: boolean): InWords {
  const all = page.sentences.map((each) => each.words);
  const titles = [...new Set(page.grids.flatMap(({ over }) => over))];
  const context = { ...contextOf(titles.length > 0 ? titles : all.slice(0, 1), all), ages: [] };
  const counts: ReadCount[] = [];
  const read = new Set<Sentence>();
  for (const sentence of looseOf(page)) {
    const { row, words } = sentence;
    const [value, more] = words.length > LONGEST ? [] : cellValues(words);
    if (value === undefined || more !== undefined) continue;
    const at = { file: page.file, sheet: null, row, column: null };
    const said = told(words, value, alone);
    if (said.kind === 'vague')
      settling.oddities.push({
        says: `“${words}” says that there is no number, and not of what; it was not read as an answer.`,
        at,
      });
    if (said.kind !== 'told') continue;
    read.add(sentence);
    const found: Found = { value, printed: words, meaning: said.meaning, labels: [], at, totalOf: undefined };
    counts.push(settle(found, { ...settling, context }));
  }
  return { counts, read };
}
