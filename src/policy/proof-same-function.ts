import type { Diagram, Diagrams } from './diagram.ts';

/**
 * Diagrams of the same variables in two places, looked at each node once. Two of them are one function where, reduced as
 * they are, they have the same shape; and the one is orderly where every path tests its variables in ascending order, each
 * once, and no test leads to one place whatever the answer: what walking by the answers still possible finds is then just
 * what completions come to, and what is still tested matters.
 */
export class SameFunctions {
  readonly #one: Diagrams;
  readonly #other: Diagrams;
  readonly #seen = new Map<Diagram, Diagram>();

  constructor(one: Diagrams, other: Diagrams) {
    this.#one = one;
    this.#other = other;
  }

  /** Whether the one is orderly and the function that the other is. */
  areSame(a: Diagram, b: Diagram): boolean {
    const [one, other] = [this.#one, this.#other];
    if (one.isConstant(a) || other.isConstant(b)) return a === b;
    const known = this.#seen.get(a);
    if (known !== undefined) return known === b;
    this.#seen.set(a, b);
    const variable = one.variable(a);
    if (variable !== other.variable(b)) return false;
    const first = one.child(a, 0);
    let isTest = false;
    for (let value = 0; value < (one.sizes[variable] ?? 0); value += 1) {
      const child = one.child(a, value);
      if (one.variable(child) <= variable || !this.areSame(child, other.child(b, value))) return false;
      isTest ||= child !== first;
    }
    return isTest;
  }
}
