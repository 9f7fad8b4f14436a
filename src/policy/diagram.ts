import { Nodes } from './nodes.ts';
import { PairMemory } from './pair-memory.ts';

/** A function of finite variables, by number: nodes of one `Diagrams` are equal exactly when their functions are. */
export type Diagram = number;

/** For each variable, in order, the set of its values still possible, as bits. Never empty. */
export type Evidence = Int32Array;

/** What is done to two diagrams; `settled` is what comes of two of which one tells it already, else below 0. */
interface Operation {
  readonly combine: (a: number, b: number) => number;
  readonly settled: (a: Diagram, b: Diagram, highest: number) => Diagram;
  readonly memory: PairMemory;
}

/** What the two operations of which everything is made soon have to remember. */
const MOST_DONE = 1 << 13;

const unsettled = (): Diagram => -1;

// The lowest and the highest constant decide by themselves, and so do two that are the same.
const settledMax = (a: Diagram, b: Diagram, highest: number): Diagram => {
  if (a === b || b === 0) return a;
  if (a === 0) return b;
  return a === highest || b === highest ? highest : -1;
};

const settledMin = (a: Diagram, b: Diagram, highest: number): Diagram => {
  if (a === b || b === highest) return a;
  if (a === highest) return b;
  return a === 0 || b === 0 ? 0 : -1;
};

/**
 * Hash-consed, reduced, ordered multi-valued decision diagrams over variables of given sizes. Diagrams below `terminals`
 * are the constants 0, 1, 2… Variables are tested in ascending order on every path.
 */
export class Diagrams {
  readonly sizes: readonly number[];
  readonly terminals: number;
  readonly #nodes: Nodes;
  readonly #operations = new Map<string, Operation>();
  /** Children of nodes that are being made, of the innermost last. */
  #making = new Int32Array(64);
  #top = 0;

  constructor(sizes: readonly number[], terminals: number) {
    this.sizes = sizes;
    this.terminals = terminals;
    this.#nodes = new Nodes(terminals);
  }

  get size(): number {
    return this.#nodes.size;
  }

  /** The variable a diagram tests first; beyond every variable for a constant. */
  variable(of: Diagram): number {
    return this.#nodes.variable(of);
  }

  child(of: Diagram, value: number): Diagram {
    return this.isConstant(of) ? 0 : this.#nodes.child(of, value);
  }

  isConstant(diagram: Diagram): boolean {
    return diagram < this.terminals;
  }

  node(variable: number, children: readonly Diagram[]): Diagram {
    const base = this.#room(children.length);
    for (let value = 0; value < children.length; value += 1) this.#making[base + value] = children[value] ?? 0;
    return this.#made(variable, base, children.length);
  }

  /** Room for the children of one more node, until it is made. */
  #room(many: number): number {
    const base = this.#top;
    this.#top += many;
    if (this.#top > this.#making.length) {
      const before = this.#making;
      this.#making = new Int32Array(2 * this.#top);
      this.#making.set(before);
    }
    return base;
  }

  #made(variable: number, base: number, many: number): Diagram {
    this.#top = base;
    const making = this.#making;
    // What nobody is listed for has no answers, and comes to nothing.
    const first = many === 0 ? 0 : (making[base] ?? 0);
    let isOneFunction = true;
    for (let value = 1; isOneFunction && value < many; value += 1) isOneFunction = making[base + value] === first;
    // Reduced as it is made: a test whose every answer leads to one place is no test, and would show as an unknown that
    // matters.
    return isOneFunction ? first : this.#nodes.of(variable, making, base, many);
  }

  /** 1 where the variable has one of the values (bits), else 0. */
  test(variable: number, values: number): Diagram {
    const size = this.sizes[variable] ?? 0;
    const base = this.#room(size);
    for (let value = 0; value < size; value += 1) this.#making[base + value] = (values >> value) & 1;
    return this.#made(variable, base, size);
  }

  /** `name` tells operations apart in the memory of what was already worked out: one name, one meaning. */
  apply(name: string, combine: (a: number, b: number) => number, a: Diagram, b: Diagram): Diagram {
    return this.#apply(this.#operation(name, combine, unsettled), a, b);
  }

  #operation(name: string, combine: Operation['combine'], settled: Operation['settled'], first?: number): Operation {
    let known = this.#operations.get(name);
    if (known === undefined) this.#operations.set(name, (known = { combine, settled, memory: new PairMemory(first) }));
    return known;
  }

  #apply(operation: Operation, a: Diagram, b: Diagram): Diagram {
    const { combine, settled, memory } = operation;
    if (a < this.terminals && b < this.terminals) return combine(a, b);
    const early = settled(a, b, this.terminals - 1);
    if (early >= 0) return early;
    const known = memory.of(a, b);
    if (known >= 0) return known;
    const nodes = this.#nodes;
    const ofA = nodes.variable(a);
    const ofB = nodes.variable(b);
    const variable = ofA < ofB ? ofA : ofB;
    const size = this.sizes[variable] ?? 0;
    const base = this.#room(size);
    for (let value = 0; value < size; value += 1) {
      const left = ofA === variable ? nodes.child(a, value) : a;
      const right = ofB === variable ? nodes.child(b, value) : b;
      const child = this.#apply(operation, left, right);
      this.#making[base + value] = child;
    }
    const made = this.#made(variable, base, size);
    memory.keep(a, b, made);
    return made;
  }

  /** Forgets what only building more needs. */
  seal(): void {
    this.#nodes.forget();
    this.#operations.clear();
  }

  max(a: Diagram, b: Diagram): Diagram {
    return this.#apply(this.#operation('max', Math.max, settledMax, MOST_DONE), a, b);
  }

  and(a: Diagram, b: Diagram): Diagram {
    return this.#apply(this.#operation('min', Math.min, settledMin, MOST_DONE), a, b);
  }

  not(a: Diagram): Diagram {
    return this.map('not', (value) => (value === 0 ? 1 : 0), a);
  }

  map(name: string, change: (value: number) => number, a: Diagram): Diagram {
    return this.apply(`map ${name}`, change, a, 0);
  }

  any(all: Iterable<Diagram>): Diagram {
    let result = 0;
    for (const each of all) result = this.max(result, each);
    return result;
  }

  every(all: Iterable<Diagram>): Diagram {
    let result = 1;
    for (const each of all) result = this.and(result, each);
    return result;
  }

  /**
   * The same function where the evidence holds, made in `into`, so that what one question leaves behind can be dropped.
   * Impossible values take the child of the first possible one, so that two diagrams that agree on all that is possible
   * become one, and what is left to test is exactly what matters. `memory` is for one evidence.
   */
  restrict(diagram: Diagram, evidence: Evidence, into: Diagrams, memory: Map<Diagram, Diagram>): Diagram {
    let at = diagram;
    let possible = 0;
    for (;;) {
      if (at < this.terminals) return at;
      possible = evidence[this.variable(at)] ?? 0;
      if ((possible & (possible - 1)) !== 0) break;
      at = this.child(at, 31 - Math.clz32(possible));
    }
    const known = memory.get(at);
    if (known !== undefined) return known;
    const first = this.restrict(this.child(at, 31 - Math.clz32(possible & -possible)), evidence, into, memory);
    const variable = this.variable(at);
    const size = this.sizes[variable] ?? 0;
    const base = into.#room(size);
    for (let value = 0; value < size; value += 1) {
      const isPossible = ((possible >> value) & 1) === 1;
      const child = isPossible ? this.restrict(this.child(at, value), evidence, into, memory) : first;
      into.#making[base + value] = child;
    }
    const made = into.#made(variable, base, size);
    memory.set(at, made);
    return made;
  }

  /** The constants a diagram can come to, as bits. */
  reach(diagram: Diagram): number {
    return this.survey(diagram).reach;
  }

  /** The variables a diagram depends on, ascending. */
  support(diagram: Diagram): number[] {
    return this.survey(diagram).support;
  }

  /** Both in one walk. */
  survey(diagram: Diagram): { readonly reach: number; readonly support: number[] } {
    let reach = 0;
    const found = new Set<number>();
    for (const node of this.below([diagram])) {
      if (node < this.terminals) reach |= 1 << node;
      else found.add(this.variable(node));
    }
    return { reach, support: [...found].sort((a, b) => a - b) };
  }

  /** Some diagrams and everything that they lead to, each once. */
  below(roots: readonly Diagram[]): Diagram[] {
    const seen = new Set<Diagram>(roots);
    const found = [...seen];
    for (const node of found) {
      const size = this.isConstant(node) ? 0 : (this.sizes[this.variable(node)] ?? 0);
      for (let value = 0; value < size; value += 1) {
        const child = this.child(node, value);
        if (seen.has(child)) continue;
        seen.add(child);
        found.push(child);
      }
    }
    return found;
  }
}
