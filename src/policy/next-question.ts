import type { AdviceInput, AdvicePerson, Question } from './advice.schema.ts';
import type { Fact, PolicyFiles } from './policy.schema.ts';
import type { Unknown } from './unknown.ts';
import { UNPLACED } from './variables.ts';

const OF_PERSON: ReadonlySet<string> = new Set(['parts', 'age', 'identified']);
/** The one fact that the input writes otherwise than its id. */
const EARLIER_REPORTS = 'earlier-reports';

/**
 * What to ask next: what is asked in any case, in its fixed order; then the open unknown on which most of the response,
 * the standings and the duties turn. What was answered *unknown* is not asked again, and what can change none of them is
 * never asked.
 */
export function nextQuestion(files: PolicyFiles, input: AdviceInput, unknowns: readonly Unknown[]): Question | null {
  const always = files.facts.filter((fact) => fact.always).flatMap((fact) => openAnyway(fact, input));
  const [first] = always;
  if (first !== undefined) return first;
  // Answered *unknown* is an answer: asking it again would make a conversation an interview (design, section 2).
  const open = unknowns.filter(({ asked, isPressing }) => asked.open && isPressing);
  const [most] = [...open].sort((a, b) => b.settles - a.settles);
  return most === undefined ? null : { person: most.asked.person, fact: most.asked.fact };
}

function openAnyway(fact: Fact, input: AdviceInput): Question[] {
  const ofCase = (isOpen: boolean): Question[] => (isOpen ? [{ person: null, fact: fact.id }] : []);
  if (fact.kind === 'factor') return ofCase(input.factors?.[fact.id] === undefined);
  const named = fact.kind === 'part' ? 'parts' : fact.id;
  if (named === 'nation' || named === 'checks') return ofCase(input[named] === undefined);
  if (named === EARLIER_REPORTS)
    return input.earlierReports === undefined ? [{ person: null, fact: 'earlierReports' }] : [];
  if (fact.kind !== 'person-fact' && !OF_PERSON.has(named)) return [];
  return (input.people ?? [])
    .filter((person) => isOpenOf(fact, named, person, input))
    .map(({ ref }) => ({ person: ref, fact: named }));
}

function isOpenOf({ kind, id }: Fact, named: string, person: AdvicePerson, input: AdviceInput): boolean {
  if (kind === 'person-fact')
    return person.facts?.[id] === undefined && !(UNPLACED.has(id) && isAnsweredForAll(input, id));
  if (named === 'parts') return person.parts === undefined;
  return named === 'age' ? person.age === undefined : person.identified === undefined;
}

const isAnsweredForAll = (input: AdviceInput, factor: string): boolean => {
  const state = input.factors?.[factor];
  return state === 'ruled-out' || state === 'no-evidence' || state === 'unknown';
};
