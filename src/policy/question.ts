import type { AdviceInput, Question } from './advice.schema.ts';
import { personAt } from './evidence.ts';
import { UNPLACED, type Variables } from './variables.ts';

/** What to ask to learn a variable. `open` when nobody has been asked yet: an answer may be *unknown*, and stays so. */
export interface Asked extends Question {
  readonly open: boolean;
}

export interface Named {
  readonly name: string;
  readonly asked: Asked;
}

/** What each variable is of: of the case by its number, of a person by its place in their block. */
export interface Names {
  readonly ofCase: ReadonlyMap<number, string>;
  readonly ofPerson: ReadonlyMap<number, { readonly field: PersonField; readonly id: string }>;
}

export function namesOf({ block, ...variables }: Variables): Names {
  const offsets = (field: PersonField, all: ReadonlyMap<string, number>) =>
    [...all].map(([id, offset]) => [offset, { field, id }] as const);
  return {
    ofCase: new Map([
      [variables.nation, 'nation'],
      [variables.checks, 'checks'],
      [variables.earlierReports, 'earlierReports'],
      ...[...variables.factors].map(([id, variable]) => [variable, id] as const),
    ]),
    ofPerson: new Map([
      [block.age, { field: 'age', id: 'age' }],
      [block.identified, { field: 'identified', id: 'identified' }],
      ...offsets('parts', block.parts),
      ...offsets('by', block.by),
      ...offsets('towards', block.towards),
      ...offsets('facts', block.facts),
    ]),
  };
}

/** For each variable, what it is asked as, by this input; with `first` as the person the rules are about. */
export class Questions {
  readonly #variables: Variables;
  readonly #names: Names;
  readonly #input: AdviceInput;
  readonly #named: (Named | null)[][] = [];

  constructor(variables: Variables, names: Names, input: AdviceInput) {
    this.#variables = variables;
    this.#names = names;
    this.#input = input;
  }

  of(variable: number, first: number): Asked | undefined {
    const { firstPerson, block } = this.#variables;
    if (variable < firstPerson) {
      const fact = this.#names.ofCase.get(variable);
      return fact === undefined ? undefined : { person: null, fact, open: !this.#isAnswered(fact) };
    }
    const person = personAt(first, Math.floor((variable - firstPerson) / block.size));
    const known = this.#names.ofPerson.get((variable - firstPerson) % block.size);
    return known === undefined ? undefined : this.#person(person, known.field, known.id);
  }

  /** What each variable is asked as, with its name; each worked out once, since many outputs turn on the same. */
  *all(variables: readonly number[], first: number): Iterable<Named> {
    const known = (this.#named[first] ??= []);
    for (const variable of variables) {
      let named = known[variable];
      if (named === undefined) {
        const asked = this.of(variable, first);
        known[variable] = named = asked === undefined ? null : { name: nameOf(asked), asked };
      }
      if (named !== null) yield named;
    }
  }

  #isAnswered(fact: string): boolean {
    if (fact === 'nation' || fact === 'checks' || fact === 'earlierReports') return this.#input[fact] !== undefined;
    return this.#input.factors?.[fact] !== undefined;
  }

  #person(place: number, field: PersonField, id: string): Asked | undefined {
    const person = this.#input.people?.[place];
    // The rules are compiled for a person even where none is listed: of nobody nothing can be asked.
    if (person === undefined) return undefined;
    const { ref } = person;
    if (field === 'age' || field === 'identified' || field === 'parts')
      return { person: ref, fact: field, open: person[field] === undefined };
    return this.#stated(ref, field, id, person[field]?.[id] !== undefined);
  }

  #stated(ref: string, field: 'by' | 'towards' | 'facts', id: string, answered: boolean): Asked {
    const ofCase = this.#input.factors?.[id];
    if (field === 'facts')
      return { person: ref, fact: id, open: !answered && !(UNPLACED.has(id) && ofCase === 'unknown') };
    const own = { person: ref, fact: `${field}.${id}` };
    if (answered) return { ...own, open: false };
    // One question about the case answers for everybody who says nothing else, until the factor is known to be present.
    const isAskedOnce = ofCase === undefined || ofCase === 'unknown';
    return isAskedOnce ? { person: null, fact: id, open: ofCase === undefined } : { ...own, open: true };
  }
}

export type PersonField = 'age' | 'identified' | 'parts' | 'by' | 'towards' | 'facts';

/** One name for each question: no fact has a space in its id. */
export const nameOf = ({ person, fact }: Question): string => (person === null ? fact : `${fact} ${person}`);
