// Facts from a seed, many to a version: mostly known, and some of them left open, so that everything left can be tried.
import type { AdviceInput, AdvicePerson, AnswerState } from '../../src/policy/advice.schema.ts';
import { CHECKS, NATIONS, PARTS, STATES, type Part } from '../../src/policy/condition.schema.ts';
import type { PolicyFiles } from '../../src/policy/policy.schema.ts';
import { answersOf, idsOfKind, UNSTATED } from '../../src/policy/variables.ts';

/** A number from 0 up to below 1. */
export type Next = () => number;

type Draft<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] };
type Said = Record<string, AnswerState>;

interface DraftPerson extends Draft<Omit<AdvicePerson, 'by' | 'towards' | 'facts'>> {
  by: Said;
  towards: Said;
  facts: Said;
}

interface DraftInput extends Draft<Omit<AdviceInput, 'people' | 'factors'>> {
  people: DraftPerson[];
  factors: Said;
}

/** How much is invented: the share of what is ruled out, and how many things are left open at most. */
export interface Kind {
  readonly quiet: number;
  readonly mostOpen: number;
  /** More ways than about this are not left open. */
  readonly mostWays: number;
  readonly mostPeople: number;
}

/** Cuts of the guidance are met more often than ages between them. */
const TELLING_AGES = [9, 10, 12, 13, 17, 18, 22];

export class Inventor {
  readonly #next: Next;
  readonly #kind: Kind;
  readonly #factors: readonly string[];
  readonly #personFacts: readonly string[];
  readonly #conditions: readonly (readonly [string, readonly string[]])[];
  readonly #settings: PolicyFiles['settings'];

  constructor(files: PolicyFiles, next: Next, kind: Kind) {
    this.#next = next;
    this.#kind = kind;
    this.#factors = idsOfKind(files, 'factor');
    this.#personFacts = idsOfKind(files, 'person-fact');
    this.#conditions = idsOfKind(files, 'condition').map((id) => [id, [UNSTATED, ...answersOf(files, id)]]);
    this.#settings = files.settings;
  }

  facts(): AdviceInput {
    const input: DraftInput = {
      nation: this.#one(NATIONS, 'england'),
      checks: this.#one(CHECKS, 'complete'),
      earlierReports: this.#below(4),
      people: ['A', 'B', 'C'].slice(0, this.#howMany()).map((ref) => this.#person(ref)),
      factors: this.#states(this.#factors),
      conditions: Object.fromEntries(this.#conditions.map(([id, answers]) => [id, this.#one(answers, UNSTATED)])),
      settings: Object.fromEntries(this.#settings.map((each) => [each.name, this.#one(each.answers, each.default)])),
    };
    let left = this.#kind.mostWays;
    const open = this.#below(this.#kind.mostOpen + 1);
    for (let times = 0; times < open; times += 1) left /= this.#leaveOpen(input, left);
    return input;
  }

  #below(bound: number): number {
    return Math.floor(this.#next() * bound);
  }

  #howMany(): number {
    return this.#below(9) === 0 ? 0 : 1 + this.#below(this.#kind.mostPeople);
  }

  #one<Value>(values: readonly Value[], usual: Value): Value {
    return values[this.#below(values.length)] ?? usual;
  }

  #states(ids: readonly string[]): Said {
    const made: Said = {};
    for (const id of ids) made[id] = this.#next() < this.#kind.quiet ? 'ruled-out' : this.#one(STATES, 'ruled-out');
    return made;
  }

  #person(ref: string): DraftPerson {
    const age = this.#below(3) === 0 ? this.#one(TELLING_AGES, 13) : 5 + this.#below(18);
    const parts = PARTS.filter(() => this.#below(4) === 0);
    const [by, towards] = [this.#states(this.#factors), this.#states(this.#factors)];
    return {
      ...{ ref, age, identified: this.#below(4) > 0, by, towards, facts: this.#states(this.#personFacts) },
      parts: parts.length > 1 ? parts.filter((part: Part) => part !== 'protected') : parts,
    };
  }

  /** Leaves one thing open, or left out where that says the same; gives how many ways there are now for each before. */
  #leaveOpen(input: DraftInput, most: number): number {
    const person = input.people[this.#below(input.people.length + 1)];
    return person === undefined ? this.#openOfCase(input, most) : this.#openOfPerson(person, input.factors, most);
  }

  #openOfCase(input: DraftInput, most: number): number {
    const what = this.#below(6);
    if (what === 0 && most >= 2) delete input.nation;
    else if (what === 1 && most >= 3) delete input.checks;
    else if (what === 2 && most >= 5) this.#openReports(input);
    else return most >= 4 ? this.#openState(input.factors, this.#one(this.#factors, '')) : 1;
    return what === 0 ? 2 : what === 1 ? 3 : 5;
  }

  #openReports(input: DraftInput): void {
    if (this.#below(2) === 0) delete input.earlierReports;
    else input.earlierReports = 'unknown';
  }

  #openOfPerson(person: DraftPerson, factors: Said, most: number): number {
    const what = this.#below(10);
    if (what === 0 && most >= 72) {
      delete person.parts;
      return 72;
    }
    if (what === 1 && most >= 26) {
      if (this.#below(2) === 0) delete person.age;
      else person.age = 'unknown';
      return 26;
    }
    if (what === 2 && most >= 2) {
      delete person.identified;
      return 2;
    }
    if (what === 3 && most >= 4 && typeof person.age === 'number') {
      person.age = [person.age, person.age + 3];
      return 4;
    }
    return this.#openSaid(person, factors, most);
  }

  #openSaid(person: DraftPerson, factors: Said, most: number): number {
    const what = this.#below(3);
    const said = what === 0 ? person.facts : what === 1 ? person.by : person.towards;
    const id = this.#one(what === 0 ? this.#personFacts : this.#factors, '');
    const ofCase = factors[id];
    // What was enquired into and not found of the case is so of everybody of whom nothing else is said.
    if (ofCase === 'ruled-out' || ofCase === 'no-evidence') {
      Reflect.deleteProperty(said, id);
      return 1;
    }
    return most >= 4 ? this.#openState(said, id) : 1;
  }

  #openState(said: Said, id: string): number {
    if (this.#below(2) === 0) said[id] = 'unknown';
    else Reflect.deleteProperty(said, id);
    return 4;
  }
}
