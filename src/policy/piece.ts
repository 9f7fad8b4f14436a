import type { CompiledRule } from './compile.ts';
import { Kept, type Mask } from './kept.ts';

/** Small numbers are handled more quickly than those of all 32 bits. */
export const BITS = 30;

export const isMarked = (marked: Int32Array, bit: number): boolean =>
  (((marked[Math.floor(bit / BITS)] ?? 0) >> (bit % BITS)) & 1) === 1;

export function maskOf(bits: Iterable<number>): Mask {
  const masks = new Map<number, number>();
  for (const bit of bits) {
    const word = Math.floor(bit / BITS);
    masks.set(word, (masks.get(word) ?? 0) | (1 << (bit % BITS)));
  }
  const words = [...masks].sort(([a], [b]) => a - b);
  return { words: Int32Array.from(words, ([word]) => word), bits: Int32Array.from(words, ([, set]) => set) };
}

/** The rules of a side, each a bit among its words: those that are asked of together beside each other, in the order of the guidance. */
export class Places {
  readonly words: number;
  /** By bit. */
  readonly rules: readonly (CompiledRule | undefined)[];
  readonly #bits: ReadonlyMap<number, number>;

  /** Each rule once, in the first section that has it; a section begins a word. */
  constructor(sections: readonly (readonly CompiledRule[])[]) {
    const rules: (CompiledRule | undefined)[] = [];
    const bits = new Map<number, number>();
    for (const section of sections) {
      for (const rule of section.toSorted((a, b) => a.place - b.place))
        if (!bits.has(rule.place)) bits.set(rule.place, rules.push(rule) - 1);
      while (rules.length % BITS !== 0) rules.push(undefined);
    }
    this.rules = rules;
    this.#bits = bits;
    this.words = rules.length / BITS;
  }

  bit({ place }: CompiledRule): number {
    return this.#bits.get(place) ?? 0;
  }

  mask(rules: Iterable<CompiledRule>): Mask {
    return maskOf([...rules].map((rule) => this.bit(rule)));
  }

  /** Those of a mask that fired, section by section. */
  firedIn(fired: Int32Array, { words, bits }: Mask): CompiledRule[] {
    const found: CompiledRule[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? 0;
      for (let left = (fired[word] ?? 0) & (bits[at] ?? 0); left !== 0; left &= left - 1) {
        const rule = this.rules[word * BITS + 31 - Math.clz32(left & -left)];
        if (rule !== undefined) found.push(rule);
      }
    }
    return found;
  }

  idsIn(fired: Int32Array, mask: Mask): string[] {
    return this.firedIn(fired, mask).map(({ rule }) => rule.id);
  }
}

export function isAny(fired: Int32Array, { words, bits }: Mask): boolean {
  for (let at = 0; at < words.length; at += 1) if (((fired[words[at] ?? 0] ?? 0) & (bits[at] ?? 0)) !== 0) return true;
  return false;
}

/** Something advised, as a function of the rules that fired; where one rule alone bears on it, it is said in one way. */
export class Piece<Said extends object> {
  readonly any: Mask;
  readonly #said: Kept<Said>;
  readonly #always: Said | undefined;

  constructor(places: Places, rules: readonly CompiledRule[], say: (fired: Int32Array) => Said) {
    this.any = places.mask(rules);
    this.#said = new Kept(this.any, say);
    if (rules.length !== 1) return;
    const fired = new Int32Array(places.words);
    this.any.words.forEach((word, at) => (fired[word] = this.any.bits[at] ?? 0));
    this.#always = this.#said.of(fired);
  }

  /** Of rules of which one at least fired, if there is only one. */
  of(fired: Int32Array): Said {
    return this.#always ?? this.#said.of(fired);
  }
}
