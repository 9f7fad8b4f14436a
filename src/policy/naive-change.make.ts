import type { Advice, AdviceInput, AdvicePerson, Question } from './advice.schema.ts';
import { PARTS, STATES, type Part } from './condition.schema.ts';
import type { Rule } from './policy.schema.ts';
import type { Target } from './target.ts';
import { isRange, type Change } from './what-would-change.ts';

// What would change advice, once more and as plainly as can be: every way to answer some questions is tried.

type Value = string | number | boolean | readonly Part[];

/** One question answered; `answer` as it stands in an input. */
export interface Said extends Question {
  readonly answer: Value;
}

const isState = (value: unknown) => STATES.find((state) => state === value);

/** The input with one question answered otherwise, written apart from how the engine does it. */
export function say(input: AdviceInput, { person, fact, answer }: Said): AdviceInput {
  if (person !== null) {
    const people = (input.people ?? []).map((each) => (each.ref === person ? sayOf(each, fact, answer) : each));
    return { ...input, people };
  }
  if (fact === 'nation' || fact === 'checks' || fact === 'earlierReports')
    return Object.assign({}, input, { [fact]: answer });
  const state = isState(answer);
  if (state !== undefined) return { ...input, factors: { ...input.factors, [fact]: state } };
  return { ...input, conditions: { ...input.conditions, [fact]: String(answer) } };
}

function sayOf(person: AdvicePerson, fact: string, answer: Value): AdvicePerson {
  if (fact === 'age' || fact === 'identified' || fact === 'parts') return Object.assign({}, person, { [fact]: answer });
  const [field = '', id = ''] = fact.split('.');
  if (field === 'parts')
    return { ...person, parts: PARTS.filter((part) => (part === id ? answer === true : person.parts?.includes(part))) };
  const state = isState(answer) ?? 'unknown';
  if (field === 'by') return { ...person, by: { ...person.by, [id]: state } };
  if (field === 'towards') return { ...person, towards: { ...person.towards, [id]: state } };
  return { ...person, facts: { ...person.facts, [fact]: state } };
}

/** What advice says of one thing. */
export function wordOf(advice: Advice, target: Target, rules: readonly Rule[]): string {
  const isRaised = (id: string, person: string | null) =>
    advice.duties.some((duty) => duty.id === id && duty.person === person);
  if (target.of === 'response' || target.of === 'category') return advice[target.of];
  if (target.of === 'duty') {
    if (isRaised(target.id, target.person)) return 'raised';
    // Where nobody knows yet whether it is, that is another word than that it is not.
    const raising = rules.filter(({ effect }) => 'duty' in effect && effect.duty.id === target.id).map(({ id }) => id);
    const isOpen = advice.trace.some(
      ({ rule, person, status }) => status === 'undecided' && person === target.person && raising.includes(rule),
    );
    return isOpen ? 'not-yet-known' : 'not-raised';
  }
  const person = advice.people.find(({ ref }) => ref === target.person);
  if (target.of === 'role') return person?.role ?? '';
  return person?.outcomes.find(({ code }) => code === target.code)?.standing ?? '';
}

/** Every set of answers, one a question at most, that is moved and has no part that is: as text, sorted. */
export function smallestByTrying(
  questions: readonly (readonly Said[])[],
  isMoved: (said: readonly Said[]) => boolean,
): string[] {
  let sets: Said[][] = [[]];
  for (const answers of questions) sets = sets.flatMap((set) => [set, ...answers.map((answer) => [...set, answer])]);
  const found: Said[][] = [];
  for (const set of sets.sort((a, b) => a.length - b.length)) {
    const hasPart = found.some((part) => part.every((said) => set.includes(said)));
    if (set.length > 0 && !hasPart && isMoved(set)) found.push(set);
  }
  return found.map((set) => set.map(nameOf).sort().join(' & ')).sort();
}

const nameOf = ({ person, fact, answer }: Said): string => `${person ?? ''} ${fact} ${String(answer)}`;

/** The engine's sets in the same words: one for each way to choose one answer to each of its questions, of `among`. */
export function listed(changes: readonly Change[], among: readonly (readonly Said[])[]): string[] {
  const all = among.flat();
  const meets = (anyOf: Change['answers'][number]['anyOf'], answer: Value): boolean =>
    anyOf.some((each) =>
      isRange(each)
        ? typeof answer === 'number' && answer >= each[0] && answer <= (each[1] ?? Infinity)
        : String(each) === String(answer),
    );
  const sets = changes.flatMap(({ answers }) =>
    answers.reduce<Said[][]>(
      (made, { person, fact, anyOf }) =>
        made.flatMap((set) =>
          all
            .filter((said) => said.person === person && said.fact === fact && meets(anyOf, said.answer))
            .map((said) => [...set, said]),
        ),
      [[]],
    ),
  );
  return sets.map((set) => set.map(nameOf).sort().join(' & ')).sort();
}
