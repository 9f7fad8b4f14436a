import type { Advice, AdviceInput } from './advice.schema.ts';
import { adviseOn } from './advise.ts';
import type { Compiled } from './compile.ts';
import type { Evidence } from './diagram.ts';
import { evidenceOf, rotated } from './evidence.ts';
import { Flat } from './flat.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type PolicyFiles } from './policy.schema.ts';
import { isOne, lowestOf } from './walk.ts';

type Standing = (typeof STANDINGS)[number];

export interface DecidedPerson {
  readonly ref: string;
  readonly role: Advice['people'][number]['role'];
  /** In the order of the decider's `codes`. */
  readonly standings: readonly Standing[];
}

/** What advice comes to, without its reasons: they are worked out when somebody asks for them. */
export interface Decision {
  readonly category: Advice['category'];
  readonly repeated: Advice['repeated'];
  readonly response: Advice['response'];
  readonly people: readonly DecidedPerson[];
  /** The whole advice: every rule fired, failed or undecided, the reasons, the duties and what is still to be asked. */
  readonly expand: () => Advice;
}

/** Answers as `adviseOn` does, by walking each diagram from its root and leaving out everything that is only said of it. */
export class Decider {
  readonly codes: readonly string[];
  readonly #files: PolicyFiles;
  readonly #compiled: Compiled;
  readonly #digestOf: (input: AdviceInput) => string;
  readonly #flat: Flat;
  readonly #roots: { readonly category: number; readonly response: number; readonly repeated: number };
  readonly #role: number;
  readonly #standings: readonly number[];

  constructor(files: PolicyFiles, compiled: Compiled, digestOf: (input: AdviceInput) => string) {
    const { category, response, repeated, role, standings } = compiled;
    const roots = [category.diagram, response.diagram, repeated, role.diagram, ...standings.map((one) => one.diagram)];
    this.codes = standings.map(({ code }) => code);
    this.#files = files;
    this.#compiled = compiled;
    this.#digestOf = digestOf;
    const flat = new Flat(compiled.diagrams, roots);
    this.#flat = flat;
    this.#roots = {
      category: flat.place(category.diagram),
      response: flat.place(response.diagram),
      repeated: flat.place(repeated),
    };
    this.#role = flat.place(role.diagram);
    this.#standings = standings.map(({ diagram }) => flat.place(diagram));
  }

  /** `input` has been read (`readInput`), holds as many people as this was made for, and is not changed afterwards. */
  decide(input: AdviceInput): Decision {
    const { variables } = this.#compiled;
    const evidence = evidenceOf(variables, input);
    const people = input.people ?? [];
    // Diagrams are made for a number of people: for another they would read somebody's answers as somebody else's.
    if (people.length !== variables.people) throw new RangeError(`made for ${variables.people} people`);
    const decided: DecidedPerson[] = [];
    for (let place = 0; place < people.length; place += 1)
      decided.push(this.#person(people[place]?.ref ?? '', rotated(variables, evidence, place)));
    const repeated = this.#flat.reach(this.#roots.repeated, evidence);
    return {
      category: valueOf(this.#flat.reach(this.#roots.category, evidence), CATEGORIES) ?? 'not-yet-known',
      repeated: isOne(repeated) ? repeated === 2 : 'unknown',
      response: valueOf(this.#flat.reach(this.#roots.response, evidence), RESPONSES) ?? 'not-yet-known',
      people: decided,
      expand: () => adviseOn(this.#files, this.#compiled, this.#digestOf(input), input),
    };
  }

  #person(ref: string, evidence: Evidence): DecidedPerson {
    const role = valueOf(this.#flat.reach(this.#role, evidence), this.#compiled.roles) ?? 'not-yet-known';
    const standings: Standing[] = [];
    for (const root of this.#standings)
      standings.push(valueOf(this.#flat.reach(root, evidence), STANDINGS) ?? 'not-yet');
    return { ref, role, standings };
  }
}

const valueOf = <Value>(reach: number, values: readonly Value[]): Value | undefined =>
  isOne(reach) ? values[lowestOf(reach)] : undefined;
