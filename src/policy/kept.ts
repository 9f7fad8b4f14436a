/** Bits in few of the words of a side. */
export interface Mask {
  readonly words: Int32Array;
  readonly bits: Int32Array;
}

const FIRST_SIZE = 64;
/** There are more ways to come out than are worth keeping. */
const LARGEST_SIZE = 16_384;

/** What was said where some bits were set one way, shared with whatever comes out the same later. */
export class Kept<Said extends object> {
  readonly #mask: Mask;
  readonly #say: (marked: Int32Array) => Said;
  #size = FIRST_SIZE;
  #count = 0;
  /** The bits of each thing said, in open addressing. */
  #keys: Int32Array;
  #said: (Said | undefined)[];

  constructor(mask: Mask, say: (marked: Int32Array) => Said) {
    this.#mask = mask;
    this.#say = say;
    this.#keys = new Int32Array(FIRST_SIZE * mask.words.length);
    this.#said = nothing(FIRST_SIZE);
  }

  of(marked: Int32Array): Said {
    const { words, bits } = this.#mask;
    let sum = 0;
    for (let at = 0; at < words.length; at += 1) sum = added(sum, (marked[words[at] ?? 0] ?? 0) & (bits[at] ?? 0));
    for (let place = sum & (this.#size - 1); ; place = (place + 1) & (this.#size - 1)) {
      const said = this.#said[place];
      if (said === undefined) return this.#keep(place, marked);
      if (this.#isOf(place, marked)) return said;
    }
  }

  #isOf(place: number, marked: Int32Array): boolean {
    const { words, bits } = this.#mask;
    const from = place * words.length;
    for (let at = 0; at < words.length; at += 1)
      if (this.#keys[from + at] !== ((marked[words[at] ?? 0] ?? 0) & (bits[at] ?? 0))) return false;
    return true;
  }

  #keep(place: number, marked: Int32Array): Said {
    const { words, bits } = this.#mask;
    const said = frozen(this.#say(marked));
    for (let at = 0; at < words.length; at += 1)
      this.#keys[place * words.length + at] = (marked[words[at] ?? 0] ?? 0) & (bits[at] ?? 0);
    this.#said[place] = said;
    this.#count += 1;
    if (2 * this.#count > this.#size) this.#grow();
    return said;
  }

  #grow(): void {
    const [keys, said, width] = [this.#keys, this.#said, this.#mask.words.length];
    const isLargest = this.#size === LARGEST_SIZE;
    if (isLargest) this.#count = 0;
    else this.#size *= 2;
    this.#keys = new Int32Array(this.#size * width);
    this.#said = nothing(this.#size);
    if (isLargest) return;
    said.forEach((each, from) => {
      if (each === undefined) return;
      const key = keys.subarray(from * width, (from + 1) * width);
      let place = key.reduce(added, 0) & (this.#size - 1);
      while (this.#said[place] !== undefined) place = (place + 1) & (this.#size - 1);
      this.#keys.set(key, place * width);
      this.#said[place] = each;
    });
  }
}

const nothing = (size: number): undefined[] => Array.from({ length: size }, () => undefined);

function added(sum: number, word: number): number {
  const mixed = Math.imul(sum ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Shared by many answers, so that nobody may change it. */
export function frozen<Thing extends object>(thing: Thing): Thing {
  Object.freeze(thing);
  return thing;
}
