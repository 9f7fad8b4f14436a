import type { AdviceInput, Policy } from '../../policy/index.ts';
import { ageText, partText, stateWords, type State } from '../triage/index.ts';
import { questionText } from './advice.view.ts';
import { laidOut } from './read-once.view.ts';

/** Recorded answers with nothing of a case about them: nobody has a name, and nothing was written in words. */
export interface RecordedCase {
  readonly input: AdviceInput;
  readonly policy: Policy;
  /** From whom it is known, as it is read beside each answer. */
  readonly from: string;
}

interface Said {
  readonly whose: string;
  readonly state: State;
  readonly question: string;
}

const checksWords: Readonly<Record<NonNullable<AdviceInput['checks']>, string>> = {
  complete: 'Every background check is back.',
  outstanding: 'A background check is outstanding.',
  unavailable: 'A background check is not available.',
};

const earlierWords = (reports: AdviceInput['earlierReports']): string => {
  if (reports === undefined || reports === 'unknown') return 'How many earlier reports there are is not known.';
  return `Earlier reports in which a child in this case took part: ${reports === 0 ? 'none' : reports}.`;
};

const saidIn = ({ input, policy }: RecordedCase): readonly Said[] => {
  const of = (whose: string, states: AdviceInput['factors'], done = ''): readonly Said[] =>
    Object.entries(states ?? {}).map(([id, state]) => ({
      whose,
      state,
      question: `${questionText(policy, id)}${done}`,
    }));
  return [
    ...of('The case', input.factors),
    ...(input.people ?? []).flatMap(({ ref, facts, by, towards }) => [
      ...of(ref, facts),
      ...of(ref, by, ' Done by this person'),
      ...of(ref, towards, ' Done towards this person'),
    ]),
  ];
};

/** Worked out from ages and earlier reports, and so never left open by an answer that is not there. */
const DERIVED = ['under-13', 'persistent-behaviour'];

/** What nobody answered: not known, and never read as no (design, section 2). */
const notSaid = ({ input, policy, from }: RecordedCase) => {
  const people = input.people ?? [];
  const ofKind = (kind: 'factor' | 'person-fact', said: readonly string[]): readonly string[] =>
    policy.files.facts
      .filter((fact) => fact.kind === kind && ![...DERIVED, ...said].includes(fact.id))
      .map(({ question }) => question);
  const ofCase = [input.factors, ...people.flatMap(({ by, towards }) => [by, towards])].flatMap((one) =>
    Object.keys(one ?? {}),
  );
  const groups = [
    { whose: 'The case', questions: ofKind('factor', ofCase) },
    ...people.map(({ ref, facts }) => ({ whose: ref, questions: ofKind('person-fact', Object.keys(facts ?? {})) })),
  ];
  return groups
    .filter(({ questions }) => questions.length > 0)
    .map((group) => ({ ...group, answer: 'not said', from }));
};

const LABELS: Readonly<Record<string, string>> = { met: 'Yes', 'not-met': 'No' };

/** What is recorded for an outcome, question and answer, where it is given. */
const conditionsIn = ({ input, policy }: RecordedCase) =>
  Object.entries(input.conditions ?? {}).map(([id, answer]) => {
    const answers = policy.files.facts.find((fact) => fact.id === id && fact.kind === 'condition')?.answers ?? [];
    // A label says it in the guidance's own words; met and not met have none.
    const own = answers.find((each) => typeof each !== 'string' && each.id === answer);
    const label = typeof own === 'object' ? own.label : (LABELS[answer] ?? answer.replaceAll('-', ' '));
    return { question: questionText(policy, id), answer: label };
  });

const recordedModel = (recorded: RecordedCase) => {
  const { input, from } = recorded;
  const said = saidIn(recorded);
  const groups = (...states: readonly State[]) =>
    [
      ...Map.groupBy(
        said.filter(({ state }) => states.includes(state)),
        ({ whose, state }) => `${whose}|${state}`,
      ).values(),
    ].flatMap((group) => {
      const [first] = group;
      return first === undefined
        ? []
        : [
            {
              whose: first.whose,
              answer: stateWords[first.state],
              from,
              questions: group.map(({ question }) => question),
            },
          ];
    });
  return {
    checks: `${input.checks === undefined ? 'Whether background checks are back is not known.' : checksWords[input.checks]} ${earlierWords(input.earlierReports)}`,
    traces: [],
    conditions: conditionsIn(recorded),
    people: (input.people ?? []).map(({ ref, age, parts, identified }) => ({
      name: ref,
      age: `${ageText(age ?? 'unknown')}${identified === false ? '. It is not known who this is' : ''}`,
      part: partText(parts),
    })),
    present: groups('confirmed', 'suspected'),
    unknown: groups('unknown'),
    notAsked: notSaid(recorded),
    absent: groups('ruled-out', 'no-evidence'),
  };
};

/** Recorded answers in the shape in which the decision page reads what is known of a case, and lays it out. */
export const recordedView = (recorded: RecordedCase) => {
  const known = recordedModel(recorded);
  return { known, shown: laidOut(known) };
};
