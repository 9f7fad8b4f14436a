import { adviceInputOf, isAskedAsChild, OF_EACH_CHILD } from './advice-input.ts';
import type { Asked, CaseFacts, PersonFacts } from './case-facts.ts';
import { DERIVED, factOf, type FactText, type Guidance, type Question } from './guidance.ts';
import type { Direction, State } from './statement.ts';
import { ADULT_INVOLVED, isAdultListed } from './worked-out.ts';

/** The guidance, as far as it words its questions. */
type Words = Pick<Guidance, 'facts'>;

/** A question of triage: where it is answered, and what was answered so far. */
export interface TriageQuestion {
  readonly fact: string;
  readonly person: PersonFacts | undefined;
  readonly about: Direction | 'age' | 'parts' | 'identified' | 'earlierReports';
  readonly text: FactText | undefined;
  readonly state: State | undefined;
  readonly isAnswered: boolean;
  readonly isDerived: boolean;
}

const isAsked = ({ asked }: CaseFacts, person: string | null, fact: Asked['fact']): boolean =>
  asked.some((each) => each.person === person && each.fact === fact);

const isDerived = (facts: CaseFacts, id: string): boolean =>
  DERIVED.includes(id) || (id === ADULT_INVOLVED && isAdultListed(facts));

const ofCase = (guidance: Words, facts: CaseFacts, fact: string): TriageQuestion | undefined => {
  if (fact === 'earlierReports') {
    const isAnswered = isAsked(facts, null, fact);
    const text = factOf(guidance, fact, 'other');
    return { fact, person: undefined, about: fact, text, state: undefined, isAnswered, isDerived: false };
  }
  const text = factOf(guidance, fact, 'factor');
  // What is said of each child is asked of each child, and not a second time of the case.
  if (text === undefined || OF_EACH_CHILD.includes(fact)) return undefined;
  const state = facts.factors[fact];
  return {
    fact,
    person: undefined,
    about: 'case',
    text,
    state,
    isAnswered: state !== undefined,
    isDerived: isDerived(facts, fact),
  };
};

const DIRECTED = /^(by|towards)\.(.+)$/;

const statedOf = (
  text: FactText | undefined,
  person: PersonFacts,
  about: 'person' | 'by' | 'towards',
): TriageQuestion | undefined => {
  if (text === undefined) return undefined;
  const answers = { person: person.facts, by: person.by, towards: person.towards }[about];
  const state = answers[text.id];
  return { fact: text.id, person, about, text, state, isAnswered: state !== undefined, isDerived: false };
};

/** Whoever is at risk of harm now is made safe at any age (`duty-immediate-protection`). */
const OF_ANYBODY: readonly string[] = ['immediate-harm', 'suicide-risk'];

/** Alive, and not an account nobody has a name for. */
const isReached = ({ identified, died }: PersonFacts): boolean => died !== true && identified !== false;

const ofPerson = (guidance: Words, facts: CaseFacts, person: PersonFacts, fact: string): TriageQuestion | undefined => {
  if (fact === 'age' || fact === 'parts' || fact === 'identified') {
    const isAnswered = isAsked(facts, person.person, fact);
    const text = factOf(guidance, fact, 'other');
    return { fact, person, about: fact, text, state: undefined, isAnswered, isDerived: false };
  }
  const [, way, id] = DIRECTED.exec(fact) ?? [];
  if (id !== undefined && (way === 'by' || way === 'towards')) {
    return DERIVED.includes(id) ? undefined : statedOf(factOf(guidance, id, 'factor'), person, way);
  }
  // Questions about vulnerability are of children: an adult, or an account without a person, has no answer to them.
  const isAskedOf = isAskedAsChild(person) || (OF_ANYBODY.includes(fact) && isReached(person));
  return isAskedOf ? statedOf(factOf(guidance, fact, 'person-fact'), person, 'person') : undefined;
};

/** A question of the guidance as triage asks it; undefined where it is another step's, or is not asked at all. */
const asTriage = (guidance: Words, facts: CaseFacts, { person: ref, fact }: Question): TriageQuestion | undefined => {
  if (ref === null) return ofCase(guidance, facts, fact);
  const person = facts.people.find((each) => each.ref === ref);
  return person === undefined ? undefined : ofPerson(guidance, facts, person, fact);
};

const named = (fact: FactText): string => (fact.kind === 'part' ? 'parts' : fact.id);

/** Each question that a fact of the guidance gives: one of the case, or one of each person. */
const questionsOf = (guidance: Words, facts: CaseFacts, fact: FactText): readonly TriageQuestion[] => {
  const refs = fact.kind === 'factor' || fact.id === 'earlierReports' ? [null] : facts.people.map(({ ref }) => ref);
  return refs.flatMap((person) => asTriage(guidance, facts, { person, fact: named(fact) }) ?? []);
};

const isOpen = ({ isAnswered, isDerived: derived }: TriageQuestion): boolean => !isAnswered && !derived;

const ASKED_KINDS = ['factor', 'person-fact', 'part', 'other'];

/** Of the guidance, what gives a question of its own; parts are one question a person. */
const askedFacts = (guidance: Words): readonly FactText[] => {
  const parts = guidance.facts.find(({ kind }) => kind === 'part');
  return guidance.facts.filter((fact) => ASKED_KINDS.includes(fact.kind) && (fact.kind !== 'part' || fact === parts));
};

/** Every question of the guidance that triage can answer, in its order. */
export const everyQuestion = (guidance: Words, facts: CaseFacts): readonly TriageQuestion[] =>
  askedFacts(guidance).flatMap((fact) => questionsOf(guidance, facts, fact));

const PRESENT: readonly (State | undefined)[] = ['suspected', 'confirmed'];

const isThere = (facts: CaseFacts, id: string): boolean =>
  PRESENT.includes(facts.factors[id]) || (id === ADULT_INVOLVED && isAdultListed(facts));

/** Who did it and to whom, once a factor is known to be there: one question each way for each person. */
export const directedQuestions = (guidance: Guidance, facts: CaseFacts): readonly TriageQuestion[] =>
  guidance.facts
    .filter(({ id, kind }) => kind === 'factor' && isThere(facts, id))
    .flatMap(({ id }) =>
      facts.people.flatMap(({ ref }) =>
        ['by', 'towards'].flatMap((way) => asTriage(guidance, facts, { person: ref, fact: `${way}.${id}` }) ?? []),
      ),
    );

/**
 * Whether it was done to a child, where it was done in the case: asked of each child whose own doing it was not. Where a
 * child took part too no rule turns on it, and they are owed what a victim is all the same (handbook 2.2, 7.5).
 */
export const harmQuestions = (guidance: Words, facts: CaseFacts): readonly TriageQuestion[] => {
  const isThereAtAll = (id: string): boolean =>
    isThere(facts, id) ||
    facts.people.some(({ by, towards }) => PRESENT.includes(by[id]) || PRESENT.includes(towards[id]));
  return guidance.facts
    .filter(({ id, kind }) => kind === 'factor' && isThereAtAll(id))
    .flatMap(({ id }) =>
      facts.people
        .filter((person) => isAskedAsChild(person) && !PRESENT.includes(person.by[id]))
        .flatMap(({ ref }) => asTriage(guidance, facts, { person: ref, fact: `towards.${id}` }) ?? []),
    )
    .filter(isOpen);
};

/** What is asked in any case, and was not asked yet: not even answered by *not known*. */
export const alwaysOpen = (kept: Words, facts: CaseFacts): readonly TriageQuestion[] => {
  const guidance: Words = { facts: kept.facts };
  const always = new Set(guidance.facts.filter((fact) => fact.always).map((fact) => fact.id));
  // Factors and facts of a person are worded by themselves: of the others only the question says which words it has.
  const mayBe = ({ id, kind }: FactText): boolean => always.has(id) || kind === 'part' || kind === 'other';
  return askedFacts(guidance)
    .filter(mayBe)
    .flatMap((fact) => questionsOf(guidance, facts, fact))
    .filter(({ text }) => text === undefined || always.has(text.id))
    .filter(isOpen);
};

const keyOf = ({ person, about, fact }: TriageQuestion): string => JSON.stringify([person?.ref, about, fact]);

const eachOnce = (questions: readonly TriageQuestion[]): readonly TriageQuestion[] => {
  const seen = new Set<string>();
  return questions.filter(isOpen).filter((question) => {
    const key = keyOf(question);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
};

/** The safety floor is walked in a step of its own: here nothing of it that triage cannot ask is waited for. */
const floorElsewhere = ({ facts }: Words) =>
  Object.fromEntries(
    facts.filter(({ kind, floor }) => kind === 'other' && floor === true).map(({ id }) => [id, 'unknown']),
  );

/** Checks have their own step: they are taken as complete here, so that no question hides behind one that is outstanding. */
const toAsk = (guidance: Guidance, facts: CaseFacts) => {
  const input = adviceInputOf(facts);
  const floor = floorElsewhere(guidance);
  const people = (input.people ?? []).map((person) => ({ ...person, floor }));
  const advice = guidance.toAsk({ ...input, people, checks: 'complete' });
  const {
    nextQuestion: next,
    unknowns,
    offered,
  } = advice.ok ? advice.value : { nextQuestion: null, unknowns: [], offered: [] };
  const asTriages = (questions: readonly Question[]) =>
    questions.flatMap((each) => asTriage(guidance, facts, each) ?? []);
  return { asked: asTriages([...(next === null ? [] : [next]), ...unknowns]), offered: asTriages(offered) };
};

/** What is open: what is asked in any case, in its fixed order, then only what can still change response, standings or duties. */
export const openQuestions = (kept: Guidance, facts: CaseFacts): readonly TriageQuestion[] => {
  // A server's guidance looks at the clock whenever its facts are asked for: here once, not for each of some hundred.
  const guidance: Guidance = { toAsk: kept.toAsk, facts: kept.facts };
  const { asked, offered } = toAsk(guidance, facts);
  const besides = new Set(offered.map(keyOf));
  return eachOnce([...alwaysOpen(guidance, facts), ...asked.filter((question) => !besides.has(keyOf(question)))]);
};

/** What only category or a role turns on: it may be answered, and nothing waits for it. */
export const offeredQuestions = (guidance: Guidance, facts: CaseFacts): readonly TriageQuestion[] =>
  eachOnce(toAsk(guidance, facts).offered);

export const nextQuestion = (guidance: Guidance, facts: CaseFacts): TriageQuestion | undefined =>
  openQuestions(guidance, facts)[0];
