import type { Moment } from '../../platform/command/index.ts';
import { ok } from '../../platform/access/index.ts';
import type { AnswerFact, AnswerState } from './answer.ts';
import type { KnownRows } from './case-facts.ts';
import type { FactText, Guidance, Question } from './guidance.ts';
import type { NamePerson, NameState } from './name.ts';
import type { Statement } from './statement.ts';

export const NOW = new Date('2026-11-22T09:00:00Z');
export const CASE = '01990000-0000-7000-8000-0000000000c1';
export const ROWAN = '01990000-0000-7000-8000-00000000000a';
export const LINDEN = '01990000-0000-7000-8000-00000000000b';
export const ALDER = '01990000-0000-7000-8000-00000000000c';
export const OFFICER = '01990000-0000-7000-8000-0000000000f1';

export const moment: Moment = {
  actor: { force: 'northmoor', staff: OFFICER, name: 'Olive Example', roles: ['officer'] },
  now: NOW,
};

export const statement = (over: Partial<Statement> = {}): Statement => ({
  fact: 'coercion',
  person: null,
  direction: 'case',
  state: 'ruled-out',
  fromWhom: 'reporter',
  how: null,
  onFloor: false,
  at: NOW,
  by: OFFICER,
  ...over,
});

/** Two children of whom nothing is known. */
export const nothingKnown: KnownRows = {
  nation: 'england',
  parties: [
    { person: ROWAN, kind: 'child', position: 1, named: false, mayBeChild: false },
    { person: LINDEN, kind: 'child', position: 2, named: false, mayBeChild: false },
  ],
  ages: [],
  parts: [],
  statements: [],
  earlier: undefined,
  counted: 0,
  weighed: [],
};

const fact = (over: Partial<FactText> & Pick<FactText, 'id' | 'kind'>): FactText => ({
  question: `Is it so: ${over.id}?`,
  help: 'Help.',
  source: 'S1',
  paragraph: 'initial action',
  whoMayAnswer: ['officer-in-case'],
  mayAskChild: false,
  always: false,
  answers: [],
  ...over,
});

/** A small guidance: what is always asked, and a few that only matter at times. */
export const FACTS: readonly FactText[] = [
  fact({ id: 'immediate-harm', kind: 'person-fact', always: true, mayAskChild: true }),
  fact({ id: 'immediate-harm', kind: 'factor', always: true }),
  fact({ id: 'age', kind: 'other', always: true }),
  fact({ id: 'identified', kind: 'other', always: true }),
  fact({ id: 'depicted', kind: 'part', always: true }),
  fact({ id: 'shared', kind: 'part', always: true }),
  fact({ id: 'checks', kind: 'other', always: true }),
  fact({ id: 'earlierReports', kind: 'other', always: true }),
  fact({ id: 'adult-involved', kind: 'factor', always: true }),
  fact({ id: 'coercion', kind: 'factor', always: true }),
  fact({ id: 'grooming', kind: 'factor' }),
  fact({ id: 'under-13', kind: 'factor' }),
  fact({ id: 'persistent-behaviour', kind: 'factor' }),
  fact({ id: 'young-carer', kind: 'person-fact' }),
  fact({ id: 'rationale', kind: 'condition' }),
  fact({ id: 'antecedents', kind: 'other', answers: ['recorded', 'none'] }),
  fact({ id: 'spread', kind: 'other', answers: ['recorded', 'not-recorded'] }),
  fact({ id: 'public-interest', kind: 'other', answers: ['recorded', 'not-recorded'] }),
];

/** Guidance whose advice turns on these questions, whatever the facts. */
export const guidance = (unknowns: Question[] = []): Guidance => ({
  facts: FACTS,
  toAsk: () => ok({ unknowns, nextQuestion: unknowns[0] ?? null, offered: [] }),
});

export const askedOfCase: AnswerState = {
  saidOfHome: [],
  answer: '01990000-0000-7000-8000-0000000000d1',
  passage: '01990000-0000-7000-8000-0000000000d2',
  kinds: ['factor'],
  people: [ROWAN, LINDEN],
};

export const coercionRuledOut: AnswerFact = {
  case: CASE,
  fact: 'coercion',
  direction: 'case',
  person: undefined,
  state: 'ruled-out',
  fromWhom: 'reporter',
  interview: undefined,
  found: undefined,
};

export const searched: NameState = {
  statement: '01990000-0000-7000-8000-0000000000d3',
  isInCase: true,
  isErased: false,
  version: 0,
  isSearched: true,
  day: { earliest: '2026-11-20', latest: '2026-11-20' },
};

export const rowan: NamePerson = {
  case: CASE,
  person: ROWAN,
  basis: 0,
  details: { givenNames: 'Rowan', familyName: 'Example', birthDate: '2011-11-20' },
};
