import type { CaseFacts, PersonFacts } from './case-facts.ts';
import type { AdviceInput } from './guidance.ts';
import type { State } from './statement.ts';
import { ADULT_INVOLVED, isAdultListed } from './worked-out.ts';

type AdvicePerson = NonNullable<AdviceInput['people']>[number];

const isAsked = ({ asked }: CaseFacts, person: string | null, fact: string): boolean =>
  asked.some((each) => each.person === person && each.fact === fact);

/** What was never asked is left out, what was answered *not known* is said so: the guidance asks for the first only. */
const ageIn = (facts: CaseFacts, { person, age }: PersonFacts): Pick<AdvicePerson, 'age'> => {
  if (age === 'unknown') return isAsked(facts, person, 'age') ? { age } : {};
  return { age: typeof age === 'number' ? age : [age[0], age[1]] };
};

/** What is weighed, as far as it was stated: no rule reads it, and it is kept with what was asked. */
const weighedOf = ({ weighed }: CaseFacts, person: string | null): Pick<AdvicePerson, 'weighed'> => {
  const own = weighed.filter((one) => one.person === person);
  return own.length === 0 ? {} : { weighed: Object.fromEntries(own.map(({ fact, state }) => [fact, state])) };
};

const personIn = (facts: CaseFacts, person: PersonFacts): AdvicePerson => ({
  ref: person.ref,
  ...ageIn(facts, person),
  ...(person.identified === undefined ? {} : { identified: person.identified }),
  ...(person.parts === undefined ? {} : { parts: [...person.parts] }),
  facts: person.facts,
  by: person.by,
  towards: person.towards,
  ...weighedOf(facts, person.person),
});

/** Asked of each child and read of the case too: nothing found of any child is nothing found in the case. */
export const OF_EACH_CHILD: readonly string[] = ['immediate-harm', 'capacity-concern'];

const CLEARED: readonly (State | undefined)[] = ['ruled-out', 'no-evidence'];

const ofCase = (facts: CaseFacts, id: string): readonly (readonly [string, State])[] => {
  const states = facts.people.map((person) => person.facts[id]).filter((state) => state !== undefined);
  const isOfAll = facts.people.every((person) => CLEARED.includes(person.facts[id]) || !isAskedAsChild(person));
  if (states.length === 0 || !isOfAll) return [];
  return [[id, states.includes('no-evidence') ? 'no-evidence' : 'ruled-out']];
};

/** Whether somebody may be a child who can be looked after: alive, not an adult, and not an account nobody has a name for. */
export const isAskedAsChild = ({ age, identified, died }: PersonFacts): boolean => {
  if (died === true) return false;
  // The lowest age it may have been: in doubt somebody is treated as a child (Code C 1.5; handbook 6.9).
  const highest = typeof age === 'number' ? age : age === 'unknown' ? 0 : age[0];
  return highest < 18 && identified !== false;
};

/** Said as it is worked out, so that the guidance asks by and towards whom, and not once more whether. */
const workedOut = (facts: CaseFacts): CaseFacts['factors'] =>
  isAdultListed(facts) ? { [ADULT_INVOLVED]: 'confirmed' } : {};

/** The facts in the policy's own shape: no names, no checks, no conditions, no settings. */
export const adviceInputOf = (facts: CaseFacts): AdviceInput => ({
  nation: facts.nation,
  people: facts.people.map((person) => personIn(facts, person)),
  // What is said of each child speaks for the case, unless somebody answered it of the case itself.
  factors: {
    ...Object.fromEntries(OF_EACH_CHILD.flatMap((id) => ofCase(facts, id))),
    ...facts.factors,
    ...workedOut(facts),
  },
  ...weighedOf(facts, null),
  // Left out while nobody has asked: *unknown* would say that somebody did, and the question would not come again.
  ...(isAsked(facts, null, 'earlierReports') ? { earlierReports: facts.earlierReports } : {}),
});
