import { Conditions, saidOf, type Others } from './condition.ts';
import { STATES, type Condition, type PersonCondition } from './condition.schema.ts';
import type { Diagram, Diagrams } from './diagram.ts';
import { existing } from './proof-diagram.ts';
import { UNPLACED, within, type Block, type Variables } from './variables.ts';

/**
 * Any number of people beside those listed. A rule reads of them only whether one of them is so and so, and each such
 * question is a variable. Not every set of answers can be: `feasible` is where each yes is the yes of somebody whose every
 * other yes is there too. That is exact: such people together give just these answers.
 */
export class AnyNumber implements Others {
  readonly #diagrams: Diagrams;
  readonly #sizes: number[];
  readonly #cuts: ReadonlyMap<string, ReadonlySet<number>>;
  /** One person as a pattern: what a question is of. */
  readonly #pattern: Conditions;
  readonly #patternVariables = new Set<number>();
  readonly #asked = new Map<Diagram, number>();
  #feasible: { readonly of: number; readonly diagram: Diagram } | undefined;

  constructor(diagrams: Diagrams, sizes: number[], variables: Variables, conditions: readonly Condition[]) {
    this.#diagrams = diagrams;
    this.#sizes = sizes;
    this.#cuts = cutsOf([...variables.factors.keys()], conditions);
    const firstPerson = sizes.length;
    const places = new Map<string, number>();
    const block = this.#patternBlock(variables, firstPerson, places);
    this.#pattern = new Conditions(diagrams, { ...variables, firstPerson, block, people: 1 });
    for (const [key, variable] of places) {
      const [factor = '', cut = ''] = key.split(' ');
      this.#asked.set(this.#pattern.person(saidOf(factor, Number(cut)), 0), variable);
    }
  }

  /** How many questions the rules ask of other people. */
  get questions(): number {
    return this.#asked.size;
  }

  /** A factor's question lies beside its answers, which keeps `feasible` small. */
  #patternBlock({ block, ageBands }: Variables, start: number, places: Map<string, number>): Block {
    const add = (size: number): number => {
      this.#patternVariables.add(this.#sizes.length);
      return this.#sizes.push(size) - 1 - start;
    };
    const age = add(ageBands.length);
    const identified = add(2);
    const parts = new Map([...block.parts.keys()].map((part) => [part, add(2)] as const));
    const [by, towards, facts] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
    for (const factor of block.by.keys()) {
      by.set(factor, add(STATES.length));
      towards.set(factor, add(STATES.length));
      if (UNPLACED.has(factor) && block.facts.has(factor)) facts.set(factor, add(STATES.length));
      for (const cut of this.cuts(factor)) places.set(`${factor} ${cut}`, this.#sizes.push(2) - 1);
    }
    for (const fact of block.facts.keys()) if (!facts.has(fact)) facts.set(fact, add(STATES.length));
    return { size: this.#sizes.length - start, age, identified, parts, by, towards, facts };
  }

  cuts(factor: string): readonly number[] {
    return [...(this.#cuts.get(factor) ?? [])];
  }

  one(condition: PersonCondition): Diagram {
    if ('any' in condition && !isFactor(condition))
      return this.#diagrams.any(condition.any.map((each) => this.one(each)));
    const question = this.#pattern.person(condition, 0);
    if (question === 0) return 0;
    let variable = this.#asked.get(question);
    if (variable === undefined) {
      variable = this.#sizes.push(2) - 1;
      this.#asked.set(question, variable);
    }
    return this.#diagrams.test(variable, 0b10);
  }

  /** Whether this can be with nobody beside those listed. */
  canBeWithout(bad: Diagram): boolean {
    const d = this.#diagrams;
    const questions = new Set(this.#asked.values());
    const seen = new Set<Diagram>();
    const at = (node: Diagram): boolean => {
      if (d.isConstant(node)) return node > 0;
      if (seen.has(node)) return false;
      seen.add(node);
      if (questions.has(d.variable(node))) return at(d.child(node, 0));
      const size = this.#sizes[d.variable(node)] ?? 0;
      for (let value = 0; value < size; value += 1) if (at(d.child(node, value))) return true;
      return false;
    };
    return at(bad);
  }

  feasible(): Diagram {
    if (this.#feasible?.of === this.#asked.size) return this.#feasible.diagram;
    const d = this.#diagrams;
    const yes = (variable: number) => d.test(variable, 0b10);
    const kind = d.every([...this.#asked].map(([question, variable]) => d.max(d.not(question), yes(variable))));
    const memory = new Map<Diagram, Diagram>();
    const diagram = d.every(
      [...this.#asked].map(([question, variable]) =>
        d.max(d.not(yes(variable)), existing(d, d.and(question, kind), this.#patternVariables, memory)),
      ),
    );
    this.#feasible = { of: this.#asked.size, diagram };
    return diagram;
  }
}

const isFactor = ({ any: [first, second] }: { readonly any: readonly PersonCondition[] }): boolean =>
  first !== undefined && second !== undefined && 'by' in first && 'towards' in second && first.by === second.towards;

/** Presence is always told apart: statements ask of it, whatever the rules do. */
function cutsOf(factors: readonly string[], conditions: readonly Condition[]): Map<string, Set<number>> {
  const cuts = new Map(factors.map((factor) => [factor, new Set([STATES.indexOf('suspected')])]));
  const seen: (Condition | PersonCondition)[] = [...conditions];
  for (const condition of seen) {
    seen.push(...within(condition));
    if (!('factor' in condition)) continue;
    STATES.forEach((state, place) => {
      const before = STATES[place - 1];
      if (before !== undefined && condition.is.includes(state) !== condition.is.includes(before))
        cuts.get(condition.factor)?.add(place);
    });
  }
  return cuts;
}
