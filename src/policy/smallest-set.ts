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

  /** The first of them, the smallest first, and of one size those without a variable that is put last; each by its variables. */
  first(most: number, isLast: (variable: number) => boolean = () => false): number[][] {
    const found: number[][] = [];
    const sizes = this.#sizesOf(this.#sets);
    const without = { isLast, sizes: new Map<YesNo, bigint>() };
    for (let size = 0; sizes >> BigInt(size) !== 0n && found.length < most; size += 1) {
      this.#list({ node: this.#sets, size, chosen: [] }, { found, most, without });
      const left = most - found.length;
      // Those that were found already come up again among all: so many more are looked through.
      const all: number[][] = [];
      if (left > 0) this.#list({ node: this.#sets, size, chosen: [] }, { found: all, most });
      found.push(...all.filter((set) => set.some(isLast)).slice(0, left));
    }
    return found;
  }

  /** The sizes that a set can have, as bits; of those without what is put last, where that is left out. */
  #sizesOf(node: YesNo, without?: Without): bigint {
    if (node < 2) return BigInt(node);
    const memory = without?.sizes ?? this.#sizes;
    const known = memory.get(node);
    if (known !== undefined) return known;
    const high =
      without?.isLast(this.#d.variable(node)) === true ? 0n : this.#sizesOf(this.#d.high(node), without) << 1n;
    const made = this.#sizesOf(this.#d.low(node), without) | high;
    memory.set(node, made);
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

  #list({ node, size, chosen }: At, into: Into): void {
    const { found, most, without } = into;
    // No set of this size is below: without this the search would walk paths that end in nothing.
    if (found.length >= most || ((this.#sizesOf(node, without) >> BigInt(size)) & 1n) === 0n) return;
    if (node === 1) {
      found.push([...chosen]);
      return;
    }
    const variable = this.#d.variable(node);
    if (without?.isLast(variable) !== true)
      this.#list({ node: this.#d.high(node), size: size - 1, chosen: [...chosen, variable] }, into);
    this.#list({ node: this.#d.low(node), size, chosen }, into);
  }
}

interface At {
  readonly node: YesNo;
  readonly size: number;
  readonly chosen: readonly number[];
}

/** What is left out of a first search, and the sizes that are left below each node. */
interface Without {
  readonly isLast: (variable: number) => boolean;
  readonly sizes: Map<YesNo, bigint>;
}

interface Into {
  readonly found: number[][];
  readonly most: number;
  readonly without?: Without;
}
