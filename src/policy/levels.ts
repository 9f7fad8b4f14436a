import type { CompiledRule } from './compile.ts';
import { Kept, type Mask } from './kept.ts';
import { isAny, type Places } from './piece.ts';

/** The rules that give a level, and which of them fired. */
export interface Level {
  readonly level: number;
  readonly mask: Mask;
  readonly because: Kept<string[]>;
}

/** The rules that bear on something advised, by the level they give: the highest wins. */
export class Levels {
  readonly #levels: readonly Level[];
  readonly #none: Level;

  constructor(places: Places, rules: readonly CompiledRule[]) {
    const levels = [...new Set(rules.map(({ level }) => level))].sort((a, b) => b - a);
    const giving = (wanted: number): Level => {
      const given = rules.filter(({ level }) => level === wanted);
      const mask = places.mask(given);
      const because = new Kept(mask, (fired) => places.idsIn(fired, mask));
      return { level: wanted, mask, because };
    };
    this.#levels = levels.map(giving);
    this.#none = { ...giving(-1), level: 0 };
  }

  /** The level that is given, and the rules that may give it. */
  won(fired: Int32Array): Level {
    for (const each of this.#levels) if (isAny(fired, each.mask)) return each;
    return this.#none;
  }
}
