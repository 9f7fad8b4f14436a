// Every way the facts may truly be, given what is known of them: one after another, with nothing left out.
import type { AdviceInput, AdvicePerson, AnswerState } from '../../src/policy/advice.schema.ts';
import { STATES, type Part, type State } from '../../src/policy/condition.schema.ts';
import type { PolicyFiles } from '../../src/policy/policy.schema.ts';

export interface Body {
  age: number;
  identified: boolean;
  parts: readonly Part[];
  readonly by: Map<string, State>;
  readonly towards: Map<string, State>;
  readonly facts: Map<string, State>;
}

export interface World {
  nation: string;
  checks: string;
  earlierReports: number;
  readonly factors: Map<string, State>;
  readonly people: Body[];
}

/** A fact that may be one of several, and what is asked to learn it; `isOpen` while nobody has been asked. */
export interface Choice {
  readonly person: string | null;
  readonly fact: string;
  readonly isOpen: boolean;
  readonly ways: number;
  readonly take: (way: number) => void;
}

type Asked = Pick<Choice, 'person' | 'fact' | 'isOpen'>;

export const HANDLING: readonly Part[] = ['shared', 'received', 'passed-on', 'asked-for'];
/** Said of a case or of one person: done by nobody, to nobody. */
export const CONCERNS: readonly string[] = ['under-13', 'capacity-concern', 'immediate-harm'];
const UNPLACED = [...CONCERNS, 'persistent-behaviour'];
const ALL_PARTS: readonly Part[] = [
  'depicted',
  'shared',
  'received',
  'passed-on',
  'asked-for',
  'protected',
  'reported',
];
const OLDEST = 25;
const AGES = Array.from({ length: OLDEST + 1 }, (_, age) => age);

const LISTS: readonly (readonly Part[])[] = ALL_PARTS.reduce<readonly (readonly Part[])[]>(
  (lists, part) => [...lists, ...lists.map((list) => [...list, part])],
  [[]],
).filter((list) => !(list.includes('protected') && list.some((part) => HANDLING.includes(part))));

const idsOf = ({ facts }: PolicyFiles, kind: string) => facts.filter((fact) => fact.kind === kind).map(({ id }) => id);
const isAbsent = (state: AnswerState | undefined) => state === 'ruled-out' || state === 'no-evidence';

/** What a version asks of. */
export interface Asks {
  readonly factors: readonly string[];
  readonly personFacts: readonly string[];
}

export const asksOf = (files: PolicyFiles): Asks => ({
  factors: idsOf(files, 'factor'),
  personFacts: idsOf(files, 'person-fact'),
});

/** A world in which everything known is so, and each fact that may be otherwise. */
export class Possible {
  readonly world: World = { nation: '', checks: '', earlierReports: 0, factors: new Map(), people: [] };
  readonly choices: Choice[] = [];

  constructor({ factors, personFacts }: Asks, input: AdviceInput) {
    const { world } = this;
    this.#ofCase(input);
    for (const id of factors)
      this.#choose(
        { person: null, fact: id, isOpen: input.factors?.[id] === undefined },
        ofFactor(id, input),
        (state) => world.factors.set(id, state),
      );
    for (const person of input.people ?? []) {
      const body: Body = { age: 0, identified: false, parts: [], by: new Map(), towards: new Map(), facts: new Map() };
      world.people.push(body);
      this.#ofPerson(person, body);
      for (const field of ['by', 'towards'] as const)
        for (const id of factors)
          this.#directed(person, body, field, id, answeredFor(field, id, person, input, factors));
      for (const id of personFacts) this.#told(person, body, id, input.factors?.[id]);
    }
  }

  /** How many worlds there are. */
  get ways(): number {
    return this.choices.reduce((all, { ways }) => all * ways, 1);
  }

  /** Each world in turn; the last choice turns quickest. */
  tryEvery(tell: () => void, from = 0): void {
    const choice = this.choices[from];
    if (choice === undefined) {
      tell();
      return;
    }
    for (let way = 0; way < choice.ways; way += 1) {
      choice.take(way);
      this.tryEvery(tell, from + 1);
    }
  }

  #choose<Value>(asked: Asked, values: readonly Value[], write: (value: Value) => unknown): void {
    const take = (way: number) => {
      const value = values[way];
      if (value !== undefined) write(value);
    };
    take(0);
    if (values.length > 1) this.choices.push({ ...asked, ways: values.length, take });
  }

  #ofCase({ nation, checks, earlierReports }: AdviceInput): void {
    const { world } = this;
    const ofCase = (fact: string, said: unknown) => ({ person: null, fact, isOpen: said === undefined });
    this.#choose(ofCase('nation', nation), nation === undefined ? ['england', 'wales'] : [nation], (one) => {
      world.nation = one;
    });
    const anyChecks = ['complete', 'outstanding', 'unavailable'];
    this.#choose(ofCase('checks', checks), checks === undefined ? anyChecks : [checks], (one) => {
      world.checks = one;
    });
    const reports = typeof earlierReports === 'number' ? [earlierReports] : [0, 1, 2, 3, 4];
    this.#choose(ofCase('earlierReports', earlierReports), reports, (one) => {
      world.earlierReports = one;
    });
  }

  #ofPerson({ ref, age, identified, parts }: AdvicePerson, body: Body): void {
    const of = (fact: string, said: unknown) => ({ person: ref, fact, isOpen: said === undefined });
    this.#choose(of('age', age), agesOf(age), (one) => {
      body.age = one;
    });
    this.#choose(of('identified', identified), identified === undefined ? [true, false] : [identified], (one) => {
      body.identified = one;
    });
    this.#choose(of('parts', parts), parts === undefined ? LISTS : [parts], (one) => {
      body.parts = one;
    });
  }

  #directed(
    { ref, ...said }: AdvicePerson,
    body: Body,
    field: 'by' | 'towards',
    id: string,
    { ofCase, isOverridden }: OfCase,
  ): void {
    const own = said[field]?.[id];
    // One question about the case stands for what nobody said of anybody, until the factor is known to be there.
    const isAskedOnce = own === undefined && (ofCase === undefined || ofCase === 'unknown');
    const asked = isAskedOnce
      ? { person: null, fact: id, isOpen: ofCase === undefined }
      : { person: ref, fact: `${field}.${id}`, isOpen: own === undefined };
    const inherited: readonly State[] = UNPLACED.includes(id)
      ? ['ruled-out']
      : statesOf(isAbsent(ofCase) && !isOverridden ? ofCase : undefined);
    this.#choose(asked, own === undefined ? inherited : statesOf(own), (state) => body[field].set(id, state));
  }

  #told({ ref, facts }: AdvicePerson, body: Body, id: string, ofCase?: AnswerState): void {
    const own = facts?.[id];
    const isOpen = own === undefined && !(UNPLACED.includes(id) && ofCase === 'unknown');
    const states = statesOf(own ?? (isAbsent(ofCase) ? ofCase : undefined));
    this.#choose({ person: ref, fact: id, isOpen }, states, (state) => body.facts.set(id, state));
  }
}

interface OfCase {
  readonly ofCase: AnswerState | undefined;
  readonly isOverridden: boolean;
}

/** What the case says for everybody; that no adult was involved says nothing of what was done to whoever has one beside them. */
const answeredFor = (
  field: 'by' | 'towards',
  id: string,
  person: AdvicePerson,
  { factors, people = [] }: AdviceInput,
  all: readonly string[],
): OfCase => ({
  ofCase: factors?.[id],
  isOverridden:
    id === 'adult-involved' &&
    field === 'towards' &&
    people.some((other) => other !== person && mayBeAdult(other) && mayHaveActed(other, factors, all)),
});

const mayBeAdult = ({ age }: AdvicePerson): boolean => agesOf(age).some((each) => each >= 18);

function mayHaveActed({ parts, by }: AdvicePerson, ofCase: AdviceInput['factors'], all: readonly string[]): boolean {
  if (parts === undefined || parts.some((part) => HANDLING.includes(part))) return true;
  return all
    .filter((id) => !CONCERNS.includes(id))
    .some((id) => !isAbsent(by?.[id] ?? (id === 'persistent-behaviour' ? 'ruled-out' : ofCase?.[id])));
}

const statesOf = (said: AnswerState | undefined): readonly State[] =>
  said === undefined || said === 'unknown' ? STATES : [said];

/** What ages, earlier reports and people tell needs no answer for the case: left out, it adds nothing to them. */
function ofFactor(id: string, { factors, people = [] }: AdviceInput): readonly State[] {
  const isDerived = id === 'under-13' || id === 'persistent-behaviour' || (CONCERNS.includes(id) && people.length > 0);
  return factors?.[id] === undefined && isDerived ? ['ruled-out'] : statesOf(factors?.[id]);
}

function agesOf(age: AdvicePerson['age']): readonly number[] {
  if (age === undefined || age === 'unknown') return AGES;
  const [low, high] = typeof age === 'number' ? [age, age] : age;
  return Array.from({ length: high - low + 1 }, (_, more) => low + more);
}
