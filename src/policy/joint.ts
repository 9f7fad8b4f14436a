import type { Diagram, Diagrams, Evidence } from './diagram.ts';

/** In place of a value: it is one of several. */
const OPEN = 255;

/** What a walk gives where something that it has to ask is open. */
export const STOPPED = 0xffff;

/** How many numbers an answer takes. */
const ANSWER = 4;

/** Few enough to lie close together: more are slower to walk than what they save. */
const MOST_NODES = 2000;

/** Writes the value of each variable, where there is one; after them stays one that is none and always the same. */
export function writeValues(evidence: Evidence, into: Uint8Array): Uint8Array {
  for (let variable = 0; variable < evidence.length; variable += 1) {
    const bits = evidence[variable] ?? 0;
    into[variable] = (bits & (bits - 1)) === 0 ? 31 - Math.clz32(bits) : OPEN;
  }
  return into;
}

export const valuesOf = (evidence: Evidence): Uint8Array => writeValues(evidence, new Uint8Array(evidence.length + 1));

interface Nodes {
  readonly table: readonly number[];
  /** The variable that is none: see `valuesOf`. */
  readonly nothing: number;
}

/** One node that asks of what nobody knows. */
const UNKNOWABLE: Nodes = { table: [STOPPED, STOPPED, 0], nothing: 0 };

/** Several diagrams put into one, so that what they ask in common is asked once, laid out as plain numbers. */
export class Joint {
  /** What the diagrams come to, in their order; a walk gives the place of one of these. */
  readonly answers: readonly (readonly number[])[];
  /** How many diagrams are in it. */
  readonly width: number;
  /**
   * A node asks two variables at once: the first, the second, how far apart the first one's answers lie, and for each pair
   * of answers where the next node is: a step waits for memory, not for a second question. From `end` on are the answers,
   * which ask nothing and lead to themselves, so that of two walks neither has to know whether the other is done. Sixteen
   * bits each: what a walk reads has to stay close by.
   */
  readonly #table: Uint16Array;
  readonly #root: number;
  readonly #end: number;

  constructor(width: number, { table, nothing }: Nodes, root: number, answers: readonly (readonly number[])[]) {
    this.#end = table.length;
    // What is below zero in the making is an answer.
    const coded = (place: number): number => (place < 0 ? this.#end + ANSWER * (-1 - place) : place);
    const leads = answers.flatMap((_, place) => [nothing, nothing, 0, coded(-1 - place)]);
    this.#table = Uint16Array.from([...table.map(coded), ...leads]);
    this.#root = coded(root);
    this.answers = answers;
    this.width = width;
  }

  /** As few of them as there can be without one of them growing too large; each of neighbours. */
  static allOf(diagrams: Diagrams, roots: readonly Diagram[]): readonly Joint[] {
    const made: Joint[] = [];
    let [taken, last]: [readonly Diagram[], Joint | undefined] = [[], undefined];
    for (const root of roots) {
      const more = new Maker(diagrams, last === undefined ? Infinity : MOST_NODES).make([...taken, root]);
      if (more === undefined && last !== undefined) made.push(last);
      taken = more === undefined ? [root] : [...taken, root];
      // One that is too large on its own stops every walk: then it is walked by itself, as it is.
      last = more ?? new Maker(diagrams, Infinity).make(taken) ?? new Joint(1, UNKNOWABLE, 0, []);
    }
    return last === undefined ? made : [...made, last];
  }

  /** The place of what they come to, or `STOPPED`. */
  walk(values: Uint8Array): number {
    return this.#on(this.#root, values);
  }

  /** The same of two at once: the second in the lower sixteen bits. One waits for memory while the other is worked out. */
  walkBeside(values: Uint8Array, other: Joint, others: Uint8Array): number {
    const table = this.#table;
    const next = other.#table;
    const end = this.#end;
    const nextEnd = other.#end;
    let a = this.#root;
    let b = other.#root;
    while (((a - end) | (b - nextEnd)) < 0) {
      const a1 = valueOf(table, a, values);
      const b1 = valueOf(next, b, others);
      const a2 = valueOf(table, a + 1, values);
      const b2 = valueOf(next, b + 1, others);
      if ((a1 | a2 | b1 | b2) === OPEN) return this.#on(a, values) * 0x10000 + other.#on(b, others);
      a = led(table, a, a1, a2);
      b = led(next, b, b1, b2);
    }
    return ((a - end) / ANSWER) * 0x10000 + (b - nextEnd) / ANSWER;
  }

  #on(from: number, values: Uint8Array): number {
    const table = this.#table;
    let at = from;
    while (at < this.#end) {
      const first = valueOf(table, at, values);
      const next = valueOf(table, at + 1, values);
      if (first === OPEN) return STOPPED;
      at = next === OPEN ? this.#past(at, first) : led(table, at, first, next);
    }
    return (at - this.#end) / ANSWER;
  }

  /** Where the second question of a node is open: on, if every answer to it leads to one place. */
  #past(at: number, first: number): number {
    const stride = this.#table[at + 2] ?? 0;
    const from = at + 3 + first * stride;
    const [next = 0, ...others] = this.#table.subarray(from, from + stride);
    return others.every((other) => other === next) ? next : this.#end + ANSWER * STOPPED;
  }
}

const valueOf = (table: Uint16Array, at: number, values: Uint8Array): number => values[table[at] ?? 0] ?? OPEN;

/** Where a node leads for two answers. */
const led = (table: Uint16Array, at: number, first: number, next: number): number =>
  table[at + 3 + first * (table[at + 2] ?? 0) + next] ?? 0;

interface Node {
  readonly variable: number;
  readonly children: readonly number[];
}

class Maker {
  readonly #diagrams: Diagrams;
  readonly #most: number;
  readonly #nodes: Node[] = [];
  readonly #answers: (readonly number[])[] = [];
  readonly #known = new Map<string, number>();
  readonly #places = new Map<string, number>();

  constructor(diagrams: Diagrams, most: number) {
    this.#diagrams = diagrams;
    this.#most = most;
  }

  make(roots: readonly Diagram[]): Joint | undefined {
    const root = this.#place(roots);
    if (this.#known.size > this.#most) return undefined;
    const pairs = new Pairs(this.#nodes, this.#diagrams.sizes);
    const from = pairs.place(root);
    const isTooLarge = pairs.table.length + ANSWER * this.#answers.length >= STOPPED;
    return isTooLarge ? undefined : new Joint(roots.length, pairs, from, this.#answers);
  }

  /** Where what is left of all of them lies: a node, or below zero an answer. */
  #place(left: readonly Diagram[]): number {
    const key = left.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Given up: what is made from here on is thrown away.
    if (this.#known.size > this.#most) return -1;
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
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#nodes.push({ variable, children }) - 1;
    this.#places.set(key, place);
    return place;
  }
}

/** Nodes laid out so that each asks what it asks and what most of those after it ask. */
class Pairs implements Nodes {
  readonly table: number[] = [];
  readonly nothing: number;
  readonly #nodes: readonly Node[];
  readonly #sizes: readonly number[];
  readonly #places = new Map<number, number>();

  constructor(nodes: readonly Node[], sizes: readonly number[]) {
    this.#nodes = nodes;
    this.#sizes = sizes;
    this.nothing = sizes.length;
  }

  /** Where a node lies here; an answer stays what it is. */
  place(of: number): number {
    const [node, known] = [this.#nodes[of], this.#places.get(of)];
    if (node === undefined || known !== undefined) return known ?? of;
    const { variable, children } = node;
    const second = this.#askedNext(children);
    const stride = second === undefined ? 0 : (this.#sizes[second] ?? 0);
    // Where nothing is asked next, the first is read twice and counted once.
    const at = this.table.push(variable, second ?? variable, stride) - 3;
    const leaves = children.flatMap((child) =>
      second === undefined ? [child] : this.#answered(child, second, stride),
    );
    this.#places.set(of, at);
    this.table.push(...leaves);
    leaves.forEach((leaf, place) => (this.table[at + 3 + place] = this.place(leaf)));
    return at;
  }

  #askedNext(children: readonly number[]): number | undefined {
    const asked = children.flatMap((child) => this.#nodes[child]?.variable ?? []);
    const times = (variable: number) => asked.filter((each) => each === variable).length;
    const [most] = asked.toSorted((a, b) => times(b) - times(a));
    return most;
  }

  #answered(child: number, variable: number, size: number): readonly number[] {
    const node = this.#nodes[child];
    return node?.variable === variable ? node.children : Array.from({ length: size }, () => child);
  }
}
