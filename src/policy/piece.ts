import type { CompiledRule } from './compile.ts';
import { frozen, type Mask } from './kept.ts';

/** Small numbers are handled more quickly than those of all 32 bits. */
export const BITS = 30;

/** The rules of a side, each a bit among its words, in the order of the guidance. */
export class Places {
  readonly rules: readonly CompiledRule[];
  readonly words: number;
  readonly #places: ReadonlyMap<number, number>;
  readonly #ids: readonly string[];

  constructor(rules: Iterable<CompiledRule>) {
    const once = new Map([...rules].map((rule) => [rule.place, rule]));
    this.rules = [...once.values()].sort((a, b) => a.place - b.place);
    this.#ids = this.rules.map(({ rule }) => rule.id);
    this.words = Math.ceil(this.rules.length / BITS);
    this.#places = new Map(this.rules.map(({ place }, at) => [place, at]));
  }

  mask(rules: Iterable<CompiledRule>): Mask {
    const masks = new Map<number, number>();
    for (const { place } of rules) {
      const at = this.#places.get(place) ?? 0;
      const word = Math.floor(at / BITS);
      masks.set(word, (masks.get(word) ?? 0) | (1 << (at % BITS)));
    }
    const words = [...masks].sort(([a], [b]) => a - b);
    return { words: Int32Array.from(words, ([word]) => word), bits: Int32Array.from(words, ([, bits]) => bits) };
  }

  /** Those of a mask that fired. */
  rulesIn(fired: Int32Array, { words, bits }: Mask): CompiledRule[] {
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

  idsIn(fired: Int32Array, { words, bits }: Mask): string[] {
    const found: string[] = [];
    const ids = this.#ids;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? 0;
      let left = (fired[word] ?? 0) & (bits[at] ?? 0);
      while (left !== 0) {
        const lowest = left & -left;
        found.push(ids[word * BITS + 31 - Math.clz32(lowest)] ?? '');
        left ^= lowest;
      }
    }
    return found;
  }
}

export function isAny(fired: Int32Array, { words, bits }: Mask): boolean {
  for (let at = 0; at < words.length; at += 1) if (((fired[words[at] ?? 0] ?? 0) & (bits[at] ?? 0)) !== 0) return true;
  return false;
}

/** The rules that bear on something advised, by the level they give: the highest wins. */
export class Levels {
  readonly any: Mask;
  readonly #levels: readonly { readonly level: number; readonly mask: Mask }[];
  readonly #none: { readonly level: number; readonly mask: Mask };

  constructor(places: Places, rules: readonly (readonly [CompiledRule, level: number])[]) {
    const levels = [...new Set(rules.map(([, level]) => level))].sort((a, b) => b - a);
    const giving = (level: number) => rules.filter((each) => each[1] === level).map(([rule]) => rule);
    this.any = places.mask(rules.map(([rule]) => rule));
    this.#levels = levels.map((level) => ({ level, mask: places.mask(giving(level)) }));
    this.#none = { level: 0, mask: places.mask([]) };
  }

  /** The level that is given, and the rules that may give it. */
  won(fired: Int32Array): { readonly level: number; readonly mask: Mask } {
    for (const each of this.#levels) if (isAny(fired, each.mask)) return each;
    return this.#none;
  }
}

/** Something advised, as a function of the rules that fired; where one rule alone bears on it, it is said in one way. */
export class Piece<Said extends object> {
  readonly any: Mask;
  readonly #say: (fired: Int32Array) => Said;
  readonly #always: Said | undefined;

  constructor(places: Places, rules: readonly CompiledRule[], say: (fired: Int32Array) => Said) {
    this.any = places.mask(rules);
    this.#say = say;
    if (rules.length !== 1) return;
    const fired = new Int32Array(places.words);
    this.any.words.forEach((word, at) => (fired[word] = this.any.bits[at] ?? 0));
    this.#always = frozen(say(fired));
  }

  /** Of rules of which one at least fired, if there is only one. */
  of(fired: Int32Array): Said {
    return this.#always ?? this.#say(fired);
  }
}
