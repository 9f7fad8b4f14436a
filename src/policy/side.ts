import type { Diagram, Diagrams } from './diagram.ts';
import { Joint, STOPPED } from './joint.ts';
import { BITS } from './piece.ts';

/** Bits that are set where a diagram holds, by their number. */
export type Marks = ReadonlyMap<Diagram, readonly number[]>;

/** A group, and the words of each way that it comes out, one after another. */
interface Group {
  readonly joint: Joint;
  readonly ways: Int32Array;
  /** The words that it sets anything in: from one, up to another. */
  readonly from: number;
  readonly to: number;
}

/** Diagrams walked in groups that ask much the same; those that hold are marked as bits, which no order of them changes. */
export class Side {
  readonly words: number;
  readonly #groups: readonly Group[];
  readonly #nothing: Int32Array;

  constructor(diagrams: Diagrams, words: number, marks: Marks) {
    const roots = bySupport(diagrams, [...marks.keys()]);
    let from = 0;
    this.words = words;
    this.#nothing = new Int32Array(words);
    this.#groups = Joint.allOf(diagrams, roots).map((joint) => {
      const walked = roots.slice(from, (from += joint.width));
      const ways = new Int32Array(words * joint.answers.length);
      joint.answers.forEach((answer, way) => {
        const bits = walked.flatMap((root, place) => (answer[place] === 1 ? (marks.get(root) ?? []) : []));
        for (const bit of bits) mark(ways, words * way + Math.floor(bit / BITS), 1 << (bit % BITS));
      });
      return { joint, ways, ...spanOf(walked.flatMap((root) => marks.get(root) ?? [])) };
    });
  }

  /** Whether everything is known that is asked; then `marked` holds what came of it, and what was marked `before`. */
  walk(values: Uint8Array, marked: Int32Array, before = this.#nothing): boolean {
    const groups = this.#groups;
    for (let word = 0; word < this.words; word += 1) marked[word] = before[word] ?? 0;
    for (let at = 0; at < groups.length; at += 2) {
      const one = groups[at];
      const other = groups[at + 1];
      if (one === undefined) break;
      if (other === undefined) return this.#add(one, one.joint.walk(values), marked);
      const found = one.joint.walkBeside(values, other.joint, values);
      if (!this.#add(one, found >>> 16, marked) || !this.#add(other, found & STOPPED, marked)) return false;
    }
    return true;
  }

  /** The same of two people at once, which takes little longer than of one. */
  walkBoth(
    one: Uint8Array,
    other: Uint8Array,
    ofOne: Int32Array,
    ofOther: Int32Array,
    before = this.#nothing,
  ): boolean {
    for (let word = 0; word < this.words; word += 1) {
      ofOne[word] = before[word] ?? 0;
      ofOther[word] = before[word] ?? 0;
    }
    for (const group of this.#groups) {
      const found = group.joint.walkBeside(one, group.joint, other);
      if (!this.#add(group, found >>> 16, ofOne) || !this.#add(group, found & STOPPED, ofOther)) return false;
    }
    return true;
  }

  #add({ ways, from, to }: Group, way: number, marked: Int32Array): boolean {
    if (way === STOPPED) return false;
    // Of every one of its words, set or not: steps that are always the same are quicker than fewer of them.
    for (let word = from, at = way * this.words + from; word < to; word += 1, at += 1)
      marked[word] = (marked[word] ?? 0) | (ways[at] ?? 0);
    return true;
  }
}

function spanOf(bits: readonly number[]): { readonly from: number; readonly to: number } {
  const words = bits.map((bit) => Math.floor(bit / BITS));
  return { from: Math.min(...words), to: Math.max(...words) + 1 };
}

function mark(words: Int32Array, at: number, bits: number): void {
  words[at] = (words[at] ?? 0) | bits;
}

/** Those that ask much the same beside each other. */
function bySupport(diagrams: Diagrams, roots: readonly Diagram[]): readonly Diagram[] {
  const supports = new Map(roots.map((root) => [root, diagrams.support(root)]));
  const supportOf = (root: Diagram) => supports.get(root) ?? [];
  return roots.toSorted((a, b) => {
    const [one, other] = [supportOf(a), supportOf(b)];
    const at = one.findIndex((variable, place) => variable !== other[place]);
    return at === -1 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? Infinity);
  });
}
