import type { AdviceInput, AnswerState } from './advice.schema.ts';
import { STATES } from './condition.schema.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { simpleSteps, type Step } from './proof-simple-steps.ts';
import { idsOfKind, UNPLACED } from './variables.ts';

const SAID: readonly (AnswerState | undefined)[] = [undefined, 'unknown', ...STATES];
const FIELDS = ['facts', 'by', 'towards'] as const;
type Field = (typeof FIELDS)[number];

/** Every answer to every question, each set beside what else may be said of the same. */
export function* stepsFrom(files: PolicyFiles): Generator<Step> {
  yield* simpleSteps();
  const [factors, facts] = [idsOfKind(files, 'factor'), idsOfKind(files, 'person-fact')];
  for (const id of factors) {
    yield* caseSteps(id, undefined, undefined);
    for (const field of FIELDS)
      if (field !== 'facts' || facts.includes(id))
        for (const own of SAID) {
          yield* caseSteps(id, field, own);
          yield* ownSteps(id, field, own, factors);
        }
  }
  for (const id of facts) for (const own of SAID) yield* ownSteps(id, 'facts', own, factors);
}

/** Said of the case, with or without somebody who says something of the same. */
function* caseSteps(id: string, field: Field | undefined, own: AnswerState | undefined): Generator<Step> {
  // On both sides of the age from which under-13 derives.
  for (const age of [12, 15]) {
    const of = once((state) => inputOf(id, state, field, own, age));
    for (const [was, is] of answers(id, 'case', undefined))
      yield { what: `${id} of the case from ${was ?? 'left out'} to ${is}`, before: of(was), after: of(is) };
  }
}

function* ownSteps(
  id: string,
  field: Field,
  own: AnswerState | undefined,
  factors: readonly string[],
): Generator<Step> {
  for (const ofCase of factors.includes(id) ? SAID : [undefined]) {
    const of = once((state) => inputOf(id, ofCase, field, state, 15));
    for (const [was, is] of answers(id, field, ofCase).filter(([from]) => from === own))
      yield { what: `${field}.${id} from ${was ?? 'left out'} to ${is}`, before: of(was), after: of(is) };
  }
}

/** One input for one answer, whichever step begins or ends at it. */
function once(make: (state: AnswerState | undefined) => AdviceInput): (state: AnswerState | undefined) => AdviceInput {
  const made = new Map<AnswerState | undefined, AdviceInput>();
  return (state) => {
    const known = made.get(state) ?? make(state);
    made.set(state, known);
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
