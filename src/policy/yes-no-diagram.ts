const FIRST_SIZE = 1 << 12;
const CONSTANT = 0x7fffffff;

/** A function of yes and no: 0 never, 1 always, else a node. Two are one number exactly where they are one function. */
export type YesNo = number;

/** Too many nodes: what is asked is not worked out. */
export class TooLarge extends RangeError {}

/**
 * Decision diagrams of two answers, laid out as plain numbers. The general ones (`Diagrams`) write a text for each node of
 * many children; here a question about every answer that could be given makes some hundred thousand nodes.
 */
export class YesNoDiagrams {
  readonly #most: number;
  #size = 2;
  #variable = new Int32Array(FIRST_SIZE).fill(CONSTANT, 0, 2);
  #low = new Int32Array(FIRST_SIZE);
  #high = new Int32Array(FIRST_SIZE);
  #table = new Int32Array(2 * FIRST_SIZE);
  #memory = memoryOf(2 * FIRST_SIZE);

  /** Throws `TooLarge` beyond `most` nodes. */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  /** The variable tested first; beyond every variable for a constant. */
  variable(of: YesNo): number {
    return this.#variable[of] ?? CONSTANT;
  }

  low(of: YesNo): YesNo {
    return this.#low[of] ?? 0;
  }

  high(of: YesNo): YesNo {
    return this.#high[of] ?? 0;
  }

  /** `low` where the variable is not so, `high` where it is; both test later variables only. */
  node(variable: number, low: YesNo, high: YesNo): YesNo {
    return low === high ? low : this.#unique(variable, low, high);
  }

  /** A node of a family of sets: the sets without the variable, and those with it. A variable not tested is in none. */
  family(variable: number, without: YesNo, within: YesNo): YesNo {
    return within === 0 ? without : this.#unique(variable, without, within);
  }

  #unique(variable: number, low: YesNo, high: YesNo): YesNo {
    if (this.#size * 2 >= this.#table.length) this.#grow();
    const mask = this.#table.length - 1;
    // Open addressing: half of the places are always free, so that a search is short.
    let at = hash(variable, low, high) & mask;
    for (;;) {
      const known = this.#table[at] ?? 0;
      if (known === 0) break;
      if (this.#variable[known] === variable && this.#low[known] === low && this.#high[known] === high) return known;
      at = (at + 1) & mask;
    }
    if (this.#size >= this.#most) throw new TooLarge(`more than ${this.#most} nodes`);
    const made = this.#size;
    this.#size += 1;
    this.#variable[made] = variable;
    this.#low[made] = low;
    this.#high[made] = high;
    this.#table[at] = made;
    return made;
  }

  #grow(): void {
    const longer = (array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const made = new Int32Array(array.length * 2);
      made.set(array);
      return made;
    };
    [this.#variable, this.#low, this.#high] = [longer(this.#variable), longer(this.#low), longer(this.#high)];
    this.#table = new Int32Array(this.#table.length * 2);
    this.#memory = memoryOf(this.#table.length);
    const mask = this.#table.length - 1;
    for (let node = 2; node < this.#size; node += 1) {
      let at = hash(this.variable(node), this.low(node), this.high(node)) & mask;
      while (this.#table[at] !== 0) at = (at + 1) & mask;
      this.#table[at] = node;
    }
  }

  and(a: YesNo, b: YesNo): YesNo {
    if (a === b || b === 1) return a;
    if (a === 1) return b;
    return a === 0 || b === 0 ? 0 : this.#remembered(AND, Math.min(a, b), Math.max(a, b));
  }

  or(a: YesNo, b: YesNo): YesNo {
    if (a === b || b === 0) return a;
    if (a === 0) return b;
    return a === 1 || b === 1 ? 1 : this.#remembered(OR, Math.min(a, b), Math.max(a, b));
  }

  not(a: YesNo): YesNo {
    return a < 2 ? 1 - a : this.#remembered(NOT, a, 0);
  }

  /** Where some part of what is so, or all of it, would do. */
  upward(a: YesNo): YesNo {
    return a < 2 ? a : this.#remembered(UPWARD, a, 0);
  }

  /** The sets of which none is part of another, of those for which an upward function holds. */
  minimal(a: YesNo): YesNo {
    return a < 2 ? a : this.#remembered(MINIMAL, a, 0);
  }

  /** The sets of a family for which a function does not hold. */
  except(family: YesNo, where: YesNo): YesNo {
    if (family === 0 || where === 1) return 0;
    return where === 0 ? family : this.#remembered(EXCEPT, family, where);
  }

  #remembered(operation: number, a: YesNo, b: YesNo): YesNo {
    const mixed = hash(operation, a, b);
    const place = mixed & (this.#memory.made.length - 1);
    const { first, second, operations, made } = this.#memory;
    if (first[place] === a && second[place] === b && operations[place] === operation) return made[place] ?? 0;
    const found = this.#work(operation, a, b);
    // Working it out may have made the memory anew: the place is looked for again.
    // What stood there is written over, and worked out again if it is asked for: the memory grows with the nodes only.
    const [memory, at] = [this.#memory, mixed & (this.#memory.made.length - 1)];
    memory.first[at] = a;
    memory.second[at] = b;
    memory.operations[at] = operation;
    memory.made[at] = found;
    return found;
  }

  #work(operation: number, a: YesNo, b: YesNo): YesNo {
    const [va, vb] = [this.variable(a), this.variable(b)];
    const [low, high] = [this.low(a), this.high(a)];
    switch (operation) {
      case NOT:
        return this.node(va, this.not(low), this.not(high));
      // Whatever is enough without the variable is enough with it.
      case UPWARD:
        return this.#upward(va, this.upward(low), high);
      // With the variable only what would not do without it.
      case MINIMAL:
        return this.family(va, this.minimal(low), this.except(this.minimal(high), low));
      // A set holds none of the variables that its family does not test.
      case EXCEPT:
        if (vb < va) return this.except(a, this.low(b));
        // The family of nothing but the empty set: what is left of the function where nothing is so.
        if (va < vb) return this.family(va, this.except(low, b), this.except(high, b));
        return this.family(va, this.except(low, this.low(b)), this.except(high, this.high(b)));
      default:
        return this.#both(operation === AND, a, b);
    }
  }

  #upward(variable: number, low: YesNo, high: YesNo): YesNo {
    return this.node(variable, low, this.or(low, this.upward(high)));
  }

  #both(isAnd: boolean, a: YesNo, b: YesNo): YesNo {
    const [va, vb] = [this.variable(a), this.variable(b)];
    const variable = Math.min(va, vb);
    const [al, ah] = va === variable ? [this.low(a), this.high(a)] : [a, a];
    const [bl, bh] = vb === variable ? [this.low(b), this.high(b)] : [b, b];
    if (isAnd) return this.node(variable, this.and(al, bl), this.and(ah, bh));
    return this.node(variable, this.or(al, bl), this.or(ah, bh));
  }
}

const memoryOf = (size: number) => ({
  first: new Int32Array(size),
  second: new Int32Array(size),
  operations: new Uint8Array(size),
  made: new Int32Array(size),
});

const [AND, OR, NOT, UPWARD, MINIMAL, EXCEPT] = [1, 2, 3, 4, 5, 6] as const;

function hash(a: number, b: number, c: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
