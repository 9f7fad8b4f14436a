import type { Advice, AdviceInput } from './advice.schema.ts';
import { movesBetween, moveWords } from './difference.ts';
import type { Scenario } from './policy.schema.ts';
import { words, list, caseStory } from './proof-case-story.ts';
import type { Shown } from './proof-statement.ts';

/** A case that refutes a statement: to be read, and to be pasted among the scenarios once it says what is right. */
export interface Counterexample {
  readonly story: string;
  readonly scenarios: readonly Scenario[];
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
  const changed = movesBetween(before, after).map(moveWords);
  return changed.length === 0 ? 'nothing in response, roles, outcomes, duties or notes' : list(changed);
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
