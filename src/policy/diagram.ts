import { mixed, PairMemory } from './pair-memory.ts';

const FIRST_SIZE = 64;

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
  readonly #variable: number[] = [];
  readonly #children: (readonly Diagram[])[] = [];
  /** Every node by what it is made of, in open addressing: found without a text being written to look for it. */
  #known = new Int32Array(FIRST_SIZE);
  readonly #applied = new Map<string, PairMemory>();

  constructor(sizes: readonly number[], terminals: number) {
    this.sizes = sizes;
    this.terminals = terminals;
    for (let value = 0; value < terminals; value += 1) {
      this.#variable.push(Number.MAX_SAFE_INTEGER);
      this.#children.push([]);
    }
  }

  get size(): number {
    return this.#variable.length;
  }

  /** The variable a diagram tests first; beyond every variable for a constant. */
  variable(of: Diagram): number {
    return this.#variable[of] ?? Number.MAX_SAFE_INTEGER;
  }

  child(of: Diagram, value: number): Diagram {
    return this.#children[of]?.[value] ?? 0;
  }

  isConstant(diagram: Diagram): boolean {
    return diagram < this.terminals;
  }

  node(variable: number, children: readonly Diagram[]): Diagram {
    const first = children[0] ?? 0;
    // Reduced as it is made: a test whose every answer leads to one place is no test, and would show as an unknown that
    // matters.
    if (children.every((child) => child === first)) return first;
    if (2 * this.#variable.length >= this.#known.length) this.#grow();
    const at = this.#find(variable, children);
    const known = this.#known[at] ?? 0;
    if (known !== 0) return known;
    const made = this.#variable.length;
    this.#variable.push(variable);
    this.#children.push(children);
    this.#known[at] = made;
    return made;
  }

  /** Where a node is among those that are known, or the free place where it would be: no node that is made is the first. */
  #find(variable: number, children: readonly Diagram[]): number {
    const mask = this.#known.length - 1;
    let at = mixed(0, variable);
    for (const child of children) at = mixed(at, child);
    for (at &= mask; ; at = (at + 1) & mask) {
      const known = this.#known[at] ?? 0;
      if (known === 0 || (this.#variable[known] === variable && isSame(this.#children[known] ?? [], children)))
        return at;
    }
  }

  #grow(): void {
    const before = this.#known;
    // After `seal` a few nodes may be made beside many that are forgotten.
    let size = 4 * before.length;
    while (2 * this.#variable.length >= size) size *= 2;
    this.#known = new Int32Array(size);
    for (const node of before)
      if (node !== 0) this.#known[this.#find(this.variable(node), this.#children[node] ?? [])] = node;
  }

  /** 1 where the variable has one of the values (bits), else 0. */
  test(variable: number, values: number): Diagram {
    const size = this.sizes[variable] ?? 0;
    return this.node(
      variable,
      Array.from({ length: size }, (_, value) => (values >> value) & 1),
    );
  }

  /** `name` tells operations apart in the memory of what was already worked out: one name, one meaning. */
  apply(name: string, combine: (a: number, b: number) => number, a: Diagram, b: Diagram): Diagram {
    return this.#apply({ combine, settled: unsettled, memory: this.#memory(name) }, a, b);
  }

  #memory(name: string): PairMemory {
    let memory = this.#applied.get(name);
    if (memory === undefined) this.#applied.set(name, (memory = new PairMemory()));
    return memory;
  }

  #apply(operation: Operation, a: Diagram, b: Diagram): Diagram {
    const { combine, settled, memory } = operation;
    if (a < this.terminals && b < this.terminals) return combine(a, b);
    const early = settled(a, b, this.terminals - 1);
    if (early >= 0) return early;
    const known = memory.of(a, b);
    if (known >= 0) return known;
    const variable = Math.min(this.variable(a), this.variable(b));
    const size = this.sizes[variable] ?? 0;
    const children: Diagram[] = [];
    for (let value = 0; value < size; value += 1) {
      const left = this.variable(a) === variable ? this.child(a, value) : a;
      const right = this.variable(b) === variable ? this.child(b, value) : b;
      children.push(this.#apply(operation, left, right));
    }
    const made = this.node(variable, children);
    memory.keep(a, b, made);
    return made;
  }

  /** Forgets what only building more needs. */
  seal(): void {
    this.#known = new Int32Array(FIRST_SIZE);
    this.#applied.clear();
  }

  max(a: Diagram, b: Diagram): Diagram {
    return this.#apply({ combine: Math.max, settled: settledMax, memory: this.#memory('max') }, a, b);
  }

  and(a: Diagram, b: Diagram): Diagram {
    return this.#apply({ combine: Math.min, settled: settledMin, memory: this.#memory('min') }, a, b);
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
    const children = (this.#children[at] ?? []).map((child, value) =>
      ((possible >> value) & 1) === 1 ? this.restrict(child, evidence, into, memory) : first,
    );
    const made = into.node(this.variable(at), children);
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
    for (const node of found)
      for (const child of this.#children[node] ?? []) {
        if (seen.has(child)) continue;
        seen.add(child);
        found.push(child);
      }
    return found;
  }
}

function isSame(one: readonly Diagram[], other: readonly Diagram[]): boolean {
  if (one.length !== other.length) return false;
  for (let place = 0; place < one.length; place += 1) if (one[place] !== other[place]) return false;
  return true;
}
