import fc from 'fast-check';
import type { AdviceInput, AdvicePerson, Policy } from '../../policy/index.ts';

type State = NonNullable<AdvicePerson['facts']>[string];
type States = Record<string, State>;

export const SAID_OF_EACH_CHILD = ['under-13', 'persistent-behaviour', 'capacity-concern', 'immediate-harm'];
const ANSWERS = ['ruled-out', 'no-evidence', 'suspected', 'confirmed'] as const;
const PARTS = [
  [],
  ['depicted'],
  ['depicted', 'shared'],
  ['received'],
  ['received', 'asked-for'],
  ['received', 'passed-on'],
  ['protected'],
  ['reported'],
] as const;

export const isPresent = (state: State | undefined): boolean => state === 'suspected' || state === 'confirmed';

export function isActor({ parts, by }: AdvicePerson): boolean {
  const handled = (parts ?? []).some((part) => ['shared', 'received', 'passed-on', 'asked-for'].includes(part));
  return handled || Object.values(by ?? {}).some(isPresent);
}

/** Whether a factor is said to be present, of the case or of anybody. */
export const isAnywhere = ({ factors, people }: AdviceInput, factor: string): boolean =>
  isPresent(factors?.[factor]) ||
  (people ?? []).some((person) => isPresent(person.by?.[factor]) || isPresent(person.towards?.[factor]));

/** Nearly everything answered no, and up to two things otherwise, so that every advice is met often. */
function states(ids: readonly string[]): fc.Arbitrary<States> {
  const other = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ANSWERS));
  return fc
    .oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(other, { maxLength: 2 }) })
    .map((others) => Object.fromEntries([...ids.map((id) => [id, 'ruled-out'] as const), ...others]));
}

const ofKind = ({ files }: Policy, kind: string): string[] =>
  files.facts.filter((fact) => fact.kind === kind).map(({ id }) => id);

/** What can be said to be done by or towards somebody. */
export const conductOf = (policy: Policy): string[] =>
  ofKind(policy, 'factor').filter((id) => !SAID_OF_EACH_CHILD.includes(id));

export const vulnerabilitiesOf = (policy: Policy): string[] =>
  ofKind(policy, 'person-fact').filter((id) => !SAID_OF_EACH_CHILD.includes(id));

function anyPerson(policy: Policy, ref: string): fc.Arbitrary<AdvicePerson> {
  const conduct = conductOf(policy);
  return fc.record({
    ref: fc.constant(ref),
    age: fc.oneof(fc.integer({ min: 8, max: 19 }), fc.constantFrom(0, 9, 10, 12, 13, 17, 18, 40)),
    identified: fc.oneof(fc.constant(true), fc.boolean()),
    parts: fc.constantFrom(...PARTS).map((parts) => [...parts]),
    facts: states(ofKind(policy, 'person-fact')),
    by: states(conduct),
    towards: states(conduct),
  });
}

/** A case of which everything is known. */
export function anyCase(policy: Policy): fc.Arbitrary<AdviceInput> {
  const conditions = policy.files.facts.filter(({ kind }) => kind === 'condition');
  const met = conditions.filter((condition) => condition.id !== 'category-decision');
  const everything = Object.fromEntries(met.map((condition) => [condition.id, firstAnswer(policy, condition.id)]));
  return fc.record({
    nation: fc.constantFrom('england' as const, 'wales' as const),
    on: fc.constantFrom('2016-12-01', '2019-03-31', '2019-04-01', '2024-05-01', '2026-11-22'),
    people: fc
      .tuple(anyPerson(policy, 'A'), anyPerson(policy, 'B'), anyPerson(policy, 'C'), fc.integer({ min: 1, max: 3 }))
      .map(([a, b, c, count]) => [a, b, c].slice(0, count)),
    factors: states(conductOf(policy)),
    checks: fc.constantFrom('complete' as const, 'complete' as const, 'outstanding' as const, 'unavailable' as const),
    earlierReports: fc.constantFrom(0, 0, 0, 1, 2),
    conditions: fc.constantFrom({}, everything),
  });
}

function firstAnswer({ files }: Policy, condition: string): string {
  const answer = files.facts.find(({ id, kind }) => kind === 'condition' && id === condition)?.answers[0];
  return typeof answer === 'string' ? answer : (answer?.id ?? 'unstated');
}

interface Piece<Whole> {
  readonly answers: number;
  readonly put: (whole: Whole, answer: number | undefined) => Whole;
}

/** One answer that may be missing, put back as each thing it could turn out to be (by its number) or left unknown. */
export interface Gap extends Piece<AdviceInput> {
  readonly name: string;
}

const AGES = [0, 8, 9, 10, 12, 13, 14, 17, 18, 40, 120];
const NINE_TO_THIRTEEN: [number, number] = [9, 13];
const CHECKS = ['complete', 'outstanding', 'unavailable'] as const;

function gap<Answer, Whole>(
  answers: readonly Answer[],
  change: (whole: Whole, answer: Answer | undefined) => Whole,
): Piece<Whole> {
  return {
    answers: answers.length,
    put: (whole, answer) => change(whole, answer === undefined ? undefined : answers[answer]),
  };
}

const ofPerson = (place: number, name: string, { answers, put }: Piece<AdvicePerson>): Gap => ({
  name: `people[${place}].${name}`,
  answers,
  put: (input, answer) => ({
    ...input,
    people: (input.people ?? []).map((person, each) => (each === place ? put(person, answer) : person)),
  }),
});

/** What can be left out of a person: an age, whether identified, a part, what they did or had done to them. */
function gapsOfPerson(policy: Policy, place: number): fc.Arbitrary<Gap> {
  const stateOf = (field: 'by' | 'towards' | 'facts', ids: readonly string[]) =>
    fc.constantFrom(...ids).map((id) =>
      ofPerson(
        place,
        `${field}.${id}`,
        gap(ANSWERS, (person: AdvicePerson, state) => ({
          ...person,
          [field]: { ...person[field], [id]: state ?? 'unknown' },
        })),
      ),
    );
  const age = gap(AGES, (person: AdvicePerson, years) => ({ ...person, age: years ?? ('unknown' as const) }));
  const range = gap([9, 10, 11, 12, 13], (person: AdvicePerson, years) => ({
    ...person,
    age: years ?? NINE_TO_THIRTEEN,
  }));
  const identified = gap([true, false], ({ identified: _, ...person }: AdvicePerson, is) =>
    is === undefined ? person : { ...person, identified: is },
  );
  return fc.oneof(
    fc.constantFrom(ofPerson(place, 'age', age), ofPerson(place, 'age', range)),
    fc.constant(ofPerson(place, 'identified', identified)),
    stateOf('by', conductOf(policy)),
    stateOf('towards', conductOf(policy)),
    stateOf('facts', ofKind(policy, 'person-fact')),
  );
}

export function anyGap(policy: Policy): fc.Arbitrary<Gap> {
  const ofCase = fc.constantFrom(...conductOf(policy)).map((id) => ({
    name: `factors.${id}`,
    ...gap(ANSWERS, (input: AdviceInput, state) => ({
      ...input,
      factors: { ...input.factors, [id]: state ?? ('unknown' as const) },
    })),
  }));
  const checks = gap(CHECKS, ({ checks: _, ...input }: AdviceInput, is) =>
    is === undefined ? input : { ...input, checks: is },
  );
  const reports = gap([0, 1, 2, 3], (input: AdviceInput, count) => ({
    ...input,
    earlierReports: count ?? ('unknown' as const),
  }));
  return fc.oneof(
    ofCase,
    fc.constantFrom({ name: 'checks', ...checks }, { name: 'earlierReports', ...reports }),
    fc.nat(2).chain((place) => gapsOfPerson(policy, place)),
  );
}

/** Every way in which the gaps can turn out. */
export const filled = (input: AdviceInput, gaps: readonly Gap[]): AdviceInput[] =>
  gaps.reduce<AdviceInput[]>(
    (inputs, { answers, put }) =>
      inputs.flatMap((each) => Array.from({ length: answers }, (_, answer) => put(each, answer))),
    [input],
  );
