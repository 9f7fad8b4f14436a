import type { Diagram, Diagrams, Evidence } from './diagram.ts';
import type { Flat } from './flat.ts';
import { Kept } from './kept.ts';
import { BITS, isMarked, spanOf, wordsOf } from './piece.ts';
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

interface Run {
  readonly from: number;
  readonly length: number;
}

/**
 * Several outputs, each a run of bits of which those up to its level are set: then the highest of several is all their bits
 * together. What they come to is said once for each way they come out.
 */
export class Outputs<Said extends object> {
  /** The bit after its last one. */
  readonly end: number;
  readonly #flat: Flat;
  readonly #outputs: readonly Highest[];
  readonly #runs: readonly Run[];
  readonly #say: (levels: readonly number[]) => Said;
  readonly #mask: Int32Array;
  readonly #kept: Kept<Said>;

  constructor(flat: Flat, outputs: readonly Highest[], from: number, say: (levels: readonly number[]) => Said) {
    let end = from;
    this.#runs = outputs.map(({ of }) => {
      const run = { from: end, length: Math.max(0, ...of.map(({ level }) => level)) };
      end += run.length;
      return run;
    });
    this.end = end;
    this.#flat = flat;
    this.#outputs = outputs;
    this.#say = say;
    const bits = Array.from({ length: end - from }, (_, bit) => from + bit);
    this.#mask = wordsOf(Math.ceil(end / BITS), bits);
    this.#kept = new Kept(spanOf(this.#mask), (marked) => say(this.#runs.map((run) => levelIn(marked, run))));
  }

  /** The bits that each diagram sets where it holds, written `into` what others set. */
  mark(into: Map<Diagram, number[]>): void {
    this.#outputs.forEach(({ of }, output) => {
      const from = this.#runs[output]?.from ?? 0;
      for (const { diagram, level } of of) {
        const bits = into.get(diagram) ?? [];
        into.set(diagram, bits);
        for (let bit = 0; bit < level; bit += 1) bits.push(from + bit);
      }
    });
  }

  of(marked: Int32Array): Said {
    return this.#kept.of(marked, this.#mask);
  }

  /** By walking each output by itself: exact whatever is open. */
  once(evidence: Evidence): Said {
    return this.#say(this.#outputs.map(({ root }) => levelOf(this.#flat.reach(this.#flat.place(root), evidence))));
  }
}

function levelIn(marked: Int32Array, { from, length }: Run): number {
  let level = 0;
  while (level < length && isMarked(marked, from + level)) level += 1;
  return level;
}
