import type { OutcomeAdvice } from './advice.schema.ts';
import type { Compiled, CompiledRule } from './compile.ts';
import { frozen, Kept } from './kept.ts';
import { BITS, Piece, spanOf, type Places } from './piece.ts';
import { STANDINGS } from './policy.schema.ts';

const needsOf = ({ rule: { effect } }: CompiledRule): readonly string[] =>
  'standing' in effect ? (effect.needs ?? []) : [];

/**
 * Every outcome of a person. The rules of a level lie in words of their own, those of the highest first: the first word in
 * which one of an outcome fired is of the level that wins.
 */
export class Standings {
  readonly #codes: readonly string[];
  readonly #words: number;
  readonly #from: number;
  readonly #to: number;
  /** Outcome by outcome, the bits of its rules in every word; and of those that need something. */
  readonly #masks: Int32Array;
  readonly #needing: Int32Array;
  /** Word by word, the level that its rules give. */
  readonly #levels: readonly number[];
  readonly #because: readonly Kept<string[]>[];
  readonly #needs: Kept<string[]>;
  readonly #all: Piece<OutcomeAdvice[]>;

  constructor({ standings }: Compiled, places: Places) {
    const rules = standings.flatMap((standing) => standing.rules);
    const masksOf = (isOne: (rule: CompiledRule) => boolean) =>
      Int32Array.from(standings.flatMap((standing) => [...places.mask(standing.rules.filter(isOne))]));
    const needs = (rule: CompiledRule): boolean => needsOf(rule).length > 0;
    this.#codes = standings.map(({ code }) => code);
    this.#words = places.words;
    const { from, to } = spanOf(places.mask(rules));
    [this.#from, this.#to] = [from, to];
    this.#masks = masksOf(() => true);
    this.#needing = masksOf(needs);
    this.#levels = Array.from({ length: places.words }, (_, word) => places.rules[BITS * word]?.level ?? 0);
    this.#because = STANDINGS.map((_, wanted) => {
      const span = spanOf(places.mask(rules.filter(({ level }) => level === wanted)));
      return new Kept(span, (bits) => places.idsIn(bits));
    });
    this.#needs = new Kept(spanOf(places.mask(rules.filter(needs))), (bits) => {
      const needing = places.rulesIn(bits).sort((one, other) => one.place - other.place);
      return [...new Set(needing.flatMap(needsOf))];
    });
    // A person's outcomes turn on these rules alone, and few sets of them fire: one look finds what some forty would.
    this.#all = new Piece(places, rules, (bits) => this.#outcomes(bits));
  }

  of(fired: Int32Array): OutcomeAdvice[] {
    return this.#all.of(fired);
  }

  #outcomes(fired: Int32Array): OutcomeAdvice[] {
    const outcomes: OutcomeAdvice[] = [];
    let mask = 0;
    for (const code of this.#codes) {
      const level = this.#levelOf(fired, mask);
      const standing = STANDINGS[level] ?? 'available';
      const because = this.#because[level]?.of(fired, this.#masks, mask) ?? [];
      outcomes.push(frozen({ code, standing, because, needs: this.#needs.of(fired, this.#needing, mask) }));
      mask += this.#words;
    }
    return outcomes;
  }

  #levelOf(fired: Int32Array, mask: number): number {
    const masks = this.#masks;
    for (let word = this.#from; word < this.#to; word += 1)
      if (((fired[word] ?? 0) & (masks[mask + word] ?? 0)) !== 0) return this.#levels[word] ?? 0;
    return 0;
  }
}
