/** Words, from one up to another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Of the first size, and of the largest, as powers of two: there are more ways to come out than are worth keeping. */
const FIRST = 6;
const LARGEST = 14;

/** What was said where some bits were set one way, shared with whatever comes out the same later. */
export class Kept<Said extends object> {
  readonly #from: number;
  readonly #to: number;
  readonly #say: (bits: Int32Array) => Said;
  readonly #bits: Int32Array;
  #power = FIRST;
  #count = 0;
  /** The bits of each thing said, in open addressing. */
  #keys: Int32Array;
  #said: (Said | undefined)[];

  /** `say` is given the bits of that span, and keeps nothing of them. */
  constructor({ from, to }: Span, say: (bits: Int32Array) => Said) {
    this.#from = from;
    this.#to = to;
    this.#say = say;
    this.#bits = new Int32Array(to);
    this.#keys = new Int32Array(2 ** FIRST * (to - from));
    this.#said = nothing(2 ** FIRST);
  }

  /** Of those bits that are in the masks too, of which the one that is meant begins `at` a place. */
  of(marked: Int32Array, masks: Int32Array, at = 0): Said {
    const to = this.#to;
    let sum = 0;
    for (let word = this.#from; word < to; word += 1) sum = added(sum, (marked[word] ?? 0) & (masks[at + word] ?? 0));
    const said = this.#said;
    for (let place = placeOf(sum, this.#power); ; place = (place + 1) & (said.length - 1)) {
      const each = said[place];
      if (each === undefined) return this.#keep(place, marked, masks, at);
      if (this.#isOf(place, marked, masks, at)) return each;
    }
  }

  #isOf(place: number, marked: Int32Array, masks: Int32Array, at: number): boolean {
    const keys = this.#keys;
    const to = this.#to;
    let key = place * (to - this.#from);
    for (let word = this.#from; word < to; word += 1, key += 1)
      if (keys[key] !== ((marked[word] ?? 0) & (masks[at + word] ?? 0))) return false;
    return true;
  }

  #keep(place: number, marked: Int32Array, masks: Int32Array, at: number): Said {
    const [bits, keys] = [this.#bits, this.#keys];
    let key = place * (this.#to - this.#from);
    for (let word = this.#from; word < this.#to; word += 1, key += 1) {
      const found = (marked[word] ?? 0) & (masks[at + word] ?? 0);
      bits[word] = found;
      keys[key] = found;
    }
    const said = frozen(this.#say(bits));
    this.#said[place] = said;
    this.#count += 1;
    if (2 * this.#count > this.#said.length) this.#grow();
    return said;
  }

  #grow(): void {
    const [keys, said, width] = [this.#keys, this.#said, this.#to - this.#from];
    const isLargest = this.#power === LARGEST;
    if (isLargest) this.#count = 0;
    else this.#power += 1;
    const size = 2 ** this.#power;
    this.#keys = new Int32Array(size * width);
    this.#said = nothing(size);
    if (isLargest) return;
    said.forEach((each, from) => {
      if (each === undefined) return;
      const key = keys.subarray(from * width, (from + 1) * width);
      let place = placeOf(key.reduce(added, 0), this.#power);
      while (this.#said[place] !== undefined) place = (place + 1) & (size - 1);
      this.#keys.set(key, place * width);
      this.#said[place] = each;
    });
  }
}

const nothing = (size: number): undefined[] => new Array<undefined>(size).fill(undefined);

const added = (sum: number, word: number): number => Math.imul(sum ^ (sum >>> 15) ^ word, 0x9e3779b1);

/** By the highest bits: the lowest are those of low bits alone, and all rules of high ones would come to one place. */
const placeOf = (sum: number, power: number): number => sum >>> (32 - power);

/** Shared by many answers, so that nobody may change it. */
export function frozen<Thing extends object>(thing: Thing): Thing {
  Object.freeze(thing);
  return thing;
}
