import type { Advice, AdviceInput, AdvicePerson } from './advice.schema.ts';
import type { Scenario } from './policy.schema.ts';
import type { Shown } from './proof-statement.ts';

/** A case that refutes a statement: to be read, and to be pasted among the scenarios once it says what is right. */
export interface Counterexample {
  readonly story: string;
  readonly scenarios: readonly Scenario[];
}

const PARTS: Readonly<Record<string, string>> = {
  depicted: 'is depicted',
  shared: 'shared',
  received: 'received',
  'passed-on': 'passed it on',
  'asked-for': 'asked for it',
  protected: 'handled it only to report or protect',
  reported: 'reported it',
};
const words = (id: string): string => id.replaceAll('-', ' ');
const list = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
const isTold = ([, state]: readonly [string, string]): boolean => state !== 'ruled-out';

/** A case in plain words: only what differs from a plain one. */
export function caseStory({ people = [], ...input }: AdviceInput): string {
  const factors = Object.entries(input.factors ?? {})
    .filter(isTold)
    .map(([id, state]) => `${words(id)} is ${words(state)}`);
  const conditions = Object.entries(input.conditions ?? {}).map(([id, answer]) => `${words(id)} is ${words(answer)}`);
  const settings = Object.entries(input.settings ?? {}).map(([name, answer]) => `${name} is ${String(answer)}`);
  return [
    ...(people.length === 0 ? ['Nobody is listed.'] : people.map(personStory)),
    sentence('Of the case', factors),
    ...(input.nation === 'wales' ? ['It is in Wales.'] : []),
    ...(input.checks === 'complete' ? [] : [`The checks are ${input.checks ?? 'not known'}.`]),
    ...(input.earlierReports === 0 ? [] : [`Earlier reports: ${String(input.earlierReports)}.`]),
    sentence('Recorded when deciding', conditions),
    sentence('The force has signed', settings),
    `The decision is on ${input.on ?? 'some day'}.`,
  ]
    .filter((each) => each !== '')
    .join(' ');
}

const sentence = (lead: string, all: readonly string[]): string => (all.length === 0 ? '' : `${lead}: ${list(all)}.`);

function personStory({ ref, age, identified, parts = [], ...said }: AdvicePerson): string {
  const told = (direction: string, all: AdvicePerson['by']) =>
    Object.entries(all ?? {})
      .filter(isTold)
      .map(([id, state]) => `${words(id)} ${direction} is ${words(state)}`);
  const all = [
    `is ${String(age)}`,
    ...(identified === false ? ['is not identified'] : []),
    ...parts.map((part) => PARTS[part] ?? part),
  ];
  const facts = [
    ...told(`by ${ref}`, said.by),
    ...told(`towards ${ref}`, said.towards),
    ...told(`of ${ref}`, said.facts),
  ];
  return `${ref} ${list(all)}${facts.length === 0 ? '' : `; ${list(facts)}`}.`;
}

/** What advice says, as far as a statement can turn on it. */
function adviceStory({ response, category, people, duties }: Advice): string {
  const persons = people.map(({ ref, role, outcomes }) => {
    const open = outcomes
      .filter(({ standing }) => standing !== 'barred')
      .map(({ code, standing }) => `${code} ${words(standing)}`);
    return `${ref} is ${words(role)}, with ${open.length === 0 ? 'no outcome open' : `outcomes ${open.join(', ')}`}.`;
  });
  const acts = [...new Set(duties.map(({ id, person }) => (person === null ? words(id) : `${words(id)} (${person})`)))];
  return `Response ${words(response)}, category ${words(category)}. ${persons.join(' ')} Duties: ${list(acts)}.`;
}

/** What one advice says that the other does not, so that a reader sees the difference and not two long lists. */
function difference(before: Advice, after: Advice): string {
  const said = ({ response, category, people, duties }: Advice): Map<string, string> =>
    new Map([
      ['the response', response],
      ['the category', category],
      ...people.flatMap(({ ref, role, outcomes }) => [
        [`the role of ${ref}`, role] as const,
        ...outcomes.map(({ code, standing }) => [`Outcome ${code} of ${ref}`, standing] as const),
      ]),
      ...duties.map(
        ({ id, person }) => [`the duty ${words(id)}${person === null ? '' : ` for ${person}`}`, 'raised'] as const,
      ),
    ]);
  const [one, other] = [said(before), said(after)];
  const names = [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
  const changed = names.map(
    (name) => `${name} from ${words(one.get(name) ?? 'not raised')} to ${words(other.get(name) ?? 'not raised')}`,
  );
  return changed.length === 0 ? 'nothing in response, roles, outcomes or duties' : list(changed);
}

/** A refuted statement as a story, and the one or two cases it tells of. */
export function told(id: string, what: string, shown: Shown): Counterexample {
  const { input, advice, then, earlier } = shown;
  const isStep = then.input !== input;
  const parts = [
    caseStory(input),
    `The advice: ${adviceStory(advice)}`,
    ...(isStep ? [`Now instead: ${caseStory(then.input)} That changes ${difference(advice, then.advice)}.`] : []),
    ...(earlier ?? []).slice(0, 1).map((each) => `The version before differs in ${difference(each, advice)}.`),
    `It turns on ${what}.`,
  ];
  const scenarios = isStep
    ? [scenarioOf(`${id}-before`, input, advice), scenarioOf(`${id}-after`, then.input, then.advice)]
    : [scenarioOf(id, input, advice)];
  return { story: parts.join('\n'), scenarios };
}

const scenarioOf = (id: string, input: AdviceInput, { response, category, people }: Advice): Scenario => ({
  id,
  story: caseStory(input),
  input: { ...input },
  expect: { response, category, people: people.map(({ ref, role }) => ({ ref, role })) },
});
