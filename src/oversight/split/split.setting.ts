import type { Whole } from '../../platform/setting/index.ts';
import { LEAST } from '../measure/index.ts';

/** Both can be raised and never lowered: below them nothing could be told, and a person could be guessed at. */
export const splitLeastDecisions = {
  kind: 'whole',
  name: 'splitLeastDecisions',
  label: 'Differences between decisions are split from',
  note: 'Fewer decisions than this are too few to say what goes with facts, with policy and with who decided.',
  confidence: 'D',
  source: 'Simulation, docs/measures.md',
  unit: 'decisions',
  least: LEAST.cases,
  most: 5000,
  default: LEAST.cases,
} as const satisfies Whole;

export const splitLeastPeople = {
  kind: 'whole',
  name: 'splitLeastPeople',
  label: 'Differences between decisions are split where at least so many decided',
  note: 'Of fewer people one could be guessed at.',
  confidence: 'D',
  source: 'Handbook 7.4',
  unit: 'people',
  least: LEAST.people,
  most: 200,
  default: LEAST.people,
} as const satisfies Whole;

export const splitSettings = [splitLeastDecisions, splitLeastPeople] as const;
