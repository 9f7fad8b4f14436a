import type { Advice, AdviceInput } from './advice.schema.ts';
import { adviseOn } from './advise.ts';
import type { Compiled, CompiledRule, Output } from './compile.ts';
import type { Evidence } from './diagram.ts';
import { evidenceOf, rotated } from './evidence.ts';
import { Expander } from './expand.ts';
import { Flat } from './flat.ts';
import { frozen } from './kept.ts';
import { valuesOf } from './joint.ts';
import type { LaidOut, Turn } from './laid-out.ts';
import { nextQuestion } from './next-question.ts';
import { Outputs, stepwise, UNSETTLED, type Highest } from './outputs.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type PolicyFiles } from './policy.schema.ts';
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
  #expander: Expander | undefined;
  #last: { readonly settings: Settings; readonly policy: Advice['policy'] } | undefined;

  constructor(files: PolicyFiles, compiled: Compiled, digestOf: (input: AdviceInput) => string) {
    const { category, response, repeated, role, standings, diagrams, roles, rules } = compiled;
    const ranked = role.rules.flatMap(({ place }) => rules[place] ?? []);
    const highest = ({ diagram }: Output, of: readonly CompiledRule[]): Highest => ({ root: diagram, of });
    // What bears on these asks much the same: put together it is walked at once, rule by rule it would be five times as long.
    const ofCase = [category.diagram, response.diagram, repeated].map((root) => stepwise(diagrams, root));
    const ofPerson = [highest(role, ranked), ...standings.map((each) => highest(each, each.rules))];
    this.codes = standings.map(({ code }) => code);
    this.#files = files;
    this.#compiled = compiled;
    this.#digestOf = digestOf;
    const flat = new Flat(
      diagrams,
      [...ofCase, ...ofPerson].map(({ root }) => root),
    );
    this.#ofCase = new Outputs(flat, compiled, ofCase, ([first = 0, second = 0, third = 0]) => ({
      category: CATEGORIES[first] ?? 'not-yet-known',
      response: RESPONSES[second] ?? 'not-yet-known',
      repeated: third === UNSETTLED ? 'unknown' : third === 1,
    }));
    this.#ofPerson = new Outputs(flat, compiled, ofPerson, ([first = 0, ...levels]) => ({
      role: roles[first] ?? 'not-yet-known',
      standings: levels.map((level) => STANDINGS[level] ?? 'not-yet'),
    }));
  }

  /** `input` has been read (`readInput`), holds as many people as this was made for, and is not changed afterwards. */
  lay(input: AdviceInput): LaidOut {
    const { variables } = this.#compiled;
    const evidence = this.#read(input);
    const people = input.people ?? [];
    const refs = people.length === 0 ? [''] : people.map(({ ref }) => ref);
    const turns = refs.map((ref, place) => {
      const turned = rotated(variables, evidence, place);
      return { ref, evidence: turned, values: valuesOf(turned) };
    });
    const asked = nextQuestion(this.#compiled, input, []);
    return { input, turns, asked, disagreements: disagreements(input) };
  }

  /** What `decideOn` gives, of facts that are asked of once. */
  decide(input: AdviceInput): Decision {
    const evidence = this.#read(input);
    const people = (input.people ?? []).map(({ ref }, place) => ({
      ref,
      ...this.#ofPerson.once(rotated(this.#compiled.variables, evidence, place)),
    }));
    return { ...this.#ofCase.once(evidence), people, expand: () => this.#expand(input) };
  }

  #read(input: AdviceInput): Evidence {
    const { variables } = this.#compiled;
    // Diagrams are made for a number of people: for another they would read somebody's answers as somebody else's.
    if ((input.people ?? []).length !== variables.people) throw new RangeError(`made for ${variables.people} people`);
    return evidenceOf(variables, input);
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

  /** From what is known, where all that is asked is; else from everything that it could be. */
  #expandLaid(facts: LaidOut, repeated: Decision['repeated']): Advice {
    const { input } = facts;
    if (repeated === 'unknown') return this.#expand(input);
    this.#expander ??= new Expander(this.#compiled);
    return this.#expander.expand(facts, repeated, this.#policyOf(input)) ?? this.#expand(input);
  }

  /** Of facts that `lay` of this decider laid out. */
  decideOn(facts: LaidOut): Decision {
    const turns = facts.turns;
    const { category, response, repeated } = this.#ofCase.ofAll(turns);
    const people = this.#ofPerson.of(turns, this.#compiled.variables.people, named);
    return { category, repeated, response, people, expand: () => this.#expandLaid(facts, repeated) };
  }
}

const named = ({ ref }: Turn, { role, standings }: Omit<DecidedPerson, 'ref'>): DecidedPerson => ({
  ref,
  role,
  standings,
});

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
