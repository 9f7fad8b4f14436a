import type { YesNo, YesNoDiagrams } from './yes-no-diagram.ts';

/**
 * The smallest sets of variables for which a function holds: each such that no part of it will do. Found in the diagram
 * itself, whole, and listed by size: what is listed is exact, and so is how many there are.
 */
export class SmallestSets {
  readonly #d: YesNoDiagrams;
  readonly #sets: YesNo;
  readonly #sizes = new Map<YesNo, bigint>();
  readonly #counts = new Map<YesNo, bigint>();

  constructor(d: YesNoDiagrams, wanted: YesNo) {
    this.#d = d;
    this.#sets = d.minimal(d.upward(wanted));
  }

  get count(): bigint {
    return this.#count(this.#sets);
  }

  /** The first of them, the smallest first; each by its variables. */
  first(most: number): number[][] {
    const found: number[][] = [];
    const sizes = this.#sizesOf(this.#sets);
    for (let size = 0; sizes >> BigInt(size) !== 0n && found.length < most; size += 1)
      this.#list(this.#sets, size, [], found, most);
    return found;
  }

  /** The sizes that a set can have, as bits. */
  #sizesOf(node: YesNo): bigint {
    if (node < 2) return BigInt(node);
    const known = this.#sizes.get(node);
    if (known !== undefined) return known;
    const made = this.#sizesOf(this.#d.low(node)) | (this.#sizesOf(this.#d.high(node)) << 1n);
    this.#sizes.set(node, made);
    return made;
  }

  #count(node: YesNo): bigint {
    if (node < 2) return BigInt(node);
    const known = this.#counts.get(node);
    if (known !== undefined) return known;
    const made = this.#count(this.#d.low(node)) + this.#count(this.#d.high(node));
    this.#counts.set(node, made);
    return made;
  }

  #list(node: YesNo, size: number, chosen: readonly number[], found: number[][], most: number): void {
    // No set of this size is below: without this the search would walk paths that end in nothing.
    if (found.length >= most || ((this.#sizesOf(node) >> BigInt(size)) & 1n) === 0n) return;
    if (node === 1) {
      found.push([...chosen]);
      return;
    }
    this.#list(this.#d.high(node), size - 1, [...chosen, this.#d.variable(node)], found, most);
    this.#list(this.#d.low(node), size, chosen, found, most);
  }
}
