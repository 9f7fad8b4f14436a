/** Bits in few of the words of a side. */
export interface Mask {
  readonly words: Int32Array;
  readonly bits: Int32Array;
}

/** Found at once by what its bits add up to; another way that adds up to the same takes its place there. */
const SLOT_BITS = 12;

/** What was said where rules fired one way, shared with what comes out the same soon after. */
export class Kept<Said extends object> {
  readonly #mask: Mask;
  readonly #keys: Int32Array;
  readonly #said: (Said | undefined)[] = Array.from({ length: 2 ** SLOT_BITS }, () => undefined);

  constructor(mask: Mask) {
    this.#mask = mask;
    // No bits are below none.
    this.#keys = new Int32Array(2 ** SLOT_BITS * mask.words.length).fill(-1);
  }

  of(fired: Int32Array, say: (fired: Int32Array) => Said): Said {
    const { words, bits } = this.#mask;
    const keys = this.#keys;
    let sum = 0;
    for (let at = 0; at < words.length; at += 1)
      sum = Math.imul(sum ^ ((fired[words[at] ?? 0] ?? 0) & (bits[at] ?? 0)), 0x9e3779b1) ^ (sum >>> 15);
    const slot = sum >>> (32 - SLOT_BITS);
    const from = slot * words.length;
    let isSame = true;
    for (let at = 0; at < words.length; at += 1) {
      const key = (fired[words[at] ?? 0] ?? 0) & (bits[at] ?? 0);
      if (keys[from + at] === key) continue;
      isSame = false;
      keys[from + at] = key;
    }
    if (!isSame) {
      // Most ways come out once and never again: frozen, and kept, is what comes out a second time.
      this.#said[slot] = undefined;
      return say(fired);
    }
    return (this.#said[slot] ??= frozen(say(fired)));
  }
}

/** Shared by many answers, so that nobody may change it. */
export function frozen<Thing>(thing: Thing): Thing {
  if (typeof thing !== 'object' || thing === null || Object.isFrozen(thing)) return thing;
  for (const key in thing) frozen(thing[key]);
  return Object.freeze(thing);
}
