import { ageIn } from './age-scope.ts';
import { NO_COUNT, NOT_GIVEN, THOUSANDS } from './answer-kind.ts';
import { answered } from './answered.ts';
import type { CellDoubt } from './cell-value.ts';
import type { Found } from './found.ts';
import type { ReadCount } from './import-read.ts';
import type { Proposal } from './import-read.ts';
import { answerOf, proseIn } from './prose.ts';
import type { Settling } from './settling.ts';

type Value = Pick<ReadCount, 'value' | 'low' | 'high' | 'missing'>;

interface Doubt {
  readonly asks: (printed: string) => string;
  readonly proposals: (printed: string) => readonly Proposal[];
}

const ZERO = { answer: '0', why: 'it was meant as none' };
const NOTHING_GIVEN = { answer: NOT_GIVEN, why: 'nothing was found out or handed over' };

const DOUBTS: Readonly<Record<CellDoubt, Doubt>> = {
  below: {
    asks: (printed) => `Does “${printed}” include 0?`,
    proposals: () => [
      { answer: 'from 1', why: 'most publishers print a true 0 as 0' },
      { answer: 'from 0', why: 'some hide 0 too' },
    ],
  },
  nil: {
    asks: (printed) => `Does “${printed}” mean 0, or that nothing was returned?`,
    proposals: () => [ZERO, NOTHING_GIVEN],
  },
  'no-results': {
    asks: (printed) => `“${printed}”: were there none, or could the search not tell?`,
    proposals: () => [ZERO, NOTHING_GIVEN],
  },
  glued: {
    asks: (printed) => `“${printed}” looks like two numbers run together. What does it say?`,
    proposals: () => [],
  },
  prose: {
    asks: (printed) => `Which count does “${printed}” give?`,
    proposals: (printed) => [
      ...proseIn(printed).counts.flatMap(({ value, printed: number }) => {
        const answer = answerOf(value, number);
        return answer === undefined ? [] : [{ answer, why: `it says “${number}”` }];
      }),
      { answer: NO_COUNT, why: 'it counts something else' },
    ],
  },
  point: {
    asks: (printed) =>
      `Does the point in “${printed}”, and in others of its column, part thousands? Else it is a fraction, and no count.`,
    proposals: (printed) => [
      { answer: THOUSANDS, why: `“${printed}” is then ${printed.replaceAll('.', '')}` },
      { answer: NO_COUNT, why: 'it is a fraction: a mean, a rate or a share' },
    ],
  },
  about: { asks: (printed) => `“${printed}” is about a number. Between what bounds?`, proposals: () => [] },
};

/** One column writes its numbers in one way: it is asked of once. */
const asked = ({ printed, labels, value: { doubt } }: Found): string =>
  doubt === 'point' ? (labels[0] ?? printed).slice(0, 400) : printed;

const thousands = (printed: string): Value => {
  const value = Number(printed.replaceAll('.', ''));
  return { value, low: value, high: value, missing: null };
};

/** The value of a cell with what a person said of its doubt; until then the bounds that hold either way, and a question. */
export function settleCell(found: Found, { given, questions, oddities }: Settling): Value {
  const { value: cell, printed, at } = found;
  const { doubt, odd } = cell;
  const value = { value: cell.value, low: cell.low, high: cell.high, missing: cell.missing };
  if (odd !== undefined) oddities.push({ says: `“${printed}”: ${odd}.`, at });
  // A share of the same number and an age are read; anything else, such as what it is out of, would be lost without a word.
  if (cell.value !== null && cell.said !== '' && !/%|per ?cent/.test(cell.said) && ageIn(cell.said) === undefined)
    oddities.push({ says: `“${printed}”: what stands in brackets was not read.`, at });
  if (doubt === undefined) return value;
  const answer = given.answers.find(doubt, asked(found));
  if (answer === undefined)
    questions.ask(doubt, asked(found), at, DOUBTS[doubt].asks(printed), DOUBTS[doubt].proposals(printed));
  // A number typed for one cell of a column would be read into all of them.
  if (doubt === 'point') return answer === THOUSANDS ? thousands(printed) : value;
  return answer === undefined ? value : answered(answer, value);
}
