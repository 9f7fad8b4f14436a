import { readVignettes } from './library.ts';
import type { AnswerState, DecideStandardCase, RoundState } from './round.ts';

export const LIBRARY = readVignettes();

export const ROUND = '01935000-0000-7000-8000-000000000001';

export const anOpenRound = (over: Partial<NonNullable<RoundState['round']>> = {}): RoundState => ({
  round: { id: ROUND, adviceShown: false, isClosed: false, ...over },
  hasWithdrawn: false,
});

/** A round in which 21 is as advised and 1 is not. */
export const anUndecided = (over: Partial<AnswerState> = {}): AnswerState => ({
  ...anOpenRound(),
  isInRound: true,
  own: undefined,
  outcomes: ['1', '21', '22'],
  isDeparture: (choice) => choice === '1',
  writer: { person: '01935000-0000-7000-8000-0000000000aa', isNew: true },
  ...over,
});

export const aDecision = (over: Partial<DecideStandardCase> = {}): DecideStandardCase => ({
  round: ROUND,
  vignette: 'two-willing',
  choice: '21',
  heads: ['age'],
  departure: undefined,
  reasons: {},
  ...over,
});
