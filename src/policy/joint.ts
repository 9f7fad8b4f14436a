import type { Diagram, Diagrams, Evidence } from './diagram.ts';

/** In place of a value: it is one of several. */
const OPEN = 255;

/** What a walk gives where something that it has to ask is open. */
export const STOPPED = 0xffff;

/** More nodes than this are slower to walk than what they save. */
const MOST_NODES = 16_000;

/** The value of each variable, where there is one. */
export function valuesOf(evidence: Evidence): Uint8Array {
  const values = new Uint8Array(evidence.length);
  for (let variable = 0; variable < values.length; variable += 1) {
    const bits = evidence[variable] ?? 0;
    values[variable] = (bits & (bits - 1)) === 0 ? 31 - Math.clz32(bits) : OPEN;
  }
  return values;
}

/** Several diagrams put into one, so that what they ask in common is asked once, laid out as plain numbers. */
export class Joint {
  /** What the diagrams come to, in their order; a walk gives the place of one of these. */
  readonly answers: readonly (readonly number[])[];
  /** How many diagrams are in it. */
  readonly width: number;
  /**
   * A node is the variable it asks and, for each value, where the next one lies; beyond the end is an answer. Sixteen bits
   * each: what a walk reads has to stay close by.
   */
  readonly #table: Uint16Array;
  readonly #root: number;

  constructor(width: number, table: readonly number[], root: number, answers: readonly (readonly number[])[]) {
    // What is below zero in the making lies beyond the end.
    const coded = (place: number): number => (place < 0 ? table.length - 1 - place : place);
    this.#table = Uint16Array.from(table, coded);
    this.#root = coded(root);
    this.answers = answers;
    this.width = width;
  }

  /** As few of them as there can be without one of them growing too large; each of neighbours. */
  static allOf(diagrams: Diagrams, roots: readonly Diagram[], most = MOST_NODES): readonly Joint[] {
    const made: Joint[] = [];
    let [taken, last]: [readonly Diagram[], Joint | undefined] = [[], undefined];
    for (const root of roots) {
      const more = new Maker(diagrams, last === undefined ? Infinity : most).make([...taken, root]);
      if (more === undefined && last !== undefined) made.push(last);
      taken = more === undefined ? [root] : [...taken, root];
      // One that is too large on its own stops every walk: then it is walked by itself, as it is.
      last = more ?? new Maker(diagrams, Infinity).make(taken) ?? new Joint(1, [], STOPPED, []);
    }
    return last === undefined ? made : [...made, last];
  }

  /** The place of what they come to, or `STOPPED`. */
  walk(values: Uint8Array): number {
    return this.#on(this.#root, values);
  }

  /** The same for two at once: the second in the lower sixteen bits. One waits for memory while the other is worked out. */
  walkBoth(one: Uint8Array, other: Uint8Array): number {
    const table = this.#table;
    let [a, b] = [this.#root, this.#root];
    while (a < table.length && b < table.length) {
      const [first, second] = [one[table[a] ?? 0] ?? OPEN, other[table[b] ?? 0] ?? OPEN];
      if (first === OPEN || second === OPEN) break;
      a = table[a + 1 + first] ?? 0;
      b = table[b + 1 + second] ?? 0;
    }
    return this.#on(a, one) * 0x10000 + this.#on(b, other);
  }

  #on(from: number, values: Uint8Array): number {
    const table = this.#table;
    let at = from;
    while (at < table.length) {
      const value = values[table[at] ?? 0] ?? OPEN;
      if (value === OPEN) return STOPPED;
      at = table[at + 1 + value] ?? 0;
    }
    return at - table.length;
  }
}

class Maker {
  readonly #diagrams: Diagrams;
  readonly #most: number;
  readonly #table: number[] = [];
  readonly #answers: (readonly number[])[] = [];
  readonly #known = new Map<string, number>();
  readonly #nodes = new Map<string, number>();

  constructor(diagrams: Diagrams, most: number) {
    this.#diagrams = diagrams;
    this.#most = most;
  }

  make(roots: readonly Diagram[]): Joint | undefined {
    const root = this.#place(roots);
    const isTooLarge = this.#known.size > this.#most || this.#table.length + this.#answers.length >= STOPPED;
    return isTooLarge ? undefined : new Joint(roots.length, this.#table, root, this.#answers);
  }

  /** Where what is left of all of them lies. */
  #place(left: readonly Diagram[]): number {
    const key = left.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Given up: what is made from here on is thrown away.
    if (this.#known.size > this.#most) return 0;
    const variable = Math.min(...left.map((each) => this.#diagrams.variable(each)));
    const size = this.#diagrams.sizes[variable];
    const place = size === undefined ? -this.#answers.push(left) : this.#node(left, variable, size);
    this.#known.set(key, place);
    return place;
  }

  #node(left: readonly Diagram[], variable: number, size: number): number {
    const children = Array.from({ length: size }, (_, value) =>
      this.#place(
        left.map((each) => (this.#diagrams.variable(each) === variable ? this.#diagrams.child(each, value) : each)),
      ),
    );
    const [first = 0] = children;
    if (children.every((child) => child === first)) return first;
    const key = `${variable}:${children.join()}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const place = this.#table.push(variable, ...children) - 1 - size;
    this.#nodes.set(key, place);
    return place;
  }
}
