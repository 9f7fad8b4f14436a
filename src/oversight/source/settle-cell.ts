import { answered, NO_COUNT } from './answered.ts';
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
const NOT_GIVEN = { answer: 'not given', why: 'nothing was found out or handed over' };

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
    proposals: () => [ZERO, NOT_GIVEN],
  },
  'no-results': {
    asks: (printed) => `“${printed}”: were there none, or could the search not tell?`,
    proposals: () => [ZERO, NOT_GIVEN],
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
  about: { asks: (printed) => `“${printed}” is about a number. Between what bounds?`, proposals: () => [] },
};

/** The value of a cell with what a person said of its doubt; until then the bounds that hold either way, and a question. */
export function settleCell({ value: cell, printed, at }: Found, { given, questions, oddities }: Settling): Value {
  const { doubt, odd } = cell;
  const value = { value: cell.value, low: cell.low, high: cell.high, missing: cell.missing };
  if (odd !== undefined) oddities.push({ says: `“${printed}”: ${odd}.`, at });
  if (doubt === undefined) return value;
  const answer = given.answers.find(doubt, printed);
  if (answer === undefined)
    questions.ask(doubt, printed, at, DOUBTS[doubt].asks(printed), DOUBTS[doubt].proposals(printed));
  return answer === undefined ? value : answered(answer, value);
}
