import type { AdviceInput, AdvicePerson, Question } from './advice.schema.ts';
import { CHECKS, NATIONS, PARTS, STATES, type Part } from './condition.schema.ts';
import { agesOf } from './evidence.ts';
import { NOT_CONDUCT, UNPLACED, UNSTATED, type Variables } from './variables.ts';

/** From the lowest to the highest; null where it has no end. */
export type Range = readonly [number, number | null];

/** Numbers are answered by ranges in which no rule tells two apart; parts that are not known, by all of them at once. */
export type AnswerValue = string | boolean | Range | readonly Part[];

/** One answer that could be given, and the input in which it is. */
export interface Given {
  readonly answer: AnswerValue;
  readonly then: (input: AdviceInput) => AdviceInput;
}

/** A question, with every answer to it other than the one given. */
export interface Choice extends Question {
  readonly answers: readonly Given[];
}

const OLDEST = 120;

/** Everything that could be answered otherwise: of the case, of what the decider records, and of each person; in the order of the variables. */
export function choicesOf(variables: Variables, input: AdviceInput): Choice[] {
  const { nation, checks, earlierReports, factors, conditions } = input;
  return [
    choice(null, 'nation', others(NATIONS, nation), (i, answer) => ({ ...i, nation: answer })),
    choice(null, 'checks', others(CHECKS, checks), (i, answer) => ({ ...i, checks: answer })),
    choice(null, 'earlierReports', otherCounts(variables.reportBands, earlierReports), (i, [low]) => ({
      ...i,
      earlierReports: low,
    })),
    // Not stated is no answer: it is what the decider has still to record.
    ...[...variables.conditions].map(([id, { answers }]) =>
      choice(
        null,
        id,
        others(answers, conditions?.[id]).filter((answer) => answer !== UNSTATED),
        (i, answer) => ({
          ...i,
          conditions: { ...i.conditions, [id]: answer },
        }),
      ),
    ),
    ...[...variables.factors.keys()].map((id) =>
      choice(null, id, others(STATES, factors?.[id]), (i, answer) => ({
        ...i,
        factors: { ...i.factors, [id]: answer },
      })),
    ),
    ...(input.people ?? []).flatMap((person) => choicesAbout(variables, person)),
  ];
}

const others = <Value>(all: readonly Value[], given: unknown): Value[] => all.filter((each) => each !== given);

const otherCounts = (bands: readonly number[], given: AdviceInput['earlierReports']): Range[] =>
  bands
    .map((low, band): Range => [low, (bands[band + 1] ?? 0) - 1 < low ? null : (bands[band + 1] ?? 0) - 1])
    .filter(([low, high]) => typeof given !== 'number' || given < low || (high !== null && given > high));

const choice = <const Value extends AnswerValue>(
  person: string | null,
  fact: string,
  answers: readonly Value[],
  put: (input: AdviceInput, answer: Value) => AdviceInput,
): Choice => ({
  ...{ person, fact },
  answers: answers.map((answer) => ({ answer, then: (input) => put(input, answer) })),
});

function choicesAbout({ block, ageBands }: Variables, person: AdvicePerson): Choice[] {
  const { ref, parts } = person;
  const about = <const Value extends AnswerValue>(
    fact: string,
    answers: readonly Value[],
    put: (person: AdvicePerson, answer: Value) => AdvicePerson,
  ): Choice =>
    choice(ref, fact, answers, (input, answer) => ({
      ...input,
      people: (input.people ?? []).map((each) => (each.ref === ref ? put(each, answer) : each)),
    }));
  const stated = (field: 'facts' | 'by' | 'towards', ids: readonly string[], before: string) =>
    ids.map((id) =>
      about(before + id, others(STATES, person[field]?.[id]), (p, answer) => ({
        ...p,
        [field]: { ...p[field], [id]: answer },
      })),
    );
  // What is said of a case or of one person is done by nobody to anybody, so that nobody is asked by or to whom; behaviour
  // persists by somebody all the same.
  const ids = [...block.by.keys()];
  return [
    about('age', otherAges(ageBands, person), (p, [low, high]) => ({ ...p, age: [low, high ?? OLDEST] })),
    about('identified', others([true, false], person.identified), (p, identified) => ({ ...p, identified })),
    ...(parts === undefined ? [about('parts', PART_LISTS, (p, answer) => ({ ...p, parts: [...answer] }))] : []),
    ...(parts === undefined ? [] : PARTS).map((part) =>
      about(`parts.${part}`, [parts?.includes(part) !== true], (p, answer) => ({
        ...p,
        parts: PARTS.filter((each) => (each === part ? answer : p.parts?.includes(each))),
      })),
    ),
    ...stated(
      'by',
      ids.filter((id) => !NOT_CONDUCT.has(id)),
      'by.',
    ),
    ...stated(
      'towards',
      ids.filter((id) => !UNPLACED.has(id)),
      'towards.',
    ),
    ...stated('facts', [...block.facts.keys()], ''),
  ];
}

function otherAges(bands: readonly number[], person: AdvicePerson): Range[] {
  const [low, high] = agesOf(person);
  return bands
    .map((from, band) => [from, (bands[band + 1] ?? OLDEST + 1) - 1] as const)
    .filter(([from, to]) => low < from || high > to);
}

/** Handled an image only to protect somebody: written instead of these, never beside them. */
export const HANDLING: readonly Part[] = ['shared', 'received', 'passed-on', 'asked-for'];

const PART_LISTS: readonly (readonly Part[])[] = PARTS.reduce<readonly (readonly Part[])[]>(
  (lists, part) => [...lists, ...lists.map((list) => [...list, part])],
  [[]],
).filter((list) => !(list.includes('protected') && list.some((part) => HANDLING.includes(part))));
