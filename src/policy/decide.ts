import type { Advice, AdviceInput } from './advice.schema.ts';
import { adviseOn } from './advise.ts';
import type { Compiled, CompiledRule, Output } from './compile.ts';
import type { Diagram, Evidence } from './diagram.ts';
import { evidenceOf, turnTo } from './evidence.ts';
import { Expander } from './expand.ts';
import { Flat } from './flat.ts';
import { frozen } from './kept.ts';
import { writeValues } from './joint.ts';
import type { LaidOut } from './laid-out.ts';
import { nextQuestion } from './next-question.ts';
import { Outputs, stepwise, UNSETTLED, type Highest } from './outputs.ts';
import { BITS } from './piece.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type PolicyFiles } from './policy.schema.ts';
import { ranked } from './said.ts';
import { Sides } from './sides.ts';
import { disagreements } from './warning.ts';

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
  readonly #ofCase: Outputs<Pick<Decision, 'category' | 'response' | 'repeated'>>;
  readonly #ofPerson: Outputs<Omit<DecidedPerson, 'ref'>>;
  readonly #evidence: Int32Array;
  #sides: Sides | undefined;
  #expander: Expander | undefined;
  #last: { readonly settings: Settings; readonly policy: Advice['policy'] } | undefined;

  constructor(files: PolicyFiles, compiled: Compiled, digestOf: (input: AdviceInput) => string) {
    const { category, response, repeated, role, standings, diagrams, roles, variables } = compiled;
    const highest = ({ diagram }: Output, of: readonly CompiledRule[]): Highest => ({ root: diagram, of });
    // What bears on these asks much the same: put together it is walked at once, rule by rule it would be five times as long.
    const ofCase = [category.diagram, response.diagram, repeated].map((root) => stepwise(diagrams, root));
    const ofPerson = [highest(role, ranked(compiled)), ...standings.map((each) => highest(each, each.rules))];
    this.#evidence = variables.anything.slice();
    this.codes = standings.map(({ code }) => code);
    this.#files = files;
    this.#compiled = compiled;
    this.#digestOf = digestOf;
    const flat = new Flat(
      diagrams,
      [...ofCase, ...ofPerson].map(({ root }) => root),
    );
    this.#ofCase = new Outputs(flat, ofCase, 0, ([first = 0, second = 0, third = 0]) => ({
      category: CATEGORIES[first] ?? 'not-yet-known',
      response: RESPONSES[second] ?? 'not-yet-known',
      repeated: third === UNSETTLED ? 'unknown' : third === 1,
    }));
    this.#ofPerson = new Outputs(flat, ofPerson, this.#ofCase.end, ([first = 0, ...levels]) => ({
      role: roles[first] ?? 'not-yet-known',
      standings: levels.map((level) => STANDINGS[level] ?? 'not-yet'),
    }));
  }

  /** `input` has been read (`readInput`), holds as many people as this was made for, and is not changed afterwards. */
  lay(input: AdviceInput): LaidOut {
    const evidence = this.#read(input, this.#evidence);
    const people = input.people ?? [];
    const refs = people.length === 0 ? [''] : people.map(({ ref }) => ref);
    const size = evidence.length + 1;
    // One place for all: to make and give back many small ones would take longer than to fill them.
    const all = new Uint8Array(size * refs.length);
    const turns = refs.map((ref, place) => {
      turnTo(this.#compiled.variables, evidence, place);
      return { ref, values: writeValues(evidence, all.subarray(size * place, size * (place + 1))) };
    });
    return { input, turns, asked: nextQuestion(this.#compiled, input, []), disagreements: disagreements(input) };
  }

  /** What `decideOn` gives, of facts that are asked of once. */
  decide(input: AdviceInput): Decision {
    const decided = this.#decideOnce(input);
    return { ...decided, expand: () => this.#expand(input) };
  }

  /** Exact whatever is open. */
  #decideOnce(input: AdviceInput): Omit<Decision, 'expand'> {
    const evidence = this.#read(input, this.#evidence);
    const ofCase = this.#ofCase.once(evidence);
    const people = (input.people ?? []).map(({ ref }, place) => {
      turnTo(this.#compiled.variables, evidence, place);
      return { ref, ...this.#ofPerson.once(evidence) };
    });
    return { ...ofCase, people };
  }

  #read(input: AdviceInput, into?: Int32Array): Evidence {
    const { variables } = this.#compiled;
    // Diagrams are made for a number of people: for another they would read somebody's answers as somebody else's.
    if ((input.people ?? []).length !== variables.people) throw new RangeError(`made for ${variables.people} people`);
    return evidenceOf(variables, input, into);
  }

  #expand(input: AdviceInput): Advice {
    return adviseOn(this.#files, this.#compiled, this.#policyOf(input).digest, input);
  }

  /** One force asks much the same again and again: its settings are those of the question before. */
  #policyOf(input: AdviceInput): Advice['policy'] {
    const { settings = {} } = input;
    if (this.#last === undefined || !isSame(this.#last.settings, settings)) {
      const policy = { id: this.#files.policy.id, digest: this.#digestOf(input) };
      this.#last = { settings: { ...settings }, policy: frozen(policy) };
    }
    return this.#last.policy;
  }

  /**
   * The whole advice on facts that `lay` of this decider laid out: from what is known, where all that is asked is; else from
   * everything that it could be.
   */
  expandOn(facts: LaidOut): Advice {
    this.#expander ??= new Expander(this.#compiled);
    return this.#expander.expand(facts, this.#policyOf(facts.input)) ?? this.#expand(facts.input);
  }

  /** Put together when first asked for: that takes as long as some ten thousand answers. */
  #prepare(): Sides {
    const marks = new Map<Diagram, number[]>();
    for (const outputs of [this.#ofCase, this.#ofPerson]) outputs.mark(marks);
    return new Sides(this.#compiled, Math.ceil(this.#ofPerson.end / BITS), marks);
  }

  /** Of facts that `lay` of this decider laid out. */
  decideOn(facts: LaidOut): Decision {
    const marked = (this.#sides ??= this.#prepare()).walk(facts.turns);
    const [ofFirst] = marked ?? [];
    if (marked === undefined || ofFirst === undefined) {
      const decided = this.#decideOnce(facts.input);
      return { ...decided, expand: () => this.expandOn(facts) };
    }
    const { category, response, repeated } = this.#ofCase.of(ofFirst);
    const people: DecidedPerson[] = [];
    for (let place = 0; place < this.#compiled.variables.people; place += 1) {
      const { role, standings } = this.#ofPerson.of(marked[place] ?? ofFirst);
      people.push({ ref: facts.turns[place]?.ref ?? '', role, standings });
    }
    return { category, repeated, response, people, expand: () => this.expandOn(facts) };
  }
}

type Settings = NonNullable<AdviceInput['settings']>;

function isSame(one: Settings, other: Settings): boolean {
  if (one === other) return true;
  let count = 0;
  for (const name in other) {
    if (one[name] !== other[name]) return false;
    count += 1;
  }
  return count === Object.keys(one).length;
}
