import type { AdviceInput, AdvicePerson, AnswerState } from './advice.schema.ts';
import { CHECKS, NATIONS, PARTS, STATES } from './condition.schema.ts';
import { evidenceOf } from './evidence.ts';
import type { PolicyFiles } from './policy.schema.ts';
import type { OfVersion } from './proof-statement.ts';
import { idsOfKind, layOut, UNPLACED, type Variables } from './variables.ts';

/** How an input is read; to plant a fault in it, another way of reading. */
export type Read = (variables: Variables, input: AdviceInput) => Int32Array;

/**
 * What an answer leaves possible is read question by question, from what is said of that one question of the case and of
 * the person: trying each of these with each other tries everything. What advice makes of it is proved apart
 * (`proof-unknown.ts`), so that together nothing is ever advised that was not possible before an unknown was answered.
 */
export const ofAnswers = (read: Read = evidenceOf): OfVersion => ({
  of: 'the version',
  id: 'answers-narrow',
  says: 'Answering what was said to be unknown, of the case or of anybody in it, leaves possible only what was possible before, whatever ages and earlier reports already tell.',
  people: 1,
  lacks: ([view]) => (view === undefined ? [] : widened(view.files, read)),
});

interface Step {
  readonly what: string;
  readonly before: AdviceInput;
  readonly after: AdviceInput;
}

function widened(files: PolicyFiles, read: Read): string[] {
  const layouts = [layOut(files, 0), layOut(files, 1)];
  return [...stepsFrom(files)].flatMap(({ what, before, after }) => {
    const variables = layouts[before.people?.length ?? 0];
    if (variables === undefined) return [];
    const [wide, narrow] = [read(variables, before), read(variables, after)];
    const isWider = narrow.some((values, place) => (values & ~(wide[place] ?? 0)) !== 0);
    return isWider ? [`${what}: something becomes possible that was not.`] : [];
  });
}

/** Ages on both sides of every line of age. */
const LINES = [0, 9, 10, 12, 13, 17, 18, 40];
const SAID: readonly (AnswerState | undefined)[] = [undefined, 'unknown', ...STATES];
const FIELDS = ['facts', 'by', 'towards'] as const;
type Field = (typeof FIELDS)[number];

function* stepsFrom(files: PolicyFiles): Generator<Step> {
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
  for (const age of [12, 15])
    for (const [was, is] of answers(id, 'case', undefined))
      yield {
        what: `${id} of the case from ${was ?? 'left out'} to ${is}`,
        before: inputOf(id, was, field, own, age),
        after: inputOf(id, is, field, own, age),
      };
}

function* ownSteps(
  id: string,
  field: Field,
  own: AnswerState | undefined,
  factors: readonly string[],
): Generator<Step> {
  for (const ofCase of factors.includes(id) ? SAID : [undefined])
    for (const [was, is] of answers(id, field, ofCase).filter(([from]) => from === own))
      yield {
        what: `${field}.${id} from ${was ?? 'left out'} to ${is}`,
        before: inputOf(id, ofCase, field, was, 15),
        after: inputOf(id, ofCase, field, is, 15),
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

/** Of everything that is no state: nation, checks, earlier reports, and a person’s age, name and parts. */
function* simpleSteps(): Generator<Step> {
  const ofPerson = (person: Omit<AdvicePerson, 'ref'>): AdviceInput => ({ people: [{ ref: 'A', ...person }] });
  const from = (what: string, before: AdviceInput, after: readonly AdviceInput[]): Step[] =>
    after.map((each) => ({ what, before, after: each }));
  yield* from(
    'nation',
    {},
    NATIONS.map((nation) => ({ nation })),
  );
  yield* from(
    'checks',
    {},
    CHECKS.map((checks) => ({ checks })),
  );
  const counts = Array.from({ length: 12 }, (_, earlierReports) => ({ earlierReports }));
  for (const open of [{}, { earlierReports: 'unknown' as const }]) yield* from('earlier reports', open, counts);
  const ages = Array.from({ length: 121 }, (_, age) => ofPerson({ age }));
  for (const open of [{}, { age: 'unknown' as const }]) yield* from('age', ofPerson(open), ages);
  for (const low of LINES)
    for (const high of LINES.filter((each) => each >= low))
      yield* from('a range of ages', ofPerson({ age: [low, high] }), ages.slice(low, high + 1));
  yield* from(
    'whether somebody is known',
    ofPerson({}),
    [true, false].map((identified) => ofPerson({ identified })),
  );
  yield* from('parts', ofPerson({}), [ofPerson({ parts: [] }), ...PARTS.map((part) => ofPerson({ parts: [part] }))]);
}
