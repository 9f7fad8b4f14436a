import type { Advice, AdviceInput } from './advice.schema.ts';
import { adviseOn } from './advise.ts';
import type { Compiled } from './compile.ts';
import type { Diagram, Diagrams, Evidence } from './diagram.ts';
import { evidenceOf, rotated } from './evidence.ts';
import { Expander } from './expand.ts';
import { Flat } from './flat.ts';
import { Joint, STOPPED, valuesOf } from './joint.ts';
import { frozen } from './kept.ts';
import type { LaidOut } from './laid-out.ts';
import { nextQuestion } from './next-question.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type PolicyFiles } from './policy.schema.ts';
import { isOne, lowestOf } from './walk.ts';
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

type Turn = LaidOut['turns'][number];

interface Group {
  readonly joint: Joint;
  readonly places: readonly number[];
}

/** Several outputs, in groups of which each is walked at once; what they come to is made once for each way they come out. */
class Outputs<Said> {
  readonly #flat: Flat;
  readonly #diagrams: Diagrams;
  readonly #roots: readonly Diagram[];
  readonly #places: readonly number[];
  readonly #say: (levels: readonly number[]) => Said;
  #made: readonly Group[] | undefined;
  /** What was said already, by what each group came to. */
  #said: Way<Said> = { next: [], said: undefined };
  #count = 0;

  constructor(flat: Flat, diagrams: Diagrams, roots: readonly Diagram[], say: (levels: readonly number[]) => Said) {
    this.#flat = flat;
    this.#diagrams = diagrams;
    this.#roots = roots;
    this.#places = roots.map((root) => flat.place(root));
    this.#say = say;
  }

  /** By walking each output by itself. */
  once(evidence: Evidence): Said {
    return this.#say(this.#places.map((place) => levelOf(this.#flat.reach(place, evidence))));
  }

  /** Put together when first asked for: that takes as long as some ten thousand answers. */
  get #groups(): readonly Group[] {
    if (this.#made !== undefined) return this.#made;
    let from = 0;
    this.#made = Joint.allOf(this.#diagrams, this.#roots).map((joint) => ({
      joint,
      places: this.#places.slice(from, (from += joint.width)),
    }));
    return this.#made;
  }

  of(turn: Turn): Said {
    let at = this.#said;
    for (const { joint } of this.#groups) {
      const found = joint.walk(turn.values);
      if (found === STOPPED) return this.#say(this.#levels(turn));
      at = at.next[found] ??= { next: [], said: undefined };
    }
    return (at.said ??= this.#remembered(turn));
  }

  /** Of two at once, which takes little longer than of one. */
  ofBoth(one: Turn, other: Turn): readonly [Said, Said] {
    let [a, b] = [this.#said, this.#said];
    for (const { joint } of this.#groups) {
      const found = joint.walkBoth(one.values, other.values);
      const [first, second] = [found >>> 16, found & 0xffff];
      if (first === STOPPED || second === STOPPED) return [this.of(one), this.of(other)];
      a = a.next[first] ??= { next: [], said: undefined };
      b = b.next[second] ??= { next: [], said: undefined };
    }
    return [(a.said ??= this.#remembered(one)), (b.said ??= this.#remembered(other))];
  }

  #remembered(turn: Turn): Said {
    // There are more ways to come out than are worth keeping.
    if ((this.#count += 1) > MOST_SAID) [this.#said, this.#count] = [{ next: [], said: undefined }, 0];
    return this.#say(this.#levels(turn));
  }

  /** The level of each output, one after another; `UNSETTLED` where it could be one or another. */
  #levels(turn: Turn): readonly number[] {
    return this.#groups.flatMap(({ joint, places }) => {
      const known = joint.answers[joint.walk(turn.values)];
      return known ?? places.map((place) => levelOf(this.#flat.reach(place, turn.evidence)));
    });
  }
}

/** What is said where groups come out one way after another. */
interface Way<Said> {
  readonly next: Way<Said>[];
  said: Said | undefined;
}

const MOST_SAID = 20_000;
/** No level is this high. */
const UNSETTLED = 99;

const levelOf = (reach: number): number => (isOne(reach) ? lowestOf(reach) : UNSETTLED);

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
    const { category, response, repeated, role, standings, diagrams, roles } = compiled;
    const ofCase = [category.diagram, response.diagram, repeated];
    const ofPerson = [role.diagram, ...standings.map(({ diagram }) => diagram)];
    this.codes = standings.map(({ code }) => code);
    this.#files = files;
    this.#compiled = compiled;
    this.#digestOf = digestOf;
    const flat = new Flat(diagrams, [...ofCase, ...ofPerson]);
    this.#ofCase = new Outputs(flat, diagrams, ofCase, ([first = 0, second = 0, third = 0]) => ({
      category: CATEGORIES[first] ?? 'not-yet-known',
      response: RESPONSES[second] ?? 'not-yet-known',
      repeated: third === UNSETTLED ? 'unknown' : third === 1,
    }));
    this.#ofPerson = new Outputs(flat, diagrams, ofPerson, ([first = 0, ...levels]) => ({
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
    const { turns } = facts;
    const [first] = turns;
    if (first === undefined) throw new RangeError('facts that were laid out have a first turn');
    const { category, response, repeated } = this.#ofCase.of(first);
    const people: DecidedPerson[] = [];
    const count = this.#compiled.variables.people;
    for (let place = 0; place < count; place += 2) {
      const [one, other] = [turns[place] ?? first, turns[place + 1]];
      const [said, next] = other === undefined ? [this.#ofPerson.of(one)] : this.#ofPerson.ofBoth(one, other);
      people.push({ ref: one.ref, role: said.role, standings: said.standings });
      if (other !== undefined && next !== undefined)
        people.push({ ref: other.ref, role: next.role, standings: next.standings });
    }
    return { category, repeated, response, people, expand: () => this.#expandLaid(facts, repeated) };
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
