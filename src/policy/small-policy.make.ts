import fc from 'fast-check';
import type { AdviceInput, AdvicePerson, AnswerState } from './advice.schema.ts';
import { CHECKS, NATIONS, PARTS, STATES, type Condition, type PersonCondition } from './condition.schema.ts';
import {
  CATEGORIES,
  RESPONSES,
  STANDINGS,
  type Effect,
  type Fact,
  type Outcome,
  type PolicyFiles,
  type Rule,
} from './policy.schema.ts';

const FACTORS = ['coercion', 'adult-involved', 'persistent-behaviour', 'under-13', 'immediate-harm'];
const FACTS = ['child-in-care', 'immediate-harm'];
const cited = { source: 'S1', paragraph: '1', confidence: 'D' } as const;

const fact = (kind: Fact['kind'], answers: string[]) => (id: string) => ({
  ...{ ...cited, id, kind, answers, question: `${id}?`, help: '', whoMayAnswer: [] },
  ...{ mayAskChild: false, always: false },
});

const outcome = (code: string): Outcome => ({
  ...{ code, title: code, from: '2016-01-01', until: null, source: 'S1', note: '' },
  status: 'confirmed',
  formal: 'none',
  confidence: 'D',
});

/** A version with these rules and hardly anything else. */
export const smallPolicy = (rules: readonly Rule[]): PolicyFiles => ({
  policy: { format: 1, id: 'small', title: 'Small', inForceFrom: '2016-01-01', inForceUntil: null },
  sources: [{ id: 'S1', title: 'Source', body: 'Body', year: 2016, url: null, extent: 'all' }],
  facts: [
    ...FACTORS.map(fact('factor', [...STATES])),
    ...FACTS.map(fact('person-fact', [...STATES])),
    fact('condition', ['met', 'not-met'])('rationale'),
  ],
  outcomes: ['8', '21'].map(outcome),
  rules: [...rules],
  settings: [
    { name: 'model', label: '', answers: ['OLD', 'NEW'], default: 'NEW', note: '', confidence: 'D', source: 'S1' },
  ],
  periods: [],
  scenarios: [],
  disagreements: [],
});

export const smallRule = (id: string, about: Rule['about'], when: Condition, effect: Effect): Rule => ({
  ...{ ...cited, id, about, when, effect, says: `Rule ${id}.`, owner: 'owner', review: '2030-01-01' },
  ...{ from: '2016-01-01', until: null, examples: { fires: {}, fails: {} } },
});

const some = <T>(...all: readonly T[]) => fc.subarray([...all], { minLength: 1 });
const factor = fc.constantFrom(...FACTORS);
const span = fc.oneof(
  fc.record({ from: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ below: fc.integer({ min: 1, max: 20 }) }),
);
const reports = fc.oneof(
  fc.record({ from: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ below: fc.integer({ min: 1, max: 3 }) }),
);

const { body } = fc.letrec<{ body: PersonCondition }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 2 },
    fc.record({ age: span }),
    fc.record({ part: fc.constantFrom(...PARTS) }),
    fc.constant({ actor: true } as const),
    fc.constant({ identified: true } as const),
    fc.record({ by: factor, is: some(...STATES) }),
    fc.record({ towardsAny: some(...FACTORS), is: some(...STATES) }),
    fc.record({ fact: fc.constantFrom(...FACTS), is: some(...STATES) }),
    fc.record({ all: fc.array(tie('body'), { maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('body'), { maxLength: 2 }) }),
    fc.record({ not: tie('body') }),
  ),
}));

const conditions = (about: Rule['about']) =>
  fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.record({ factor, is: some(...STATES) }),
      fc.record({ checks: some(...CHECKS) }),
      fc.record({ earlierReports: reports }),
      fc.record({ nation: fc.constantFrom(...NATIONS) }),
      fc.record({ setting: fc.constant('model'), is: some('OLD', 'NEW') }),
      fc.record({ condition: fc.constant('rationale'), is: some('met', 'not-met', 'unstated') }),
      fc.record({ someone: body }),
      fc.record({ everyone: body }),
      ...(about === 'person' ? [fc.record({ this: body }), fc.record({ someOther: body })] : []),
      fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  })).condition;

const ofCase: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ response: fc.constantFrom(...RESPONSES) }),
  fc.record({ category: fc.constantFrom(...CATEGORIES) }),
);
const ofEither: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ standing: fc.constantFrom(...STANDINGS), outcomes: some('8', '21') }),
  fc.constantFrom('refer', 'tell').map((id) => ({ duty: { id, owner: 'officer', within: { hours: 24 } } })),
);
const ofPerson = fc.constantFrom(
  { role: 'victim', rank: 1 } as const,
  { role: 'person-involved', rank: 2 } as const,
  { role: 'suspect', rank: 3 } as const,
  { role: 'victim', rank: 4 } as const,
);

const anyRule = (id: string): fc.Arbitrary<Rule> =>
  fc.oneof(
    fc
      .tuple(conditions('case'), fc.oneof(ofCase, ofEither))
      .map(([when, effect]) => smallRule(id, 'case', when, effect)),
    fc
      .tuple(conditions('person'), fc.oneof(ofEither, ofPerson))
      .map(([when, effect]) => smallRule(id, 'person', when, effect)),
  );

export const anyRules = fc.tuple(...['r1', 'r2', 'r3', 'r4', 'r5'].map(anyRule));

const state = (): fc.Arbitrary<AnswerState> =>
  fc.oneof({ arbitrary: fc.constantFrom(...STATES), weight: 12 }, { arbitrary: fc.constant('unknown'), weight: 1 });
const states = (ids: readonly string[]): fc.Arbitrary<Record<string, AnswerState>> =>
  fc
    .tuple(
      ...ids.map((id) =>
        fc.tuple(
          fc.constant(id),
          fc.oneof({ arbitrary: state(), weight: 15 }, { arbitrary: fc.constant(null), weight: 1 }),
        ),
      ),
    )
    .map((all) => Object.fromEntries(all.flatMap(([id, each]) => (each === null ? [] : [[id, each]]))));
const parts = fc.subarray([...PARTS]).map((all) => all.filter((part) => part !== 'protected' || all.length === 1));

const age = fc.oneof(
  fc.integer({ min: 5, max: 22 }),
  fc.tuple(fc.integer({ min: 5, max: 22 }), fc.nat(4)).map(([low, more]): [number, number] => [low, low + more]),
);

const person = (ref: string): fc.Arbitrary<AdvicePerson> =>
  fc
    .record({
      age,
      identified: fc.boolean(),
      parts,
      facts: states(FACTS),
      by: states(FACTORS),
      towards: states(FACTORS),
    })
    .map((made) => ({ ref, ...made }));

const without = (input: AdviceInput, dropped: readonly string[]): AdviceInput => {
  const kept = <T extends object>(thing: T, path: string): T => {
    const copy = { ...thing };
    for (const key of Object.keys(copy)) if (dropped.includes(path + key)) Reflect.deleteProperty(copy, key);
    return copy;
  };
  return kept({ ...input, people: (input.people ?? []).map((each, place) => kept(each, `${place}.`)) }, '');
};

/** Mostly answered, so that everything left can be tried. */
export const anyInput: fc.Arbitrary<AdviceInput> = fc
  .record({
    nation: fc.constantFrom(...NATIONS),
    people: fc.oneof(fc.tuple(person('A')), fc.tuple(person('A'), person('B')), fc.constant([])),
    factors: states(FACTORS),
    checks: fc.constantFrom(...CHECKS),
    earlierReports: fc.oneof(fc.nat(3), fc.constant('unknown' as const)),
    conditions: fc.constantFrom({}, { rationale: 'met' }, { rationale: 'not-met' }),
    settings: fc.constantFrom({}, { model: 'OLD' }, { model: 'NEW' }),
    dropped: fc.subarray(['nation', 'checks', 'earlierReports', '0.age', '0.identified', '0.parts', '1.identified'], {
      maxLength: 2,
    }),
  })
  .map(({ dropped, ...input }) => without({ ...input, people: [...input.people] }, dropped));
