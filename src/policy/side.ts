import type { Compiled } from './compile.ts';
import type { Diagram, Diagrams } from './diagram.ts';
import { Joint, STOPPED } from './joint.ts';
import type { Places } from './piece.ts';

/** Of one way that diagrams come out: pairs of a word and the bits of the rules that fired. */
type Way = Int32Array;

/** Few enough to lie close together: then one walk asks once what many rules ask. */
const MOST_NODES = 1000;

function add(fired: Int32Array, way: Way): void {
  for (let at = 0; at < way.length; at += 2) {
    const word = way[at] ?? 0;
    fired[word] = (fired[word] ?? 0) | (way[at + 1] ?? 0);
  }
}

/** The rules about the case, or those about a person: walked in groups that ask much the same, into bits of what fired. */
export class Side {
  readonly #groups: readonly { readonly joint: Joint; readonly ways: readonly Way[] }[];

  constructor({ diagrams }: Compiled, places: Places) {
    const { rules } = places;
    const roots = bySupport(diagrams, new Set(rules.map(({ diagram }) => diagram)));
    let from = 0;
    this.#groups = Joint.allOf(diagrams, roots, MOST_NODES).map((joint) => {
      const walked = roots.slice(from, (from += joint.width));
      const ways = joint.answers.map((answer) => {
        const holding = new Set(walked.filter((_, place) => answer[place] === 1));
        const { words, bits } = places.mask(rules.filter(({ diagram }) => holding.has(diagram)));
        return Int32Array.from([...words].flatMap((word, at) => [word, bits[at] ?? 0]));
      });
      return { joint, ways };
    });
  }

  /** Whether everything is known that a rule asks; then `fired` holds what fired. */
  walk(values: Uint8Array, fired: Int32Array): boolean {
    fired.fill(0);
    for (const { joint, ways } of this.#groups) {
      const way = ways[joint.walk(values)];
      if (way === undefined) return false;
      add(fired, way);
    }
    return true;
  }

  /** The same of two people at once, which takes little longer than of one. */
  walkBoth(one: Uint8Array, other: Uint8Array, ofOne: Int32Array, ofOther: Int32Array): boolean {
    ofOne.fill(0);
    ofOther.fill(0);
    for (const { joint, ways } of this.#groups) {
      const found = joint.walkBoth(one, other);
      const [first, second] = [ways[found >>> 16], ways[found & STOPPED]];
      if (first === undefined || second === undefined) return false;
      add(ofOne, first);
      add(ofOther, second);
    }
    return true;
  }
}

/** Those that ask much the same beside each other. */
function bySupport(diagrams: Diagrams, roots: ReadonlySet<Diagram>): readonly Diagram[] {
  const supports = new Map([...roots].map((root) => [root, diagrams.support(root)]));
  const supportOf = (root: Diagram) => supports.get(root) ?? [];
  return [...roots].sort((a, b) => {
    const [one, other] = [supportOf(a), supportOf(b)];
    const at = one.findIndex((variable, place) => variable !== other[place]);
    return at === -1 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? Infinity);
  });
}
