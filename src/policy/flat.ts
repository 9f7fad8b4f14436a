import type { Diagram, Diagrams, Evidence } from './diagram.ts';

/** Diagrams laid out as plain numbers, to be walked and nothing else: what a walk reads lies side by side. */
export class Flat {
  readonly #terminals: number;
  readonly #places = new Map<Diagram, number>();
  readonly #variable: Int32Array;
  readonly #first: Int32Array;
  readonly #children: Int32Array;
  /** The walk that saw a node last, so that a walk through what is open sees each node once. */
  readonly #seen: Int32Array;
  #walk = 0;

  constructor(diagrams: Diagrams, roots: readonly Diagram[]) {
    this.#terminals = diagrams.terminals;
    for (let value = 0; value < this.#terminals; value += 1) this.#places.set(value, value);
    const nodes = diagrams.below(roots).filter((node) => !diagrams.isConstant(node));
    for (const node of nodes) this.#places.set(node, this.#places.size);
    const [variables, first, children] = [[0], [0], [0]];
    variables.length = first.length = this.#terminals;
    for (const node of nodes) {
      variables.push(diagrams.variable(node));
      first.push(children.length);
      const size = diagrams.sizes[diagrams.variable(node)] ?? 0;
      for (let value = 0; value < size; value += 1) children.push(this.place(diagrams.child(node, value)));
    }
    this.#variable = Int32Array.from(variables);
    this.#first = Int32Array.from(first);
    this.#children = Int32Array.from(children);
    this.#seen = new Int32Array(this.#places.size);
  }

  /** Where a diagram lies here. */
  place(diagram: Diagram): number {
    return this.#places.get(diagram) ?? 0;
  }

  /** The constants that the diagram at a place can come to, as bits: exact, as a path tests each variable once. */
  reach(place: number, evidence: Evidence): number {
    let at = place;
    while (at >= this.#terminals) {
      const possible = evidence[this.#variable[at] ?? 0] ?? 0;
      if ((possible & (possible - 1)) !== 0) return this.#reachOpen(at, evidence);
      at = this.#children[(this.#first[at] ?? 0) + 31 - Math.clz32(possible)] ?? 0;
    }
    return 1 << at;
  }

  /** Whether the diagram at a place can come to anything but 0: found at the first way to it. */
  canHold(place: number, evidence: Evidence): boolean {
    let at = place;
    while (at >= this.#terminals) {
      const possible = evidence[this.#variable[at] ?? 0] ?? 0;
      if ((possible & (possible - 1)) !== 0) {
        this.#walk += 1;
        return this.#canHoldFrom(at, evidence);
      }
      at = this.#children[(this.#first[at] ?? 0) + 31 - Math.clz32(possible)] ?? 0;
    }
    return at !== 0;
  }

  #canHoldFrom(at: number, evidence: Evidence): boolean {
    if (at < this.#terminals) return at !== 0;
    // Seen in this walk: then no way to it was found from here.
    if (this.#seen[at] === this.#walk) return false;
    this.#seen[at] = this.#walk;
    const possible = evidence[this.#variable[at] ?? 0] ?? 0;
    const first = this.#first[at] ?? 0;
    for (let left = possible; left !== 0; left &= left - 1)
      if (this.#canHoldFrom(this.#children[first + 31 - Math.clz32(left & -left)] ?? 0, evidence)) return true;
    return false;
  }

  #reachOpen(place: number, evidence: Evidence): number {
    this.#walk += 1;
    return this.#reachFrom(place, evidence);
  }

  #reachFrom(at: number, evidence: Evidence): number {
    if (at < this.#terminals) return 1 << at;
    // Counted once in this walk: what it leads to is among the bits already.
    if (this.#seen[at] === this.#walk) return 0;
    this.#seen[at] = this.#walk;
    const possible = evidence[this.#variable[at] ?? 0] ?? 0;
    const first = this.#first[at] ?? 0;
    let reached = 0;
    for (let left = possible; left !== 0; left &= left - 1)
      reached |= this.#reachFrom(this.#children[first + 31 - Math.clz32(left & -left)] ?? 0, evidence);
    return reached;
  }
}
