// What matters, found by comparing worlds that differ in one fact alone; and what to ask of it next.
import type { AdviceInput, AdvicePerson, Question } from '../../src/policy/advice.schema.ts';
import type { Fact, PolicyFiles } from '../../src/policy/policy.schema.ts';
import type { Output } from './output.ts';
import { CONCERNS, type Choice } from './world.ts';

export interface Matters {
  readonly all: readonly Output[];
  readonly choices: readonly Choice[];
  /** The level of each output in each world; the last choice turns quickest. */
  readonly levels: readonly (readonly number[])[];
}

interface Found extends Question {
  readonly isOpen: boolean;
  readonly turning: Set<number>;
}

const keyOf = ({ person, fact }: Question): string => JSON.stringify([person, fact]);

/** By what is asked: the outputs that come out otherwise in two worlds that differ in nothing else. */
function matters({ all, choices, levels }: Matters): Found[] {
  const found = new Map<string, Found>();
  let stride = levels.length;
  for (const { ways, person, fact, isOpen } of choices) {
    stride /= ways;
    const key = keyOf({ person, fact });
    const known = found.get(key) ?? { person, fact, isOpen, turning: new Set() };
    levels.forEach((one, at) => {
      const other = levels[at - (Math.floor(at / stride) % ways) * stride];
      all.forEach((_, output) => {
        if (one[output] !== other?.[output]) known.turning.add(output);
      });
    });
    found.set(key, known);
  }
  return [...found.values()].filter(({ turning }) => turning.size > 0);
}

export function asking(files: PolicyFiles, input: AdviceInput, tried: Matters, refs: readonly string[]) {
  const facts = files.facts.map(({ id }) => id);
  const placeOf = ({ person, fact }: Question) =>
    [person === null ? -1 : refs.indexOf(person), facts.indexOf(fact)] as const;
  const found = matters(tried).sort((a, b) => {
    const [left, right] = [placeOf(a), placeOf(b)];
    return left[0] - right[0] || left[1] - right[1] || (a.fact < b.fact ? -1 : 1);
  });
  const unknowns = found.map(({ person, fact }) => ({ person, fact }));
  const pressing = found.filter(
    ({ isOpen, turning }) => isOpen && [...turning].some((output) => tried.all[output]?.isPressing === true),
  );
  const most = Math.max(...pressing.map(({ turning }) => turning.size));
  const next = pressing.find(({ turning }) => turning.size === most);
  const inAnyCase = [
    ...files.facts.filter(({ floor }) => floor),
    ...files.facts.filter(({ always, floor }) => always && !floor),
  ];
  const [anyway] = inAnyCase.flatMap((fact) => askedAnyway(fact, input));
  return { unknowns, nextQuestion: anyway ?? (next === undefined ? null : { person: next.person, fact: next.fact }) };
}

/** What is asked in any case, and has not been. */
function askedAnyway({ id, kind, floor }: Fact, input: AdviceInput): Question[] {
  const ofCase = (fact: string, said: unknown): Question[] => (said === undefined ? [{ person: null, fact }] : []);
  const ofEach = (fact: string, said: (person: AdvicePerson) => unknown): Question[] =>
    (input.people ?? []).flatMap((person) => (said(person) === undefined ? [{ person: person.ref, fact }] : []));
  const isAdult = ({ age = 0 }: AdvicePerson): boolean =>
    (Array.isArray(age) ? age[0] : age === 'unknown' ? 0 : age) >= 18;
  if (floor === true)
    return ofEach(id, (person) =>
      isAdult(person) ? 'nothing' : kind === 'other' ? person.floor?.[id] : person.facts?.[id],
    );
  if (kind === 'factor') return ofCase(id, input.factors?.[id]);
  if (kind === 'part') return ofEach('parts', ({ parts }) => parts);
  // One answer about the case serves for everybody, unless it says that somebody is so.
  const ofAll = input.factors?.[id];
  const isForAll = CONCERNS.includes(id) && ofAll !== 'suspected' && ofAll !== 'confirmed';
  if (kind === 'person-fact') return ofEach(id, ({ facts }) => facts?.[id] ?? (isForAll ? ofAll : undefined));
  if (id === 'nation' || id === 'checks') return ofCase(id, input[id]);
  if (id === 'earlierReports') return ofCase(id, input.earlierReports);
  if (id === 'age') return ofEach('age', ({ age }) => age);
  return id === 'identified' ? ofEach('identified', ({ identified }) => identified) : [];
}
