import { mixed } from './pair-memory.ts';

const FIRST_SIZE = 64;

const longer = (numbers: Int32Array, least: number): Int32Array<ArrayBuffer> => {
  const made = new Int32Array(Math.max(2 * numbers.length, least));
  made.set(numbers);
  return made;
};

/** Nodes of decision diagrams, each once, as plain numbers side by side: to make many leaves nothing to be thrown away. */
export class Nodes {
  #size: number;
  #variable = new Int32Array(FIRST_SIZE);
  /** Where the children of a node begin. */
  #first = new Int32Array(FIRST_SIZE);
  #children = new Int32Array(2 * FIRST_SIZE);
  #used = 0;
  /** Every node by what it is made of, in open addressing: found without a text being written to look for it. */
  #known = new Int32Array(FIRST_SIZE);

  /** The first few numbers are constants and no nodes; they count as beyond every variable. */
  constructor(constants: number) {
    this.#size = constants;
    if (constants > FIRST_SIZE) [this.#variable, this.#first] = [new Int32Array(constants), new Int32Array(constants)];
    this.#variable.fill(0x7fffffff, 0, constants);
  }

  /** How many there are, constants included. */
  get size(): number {
    return this.#size;
  }

  variable(of: number): number {
    return this.#variable[of] ?? 0x7fffffff;
  }

  child(of: number, value: number): number {
    return this.#children[(this.#first[of] ?? 0) + value] ?? 0;
  }

  /** The one node that tests `variable` and has the `many` children that stand in `from` at `at`; made where it is new. */
  of(variable: number, from: Int32Array, at: number, many: number): number {
    if (2 * this.#size >= this.#known.length) this.#grow();
    const place = this.#find(variable, from, at, many);
    const known = this.#known[place] ?? 0;
    if (known !== 0) return known;
    const made = this.#size;
    if (made === this.#variable.length)
      [this.#variable, this.#first] = [longer(this.#variable, 0), longer(this.#first, 0)];
    if (this.#used + many > this.#children.length) this.#children = longer(this.#children, this.#used + many);
    this.#variable[made] = variable;
    this.#first[made] = this.#used;
    for (let child = 0; child < many; child += 1) this.#children[this.#used + child] = from[at + child] ?? 0;
    this.#used += many;
    this.#size = made + 1;
    this.#known[place] = made;
    return made;
  }

  /** Forgets where nodes are found: those that are made from now on are new. */
  forget(): void {
    this.#known = new Int32Array(FIRST_SIZE);
  }

  /** Where a node is among those that are known, or the free place where it would be: no node that is made is the first. */
  #find(variable: number, from: Int32Array, at: number, many: number): number {
    const known = this.#known;
    const mask = known.length - 1;
    let place = mixed(0, variable);
    for (let child = 0; child < many; child += 1) place = mixed(place, from[at + child] ?? 0);
    for (place &= mask; ; place = (place + 1) & mask) {
      const node = known[place] ?? 0;
      if (node === 0 || (this.#variable[node] === variable && this.#isMadeOf(node, from, at, many))) return place;
    }
  }

  #isMadeOf(node: number, from: Int32Array, at: number, many: number): boolean {
    const first = this.#first[node] ?? 0;
    for (let child = 0; child < many; child += 1) if (this.#children[first + child] !== from[at + child]) return false;
    return true;
  }

  #grow(): void {
    const before = this.#known;
    // After `forget` a few nodes may be made beside many that are forgotten.
    let size = 4 * before.length;
    while (2 * this.#size >= size) size *= 2;
    this.#known = new Int32Array(size);
    for (const node of before) if (node !== 0) this.#known[this.#placeOf(node)] = node;
  }

  #placeOf(node: number): number {
    const first = this.#first[node] ?? 0;
    const next = node + 1 < this.#size ? (this.#first[node + 1] ?? 0) : this.#used;
    return this.#find(this.variable(node), this.#children, first, next - first);
  }
}
