import type { AdviceInput, AdvicePerson, Question } from './advice.schema.ts';
import type { Compiled } from './compile.ts';
import type { Fact } from './policy.schema.ts';
import type { Unknown } from './unknown.ts';
import { UNPLACED } from './variables.ts';

const OF_PERSON: ReadonlySet<string> = new Set(['parts', 'age', 'identified']);
const OF_CASE: ReadonlySet<string> = new Set(['nation', 'checks', 'earlierReports']);

/** Of the safety floor, and read by no rule: answered in the floor of a person. */
export const isFloorAlone = ({ kind, floor }: Fact): boolean => kind === 'other' && floor === true;

/** Who is certainly no child is asked nothing of the safety floor; in doubt somebody is a child (handbook 6.9). */
export const mayBeChild = ({ age }: AdvicePerson): boolean =>
  age === undefined || age === 'unknown' || (typeof age === 'number' ? age : age[0]) < 18;

/**
 * What to ask next: the safety floor, child by child of each question, then what else is asked in any case, in its fixed order; then the open unknown on which most of the response,
 * the standings and the duties turn. What was answered *unknown* is not asked again, and what can change none of them is
 * never asked.
 */
export function nextQuestion(
  { always }: Pick<Compiled, 'always'>,
  input: AdviceInput,
  unknowns: readonly Unknown[],
): Question | null {
  for (const fact of always) {
    const first = fact.floor === true ? openFloor(fact, input) : openAnyway(fact, input);
    if (first !== undefined) return first;
  }
  // Answered *unknown* is an answer: asking it again would make a conversation an interview (design, section 2).
  const open = unknowns.filter(({ asked, isPressing }) => asked.open && isPressing);
  const [most] = [...open].sort((a, b) => b.settles - a.settles);
  return most === undefined ? null : { person: most.asked.person, fact: most.asked.fact };
}

/** The first question about a fact that is asked in any case, where it has not been answered. */
function openAnyway(fact: Fact, input: AdviceInput): Question | undefined {
  const named = fact.kind === 'part' ? 'parts' : fact.id;
  if (fact.kind === 'factor' || OF_CASE.has(named)) {
    const isOpen = fact.kind === 'factor' ? input.factors?.[named] === undefined : isOpenOfCase(named, input);
    return isOpen ? { person: null, fact: named } : undefined;
  }
  if (fact.kind !== 'person-fact' && !OF_PERSON.has(named)) return undefined;
  for (const person of input.people ?? [])
    if (isOpenOf(fact, named, person, input)) return { person: person.ref, fact: named };
  return undefined;
}

/** Of each child by itself: what is said of the case answers it for nobody. */
function openFloor({ id, kind }: Fact, { people = [] }: AdviceInput): Question | undefined {
  const open = people.find(
    (person) => mayBeChild(person) && (kind === 'other' ? person.floor : person.facts)?.[id] === undefined,
  );
  return open === undefined ? undefined : { person: open.ref, fact: id };
}

const isOpenOfCase = (named: string, { nation, checks, earlierReports }: AdviceInput): boolean =>
  (named === 'nation' ? nation : named === 'checks' ? checks : earlierReports) === undefined;

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
