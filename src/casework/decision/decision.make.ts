import type { Advice } from '../../policy/index.ts';
import type { DecisionState, ProposeOutcome } from './decision.ts';

type OutcomeAdvice = Advice['people'][number]['outcomes'][number];

export const CRIME = '00000000-0000-7000-8000-0000000000a1';
export const CHILD = '00000000-0000-7000-8000-0000000000b1';
export const CASE = '00000000-0000-7000-8000-0000000000c1';

/** Advice on one child with these standings. */
export const anAdvice = (
  outcomes: readonly Partial<OutcomeAdvice>[],
  response: Advice['response'] = 'proportionate',
): Advice => ({
  policy: { id: '2024-05', digest: 'd' },
  adviceVersion: 1,
  category: 'non-aggravated',
  repeated: false,
  response,
  because: [],
  people: [
    {
      ref: 'Child 1',
      role: 'person-involved',
      because: [],
      outcomes: outcomes.map((outcome) => ({ code: '21', standing: 'available', because: [], needs: [], ...outcome })),
    },
  ],
  duties: [],
  unknowns: [],
  nextQuestion: null,
  notes: [],
  warnings: [],
  trace: [],
});

/** A case with one crime and one child that is open for a decision. */
export const anOpenDecision = (over: Partial<DecisionState> = {}): DecisionState => ({
  conditionsKnown: true,
  proposal: '00000000-0000-7000-8000-0000000000d1',
  crimes: [CRIME],
  against: new Map(),
  refs: new Map([[CHILD, 'Child 1']]),
  living: [CHILD],
  basisDigest: 'seen',
  asked: {},
  advice: anAdvice([{}]),
  decided: { response: undefined, category: undefined },
  unfinished: [],
  stage: 'open',
  ...over,
});

/** What an officer sends to propose an outcome for the one crime. */
export const aProposal = (over: Partial<ProposeOutcome['choices'][number]> = {}, seen = 'seen'): ProposeOutcome => ({
  case: CASE,
  choices: [{ crime: CRIME, outcome: '21', person: CHILD, departure: undefined, ...over }],
  conditions: {},
  reasons: {
    age: 'why',
    antecedents: 'why',
    severity: 'why',
    spread: 'why',
    understanding: 'why',
    'long-term-effect': 'why',
    views: 'why',
  },
  seen,
});
