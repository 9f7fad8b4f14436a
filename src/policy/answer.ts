import type { AdviceInput, AdvicePerson, Question } from './advice.schema.ts';
import { CHECKS, NATIONS, PARTS, STATES } from './condition.schema.ts';
import { UNSTATED, type Variables } from './variables.ts';

/** One answer that could be given, and the input in which it is. */
export interface Answer extends Question {
  readonly answer: string | number | boolean;
  readonly then: (input: AdviceInput) => AdviceInput;
}

/** Every answer other than those given: of the case, of what the decider records, and of each person. */
export function otherAnswers(variables: Variables, input: AdviceInput): Answer[] {
  const ofCase = [
    ...NATIONS.map((nation) => caseAnswer('nation', nation, (i) => ({ ...i, nation }))),
    ...CHECKS.map((checks) => caseAnswer('checks', checks, (i) => ({ ...i, checks }))),
    ...variables.reportBands.map((reports) =>
      caseAnswer('earlierReports', reports, (i) => ({ ...i, earlierReports: reports })),
    ),
    ...[...variables.factors.keys()].flatMap((id) =>
      STATES.map((state) => caseAnswer(id, state, (i) => ({ ...i, factors: { ...i.factors, [id]: state } }))),
    ),
    ...[...variables.conditions].flatMap(([id, { answers }]) =>
      answers
        .filter((answer) => answer !== UNSTATED)
        .map((answer) => caseAnswer(id, answer, (i) => ({ ...i, conditions: { ...i.conditions, [id]: answer } }))),
    ),
  ];
  return [...ofCase, ...(input.people ?? []).flatMap((person) => answersAbout(variables, person))];
}

const caseAnswer = (fact: string, answer: Answer['answer'], then: Answer['then']): Answer => ({
  ...{ person: null, fact, answer, then },
});

function answersAbout({ block, ageBands }: Variables, { ref, parts = [] }: AdvicePerson): Answer[] {
  const about = (fact: string, answer: Answer['answer'], change: (person: AdvicePerson) => AdvicePerson): Answer => ({
    ...{ person: ref, fact, answer },
    then: (input) => ({
      ...input,
      people: (input.people ?? []).map((person) => (person.ref === ref ? change(person) : person)),
    }),
  });
  const stated = (field: 'facts' | 'by' | 'towards', ids: Iterable<string>, before: string) =>
    [...ids].flatMap((id) =>
      STATES.map((state) => about(before + id, state, (p) => ({ ...p, [field]: { ...p[field], [id]: state } }))),
    );
  return [
    ...ageBands.map((age) => about('age', age, (p) => ({ ...p, age }))),
    ...[true, false].map((identified) => about('identified', identified, (p) => ({ ...p, identified }))),
    ...PARTS.filter((part) => !parts.includes(part)).map((part) =>
      about(`parts.${part}`, true, (p) => ({ ...p, parts: [...(p.parts ?? []), part] })),
    ),
    ...parts.map((part) =>
      about(`parts.${part}`, false, (p) => ({ ...p, parts: (p.parts ?? []).filter((each) => each !== part) })),
    ),
    ...stated('facts', block.facts.keys(), ''),
    ...stated('by', block.by.keys(), 'by.'),
    ...stated('towards', block.towards.keys(), 'towards.'),
  ];
}
