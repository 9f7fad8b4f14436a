import type { CompiledRule } from './compile.ts';
import { frozen, Kept, type Span } from './kept.ts';

/** Small numbers are handled more quickly than those of all 32 bits. */
export const BITS = 30;

export const isMarked = (marked: Int32Array, bit: number): boolean =>
  (((marked[Math.floor(bit / BITS)] ?? 0) >> (bit % BITS)) & 1) === 1;

/** Some bits, in every word. */
export function wordsOf(words: number, bits: Iterable<number>): Int32Array {
  const all = new Int32Array(words);
  for (const bit of bits) all[Math.floor(bit / BITS)] = (all[Math.floor(bit / BITS)] ?? 0) | (1 << (bit % BITS));
  return all;
}

/** The words from the first in which there is anything up to the last. */
export function spanOf(words: Int32Array): Span {
  const from = words.findIndex((bits) => bits !== 0);
  return from === -1 ? { from: 0, to: 0 } : { from, to: words.findLastIndex((bits) => bits !== 0) + 1 };
}

/** The rules in force, each a bit: those that are asked of together beside each other, in sections that begin a word. */
export class Places {
  readonly words: number;
  /** By bit. */
  readonly rules: readonly (CompiledRule | undefined)[];
  readonly #ids: readonly string[];
  readonly #bits: ReadonlyMap<number, number>;
  readonly #spans = new Map<string, Span>();

  constructor(sections: Iterable<readonly [name: string, rules: readonly CompiledRule[]]>) {
    const rules: (CompiledRule | undefined)[] = [];
    const bits = new Map<number, number>();
    for (const [name, section] of sections) {
      const from = rules.length / BITS;
      for (const rule of section) bits.set(rule.place, rules.push(rule) - 1);
      while (rules.length % BITS !== 0) rules.push(undefined);
      this.#spans.set(name, { from, to: rules.length / BITS });
    }
    this.rules = rules;
    this.#ids = rules.map((rule) => rule?.rule.id ?? '');
    this.#bits = bits;
    this.words = rules.length / BITS;
  }

  span(section: string): Span {
    return this.#spans.get(section) ?? { from: 0, to: 0 };
  }

  bit({ place }: CompiledRule): number {
    return this.#bits.get(place) ?? 0;
  }

  mask(rules: Iterable<CompiledRule>): Int32Array {
    return wordsOf(
      this.words,
      Array.from(rules, (rule) => this.bit(rule)),
    );
  }

  /** The rules of some bits, section by section. */
  rulesIn(bits: Int32Array): CompiledRule[] {
    const found: CompiledRule[] = [];
    for (let word = 0; word < bits.length; word += 1)
      for (let left = bits[word] ?? 0; left !== 0; left &= left - 1) {
        const rule = this.rules[word * BITS + 31 - Math.clz32(left & -left)];
        if (rule !== undefined) found.push(rule);
      }
    return found;
  }

  idsIn(bits: Int32Array): string[] {
    const found: string[] = [];
    for (let word = 0; word < bits.length; word += 1)
      for (let left = bits[word] ?? 0; left !== 0; left &= left - 1)
        found.push(this.#ids[word * BITS + 31 - Math.clz32(left & -left)] ?? '');
    return found;
  }
}

/** What is said of a thing as a function of those of its rules that fired. */
export class Piece<Said extends object> {
  readonly #mask: Int32Array;
  readonly #kept: Kept<Said>;

  constructor(places: Places, rules: readonly CompiledRule[], say: (bits: Int32Array) => Said) {
    this.#mask = places.mask(rules);
    this.#kept = new Kept(spanOf(this.#mask), say);
  }

  of(fired: Int32Array): Said {
    return this.#kept.of(fired, this.#mask);
  }
}

/** The rules that are the reason of something of which one at least fired. */
export class Reasons {
  readonly #piece: Piece<string[]>;
  readonly #one: string[] | undefined;

  constructor(places: Places, rules: readonly CompiledRule[]) {
    this.#piece = new Piece(places, rules, (bits) => places.idsIn(bits));
    if (rules.length === 1) this.#one = frozen(rules.map(({ rule }) => rule.id));
  }

  of(fired: Int32Array): string[] {
    return this.#one ?? this.#piece.of(fired);
  }
}
