import type { Compiled } from './compile.ts';
import type { Diagram, Diagrams, Evidence } from './diagram.ts';
import type { Flat } from './flat.ts';
import { Kept } from './kept.ts';
import type { Turn } from './laid-out.ts';
import { BITS, isMarked, maskOf } from './piece.ts';
import type { Marks } from './side.ts';
import { Sides, tellingApart } from './sides.ts';
import { isOne, lowestOf } from './walk.ts';

/** An output, and the levels that hold where diagrams do: it is the highest of them. */
export interface Highest {
  readonly root: Diagram;
  readonly of: readonly { readonly diagram: Diagram; readonly level: number }[];
}

/** As the levels that it reaches, one after another. */
export function stepwise(diagrams: Diagrams, root: Diagram): Highest {
  const levels = [1, 2, 3].map((level) => ({
    level,
    diagram: diagrams.map(`from ${level}`, (each) => (each >= level ? 1 : 0), root),
  }));
  return { root, of: levels.filter(({ diagram }) => diagram !== 0) };
}

/** No level is this high. */
export const UNSETTLED = 99;

const levelOf = (reach: number): number => (isOne(reach) ? lowestOf(reach) : UNSETTLED);

/** For each output a run of bits, of which those up to its level are set: then the highest of several is all their bits together. */
class Runs {
  readonly size: number;
  readonly marks: Marks;
  readonly #runs: readonly { readonly from: number; readonly length: number }[];

  constructor(outputs: readonly Highest[]) {
    const marks = new Map<Diagram, number[]>();
    let size = 0;
    this.#runs = outputs.map(({ of }) => {
      const from = size;
      for (const { diagram, level } of of) {
        const bits = marks.get(diagram) ?? [];
        marks.set(diagram, bits);
        for (let bit = 0; bit < level; bit += 1) bits.push(from + bit);
        size = Math.max(size, from + level);
      }
      return { from, length: size - from };
    });
    this.size = size;
    this.marks = marks;
  }

  levels(marked: Int32Array): readonly number[] {
    return this.#runs.map(({ from, length }) => {
      let level = 0;
      while (level < length && isMarked(marked, from + level)) level += 1;
      return level;
    });
  }
}

/** What is put together when it is first asked for: that takes as long as some ten thousand answers. */
interface Made<Said extends object> {
  readonly sides: Sides;
  readonly kept: Kept<Said>;
  readonly marked: readonly Int32Array[];
}

/** Several outputs, worked out at once; what they come to is said once for each way they come out. */
export class Outputs<Said extends object> {
  readonly #flat: Flat;
  readonly #compiled: Compiled;
  readonly #outputs: readonly Highest[];
  readonly #places: readonly number[];
  readonly #say: (levels: readonly number[]) => Said;
  #lazy: Made<Said> | undefined;

  constructor(flat: Flat, compiled: Compiled, outputs: readonly Highest[], say: (levels: readonly number[]) => Said) {
    this.#flat = flat;
    this.#compiled = compiled;
    this.#outputs = outputs;
    this.#places = outputs.map(({ root }) => flat.place(root));
    this.#say = say;
  }

  get #made(): Made<Said> {
    return (this.#lazy ??= this.#make());
  }

  #make(): Made<Said> {
    const { diagrams, variables, rules } = this.#compiled;
    const runs = new Runs(this.#outputs);
    const words = Math.ceil(runs.size / BITS);
    const all = maskOf(Array.from({ length: runs.size }, (_, bit) => bit));
    return {
      sides: new Sides(diagrams, words, runs.marks, tellingApart(rules)),
      kept: new Kept(all, (marked) => this.#say(runs.levels(marked))),
      marked: Array.from({ length: Math.max(1, variables.people) }, () => new Int32Array(words)),
    };
  }

  /** By walking each output by itself. */
  once(evidence: Evidence): Said {
    return this.#say(this.#places.map((place) => levelOf(this.#flat.reach(place, evidence))));
  }

  /** With each of as many as `count` as the first in turn. */
  of<Told>(turns: readonly Turn[], count: number, tell: (turn: Turn, said: Said) => Told): Told[] {
    const made = this.#made;
    const isKnown = made.sides.walk(turns, count, made.marked);
    const told: Told[] = [];
    for (let place = 0; place < count; place += 1) {
      const turn = turns[place];
      const marked = made.marked[place];
      if (turn === undefined || marked === undefined) break;
      told.push(tell(turn, isKnown ? made.kept.of(marked) : this.once(turn.evidence)));
    }
    return told;
  }

  /** What is the same whoever is the first. */
  ofAll(turns: readonly Turn[]): Said {
    const { sides, kept, marked: places } = this.#made;
    const [first] = turns;
    const [marked] = places;
    if (first === undefined || marked === undefined) throw new RangeError('facts that were laid out have a first turn');
    return sides.walk(turns, 1, places) ? kept.of(marked) : this.once(first.evidence);
  }
}
