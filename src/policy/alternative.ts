import type { AdviceInput, Question } from './advice.schema.ts';
import { choicesOf, HANDLING, type AnswerValue, type Choice, type Given } from './answer.ts';
import type { Compiled } from './compile.ts';
import type { Diagram, Diagrams, Evidence } from './diagram.ts';
import { personAt, rotated, statedOf } from './evidence.ts';
import { nameOf, type PersonField } from './question.ts';
import { ADULT, ofPerson } from './variables.ts';
import { YesNoDiagrams, type YesNo } from './yes-no-diagram.ts';

/** A question with the other answers to it, those in one that the guidance reads as one. */
export interface Alternative extends Question {
  readonly answers: readonly (readonly Given[])[];
  /** For each variable of the guidance that it answers: what each of these leaves possible. */
  readonly possible: ReadonlyMap<number, readonly number[]>;
}

/** What is asked about: an output, the place of the person whom the rules are about, and what may be answered otherwise. */
export interface About {
  readonly output: Diagram;
  readonly first: number;
  readonly asked: (question: Question) => boolean;
  /** The most nodes that may be made. */
  readonly effort: number;
}

const DIRECTION = /^(?:by|towards)\./u;

/**
 * One output by every way of answering otherwise at once: for each answer of each question, whether it is given. Of two
 * answers to one question the first is read. What the guidance is asked of one input, this is asked of all there could be.
 */
export class Alternatives {
  readonly questions: readonly Alternative[];
  readonly diagrams: YesNoDiagrams;
  readonly #compiled: Compiled;
  readonly #input: AdviceInput;
  readonly #about: About;
  readonly #now: Evidence;
  readonly #kinds: ReadonlyMap<number, readonly number[]>;
  readonly #places: ReadonlyMap<string, number>;
  /** The variable of the first answer of each question. */
  readonly #starts: readonly number[];
  readonly #ways = new Map<number, ReadonlyMap<Diagram, YesNo>>();
  /** Where an adult who acted is listed beside whoever says nothing of an adult, by the variable that it opens. */
  readonly #overridden: ReadonlyMap<number, Diagram>;

  constructor(compiled: Compiled, input: AdviceInput, about: About) {
    const { variables, diagrams } = compiled;
    this.#compiled = compiled;
    this.#input = input;
    this.#about = about;
    this.diagrams = new YesNoDiagrams(about.effort);
    // Fewer answers make smaller diagrams: what this output tells apart nowhere is one answer here.
    const support = new Set(diagrams.support(about.output));
    this.#overridden = new Map([...this.#opened()].filter(([towards]) => support.has(towards)));
    this.#kinds = kindsIn(diagrams, [about.output, ...this.#overridden.values()]);
    this.#now = this.#read(input);
    // One factor's questions stand together: the case answers for everybody who says nothing else, and what it is said to
    // be would otherwise be carried past all other factors.
    const factors = [...variables.factors.keys()];
    const order = ({ fact }: Choice) => factors.indexOf(fact.replace(DIRECTION, ''));
    const asked = choicesOf(variables, input).filter(about.asked);
    this.questions = this.#alternatives(asked.sort((a, b) => order(a) - order(b)));
    this.#places = new Map(this.questions.map((question, place) => [nameOf(question), place]));
    let start = 0;
    this.#starts = this.questions.map(({ answers }) => (start += answers.length) - answers.length);
  }

  /** What a variable stands for: a question, the answers to it that are read as one, and the input with the first of them. */
  given(variable: number): Question & { readonly anyOf: readonly AnswerValue[]; readonly then: Given['then'] } {
    const place = this.#starts.findLastIndex((start) => start <= variable);
    const question = this.questions[place];
    const answers = question?.answers[variable - (this.#starts[place] ?? 0)];
    const [one] = answers ?? [];
    if (question === undefined || answers === undefined || one === undefined)
      throw new RangeError('a variable is an answer to a question');
    return { person: question.person, fact: question.fact, anyOf: answers.map(({ answer }) => answer), then: one.then };
  }

  #read(input: AdviceInput): Evidence {
    const { variables } = this.#compiled;
    return rotated(variables, statedOf(variables, input), this.#about.first);
  }

  /** What no adult, said of the case, leaves open towards each person where an adult beside them acted. */
  #opened(): (readonly [number, Diagram])[] {
    const { variables, adultsBeside } = this.#compiled;
    const at = variables.block.towards.get(ADULT);
    if (at === undefined) return [];
    return adultsBeside.flatMap((beside, place) => {
      const person = this.#input.people?.[personAt(this.#about.first, place)];
      // What is said of their own stands, whatever is said of the case.
      if (person === undefined || person.towards?.[ADULT] !== undefined) return [];
      return [[ofPerson(variables, place, at), beside] as const];
    });
  }

  /** What is possible of a variable, by kinds that some rule tells apart. */
  #kindsIn(evidence: Evidence, variable: number): number {
    const possible = evidence[variable] ?? 0;
    const kinds = this.#kinds.get(variable) ?? [];
    return kinds.reduce((found, kind, value) => (((possible >> value) & 1) === 1 ? found | (1 << kind) : found), 0);
  }

  #alternatives(choices: readonly Choice[]): Alternative[] {
    const names = new Set(choices.map(nameOf));
    const variables = new Map<string, number[]>();
    const shared = new Set<string>();
    for (const variable of this.#kinds.keys()) {
      const named = this.#named(variable).filter((name) => names.has(name));
      for (const name of named) {
        variables.set(name, [...(variables.get(name) ?? []), variable]);
        if (named.length > 1) shared.add(name);
      }
    }
    return choices.flatMap((choice) => {
      const name = nameOf(choice);
      const own = variables.get(name);
      return own === undefined ? [] : this.#alternative(choice, own, shared.has(name));
    });
  }

  #alternative({ person, fact, answers }: Choice, variables: readonly number[], isShared: boolean): Alternative[] {
    const readings = answers.map((given) => ({ given, evidence: this.#read(given.then(this.#input)) }));
    const keyOf = (evidence: Evidence) => variables.map((variable) => this.#kindsIn(evidence, variable)).join();
    const now = keyOf(this.#now);
    const groups = [...Map.groupBy(readings, ({ evidence }) => keyOf(evidence))]
      // Said over again it may still matter where it is shared: a person's answer holds whatever is said of the case.
      .filter(([key]) => isShared || key !== now)
      .map(([, group]) => group);
    // Nothing that could be said instead is read otherwise: this is no question about this output.
    if (groups.length === 0) return [];
    const possible = variables.map((variable) => {
      const each = groups.map(([one]) => this.#kindsIn(one?.evidence ?? this.#now, variable));
      return [variable, each] as const;
    });
    return [
      { person, fact, answers: groups.map((group) => group.map(({ given }) => given)), possible: new Map(possible) },
    ];
  }

  /** Where the output can come to one of the levels (bits). */
  canBe(levels: number): YesNo {
    return this.#where(this.#about.output, levels);
  }

  #where(root: Diagram, levels: number): YesNo {
    const walked = new Map<Diagram, YesNo>();
    const walk = (node: Diagram): YesNo => {
      if (this.#compiled.diagrams.isConstant(node)) return (levels >> node) & 1;
      const known = walked.get(node);
      if (known !== undefined) return known;
      let made = 0;
      // A path tests each variable once, so that what is possible of one may be read apart from all others.
      for (const [child, way] of this.#waysFrom(node))
        made = this.diagrams.or(made, this.diagrams.and(way, walk(child)));
      walked.set(node, made);
      return made;
    };
    return walk(root);
  }

  /** Where each child of a node can be reached. */
  #waysFrom(node: Diagram): ReadonlyMap<Diagram, YesNo> {
    const known = this.#ways.get(node);
    if (known !== undefined) return known;
    const { diagrams } = this.#compiled;
    const variable = diagrams.variable(node);
    const kinds = this.#kinds.get(variable) ?? [];
    const values = Map.groupBy(
      kinds.flatMap((kind, value) => (kind === value ? [value] : [])),
      (value) => diagrams.child(node, value),
    );
    const made = new Map(
      [...values].map(([child, some]) => [
        child,
        this.#possible(
          variable,
          some.reduce((all, value) => all | (1 << value), 0),
        ),
      ]),
    );
    this.#ways.set(node, made);
    return made;
  }

  /** Where one of some kinds of values (bits) is possible of a variable of the guidance. */
  #possible(variable: number, kinds: number): YesNo {
    let made = Number((this.#kindsIn(this.#now, variable) & kinds) !== 0);
    // The last that is put on top wins: what is said of one person, over what the case says for everybody.
    const [ofCase, ...own] = this.#named(variable);
    made = this.#saidBy(ofCase, variable, kinds, made);
    const overridden = this.#overridden.get(variable);
    // What was open to anything before stays so: only where the case says that no adult was involved is this more.
    if (overridden !== undefined) made = this.diagrams.or(made, this.#where(overridden, 0b10));
    return own.reduce((before, name) => this.#saidBy(name, variable, kinds, before), made);
  }

  #saidBy(name: string | undefined, variable: number, kinds: number, otherwise: YesNo): YesNo {
    const place = name === undefined ? undefined : this.#places.get(name);
    return place === undefined ? otherwise : this.#whereSaid(place, variable, kinds, otherwise);
  }

  #whereSaid(place: number, variable: number, kinds: number, otherwise: YesNo): YesNo {
    const { diagrams: d } = this;
    const start = this.#starts[place] ?? 0;
    const then = this.questions[place]?.possible.get(variable) ?? [];
    const chain = (asItIs: YesNo, by: (possible: number) => number) =>
      then.reduceRight<YesNo>((rest, possible, answer) => d.node(start + answer, rest, by(possible)), asItIs);
    // Where one of its answers is given, that alone counts; else what was there before.
    const given = chain(0, (possible) => Number((possible & kinds) !== 0));
    return d.or(
      given,
      d.and(
        chain(1, () => 0),
        otherwise,
      ),
    );
  }

  /** The questions that a variable is answered by, the nearest last. */
  #named(variable: number): string[] {
    const { variables, names } = this.#compiled;
    const { firstPerson, block, conditions } = variables;
    if (variable < firstPerson) {
      const condition = [...conditions].find(([, each]) => each.variable === variable);
      return [names.ofCase.get(variable) ?? condition?.[0] ?? ''];
    }
    const place = personAt(this.#about.first, Math.floor((variable - firstPerson) / block.size));
    const known = names.ofPerson.get((variable - firstPerson) % block.size);
    const person = this.#input.people?.[place]?.ref;
    return known === undefined || person === undefined ? [] : namedOf(person, known.field, known.id);
  }

  /** Where nobody's parts contradict each other: the reading of an input refuses them. */
  consistent(): YesNo {
    const { diagrams: d } = this;
    return (this.#input.people ?? []).reduce<YesNo>((all, { ref, parts = [] }) => {
      const has = (part: (typeof HANDLING)[number]): YesNo => {
        const place = this.#places.get(nameOf({ person: ref, fact: `parts.${part}` }));
        const isNow = Number(parts.includes(part));
        return place === undefined ? isNow : d.node(this.#starts[place] ?? 0, isNow, 1 - isNow);
      };
      const handled = HANDLING.reduce<YesNo>((any, part) => d.or(any, has(part)), 0);
      return d.and(all, d.not(d.and(has('protected'), handled)));
    }, 1);
  }
}

function namedOf(person: string, field: PersonField, id: string): string[] {
  const own = (fact: string) => nameOf({ person, fact });
  if (field === 'age' || field === 'identified') return [own(field)];
  if (field === 'parts') return [own('parts'), own(`parts.${id}`)];
  return [id, own(field === 'facts' ? id : `${field}.${id}`)];
}

/** For each variable that some diagrams test, which of its values stands for each: those that they tell apart nowhere are one. */
function kindsIn(d: Diagrams, roots: readonly Diagram[]): Map<number, readonly number[]> {
  const kinds = new Map<number, readonly number[]>();
  for (const node of d.below(roots)) {
    if (d.isConstant(node)) continue;
    const children = Array.from({ length: d.sizes[d.variable(node)] ?? 0 }, (_, value) => d.child(node, value));
    const before = kinds.get(d.variable(node));
    const own = children.map((child, value) =>
      children.findIndex((other, first) => other === child && before?.[first] === before?.[value]),
    );
    kinds.set(d.variable(node), own);
  }
  return kinds;
}
