const FIRST_SIZE = 64;

/** Mixes whole numbers into one of 32 bits. */
export const mixed = (before: number, next: number): number => {
  const product = Math.imul(before ^ next, 0x9e3779b1);
  return product ^ (product >>> 15);
};

/** What was made of two numbers, of which none is below 0; found without an object or a text being made to look for it. */
export class PairMemory {
  #size = 0;
  /** Open addressing: the first number and one more, so that 0 is a free place; the second; and what was made. */
  #places: Int32Array;

  /** `first`, a power of two: for how many there is room before it grows. */
  constructor(first = FIRST_SIZE) {
    this.#places = new Int32Array(3 * first);
  }

  /** -1 where nothing was made of them. */
  of(first: number, second: number): number {
    const places = this.#places;
    const at = this.#find(first, second);
    return places[at] === 0 ? -1 : (places[at + 2] ?? 0);
  }

  keep(first: number, second: number, made: number): void {
    if (this.#size * 6 >= this.#places.length) this.#grow();
    const at = this.#find(first, second);
    if (this.#places[at] === 0) this.#size += 1;
    this.#places[at] = first + 1;
    this.#places[at + 1] = second;
    this.#places[at + 2] = made;
  }

  /** Where the two are, or the free place where they would be. */
  #find(first: number, second: number): number {
    const places = this.#places;
    const mask = places.length / 3 - 1;
    let place = mixed(mixed(0, first), second) & mask;
    for (;;) {
      const known = places[3 * place];
      if (known === 0 || (known === first + 1 && places[3 * place + 1] === second)) return 3 * place;
      place = (place + 1) & mask;
    }
  }

  #grow(): void {
    const before = this.#places;
    // By four at a time: what grows so fast grows seldom.
    const places = new Int32Array(4 * before.length);
    this.#places = places;
    for (let at = 0; at < before.length; at += 3) {
      const first = before[at] ?? 0;
      if (first === 0) continue;
      const to = this.#find(first - 1, before[at + 1] ?? 0);
      places[to] = first;
      places[to + 1] = before[at + 1] ?? 0;
      places[to + 2] = before[at + 2] ?? 0;
    }
  }
}
