import type { AdviceInput, AnswerState } from './advice.schema.ts';
import { STATES } from './condition.schema.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { simpleSteps, type Step } from './proof-simple-steps.ts';
import { ADULT, idsOfKind, UNPLACED } from './variables.ts';

const SAID: readonly (AnswerState | undefined)[] = [undefined, 'unknown', ...STATES];
const FIELDS = ['facts', 'by', 'towards'] as const;
type Field = (typeof FIELDS)[number];

/** Every answer to every question, each set beside what else may be said of the same. */
export function* stepsFrom(files: PolicyFiles): Generator<Step> {
  yield* simpleSteps();
  const [factors, facts] = [idsOfKind(files, 'factor'), idsOfKind(files, 'person-fact')];
  // Whether somebody may be an adult who acted bears on what no adult, said of the case, says of everybody else.
  yield* simpleSteps({ factors: { [ADULT]: 'ruled-out' } });
  yield* actingSteps(factors);
  for (const id of factors) {
    yield* caseSteps(id, undefined, inputsOf(id, undefined));
    for (const field of FIELDS) if (field !== 'facts' || facts.includes(id)) yield* stepsOfField(id, field, factors);
  }
  for (const id of facts) if (!factors.includes(id)) yield* ownSteps(id, 'facts', inputsOf(id, 'facts'), factors);
}

/** What an adult did, one factor after another, where nothing else of them says that they acted. */
function* actingSteps(factors: readonly string[]): Generator<Step> {
  const ruledOut = Object.fromEntries(factors.map((id) => [id, 'ruled-out' as const]));
  const of = (by: Record<string, AnswerState>): AdviceInput => ({
    people: [{ ref: 'A', age: 40, parts: [], by: { ...ruledOut, ...by } }],
    factors: { [ADULT]: 'ruled-out' },
  });
  for (const id of factors)
    for (const is of STATES)
      yield { what: `by.${id} of an adult to ${is}`, before: of({ [id]: 'unknown' }), after: of({ [id]: is }) };
}

function* stepsOfField(id: string, field: Field, factors: readonly string[]): Generator<Step> {
  const of = inputsOf(id, field);
  yield* caseSteps(id, field, of);
  yield* ownSteps(id, field, of, factors);
}

/** Said of the case, with or without somebody who says something of the same. */
function* caseSteps(id: string, field: Field | undefined, of: Inputs): Generator<Step> {
  for (const own of field === undefined ? [undefined] : SAID)
    // On both sides of the age from which under-13 derives.
    for (const age of [12, 15])
      for (const [was, is] of answers(id, 'case', undefined))
        yield {
          what: `${id} of the case from ${was ?? 'left out'} to ${is}`,
          before: of(was, own, age),
          after: of(is, own, age),
        };
}

function* ownSteps(id: string, field: Field, of: Inputs, factors: readonly string[]): Generator<Step> {
  for (const ofCase of factors.includes(id) ? SAID : [undefined])
    for (const [was, is] of answers(id, field, ofCase))
      yield {
        what: `${field}.${id} from ${was ?? 'left out'} to ${is}`,
        before: of(ofCase, was, 15),
        after: of(ofCase, is, 15),
      };
}

/** By what is said of the case, what the person says of their own, and their age. */
type Inputs = (ofCase: AnswerState | undefined, own: AnswerState | undefined, age: number) => AdviceInput;

/** One input for one way of answering, whichever step begins or ends at it. */
function inputsOf(id: string, field: Field | undefined): Inputs {
  const made = new Map<string, AdviceInput>();
  return (ofCase, own, age) => {
    const key = `${ofCase ?? ''} ${own ?? ''} ${age}`;
    const known = made.get(key) ?? inputOf(id, ofCase, field, own, age);
    made.set(key, known);
    return known;
  };
}

/**
 * What was unknown, and each answer to it. What is left out is unknown too, unless it is derived, or the case answers it
 * for everybody: then an answer of one's own is another answer, and answers nothing that was open.
 */
function answers(
  id: string,
  field: Field | 'case',
  ofCase: AnswerState | undefined,
): [AnswerState | undefined, AnswerState][] {
  const isDerived = UNPLACED.has(id) && field !== 'facts';
  const isOpen = !isDerived && ofCase !== 'ruled-out' && ofCase !== 'no-evidence';
  return STATES.flatMap((is): [AnswerState | undefined, AnswerState][] => [
    ['unknown', is],
    ...(isOpen ? [[undefined, is] satisfies [undefined, AnswerState]] : []),
  ]);
}

function inputOf(
  id: string,
  ofCase: AnswerState | undefined,
  field: Field | undefined,
  own: AnswerState | undefined,
  age: number,
): AdviceInput {
  const person = { ref: 'A', age, ...(own === undefined || field === undefined ? {} : { [field]: { [id]: own } }) };
  return {
    people: field === undefined ? [] : [person],
    earlierReports: 0,
    ...(ofCase === undefined ? {} : { factors: { [id]: ofCase } }),
  };
}
