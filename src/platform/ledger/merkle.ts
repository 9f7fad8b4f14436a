import { createHash } from 'node:crypto';

/** A hash tree as in RFC 6962, section 2.1: SHA-256, leaves and nodes kept apart by their first byte. */
export const leafHash = (data: string | Uint8Array): Buffer =>
  createHash('sha256').update(Buffer.of(0)).update(data).digest();

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();

const EMPTY = createHash('sha256').digest();

/** A complete subtree: `index` counts subtrees of that level from the left; level 0 is a leaf. */
export interface Node {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

/** The complete subtrees that a tree of `size` leaves falls into, from the left: one for each set bit of the size. */
export const edge = (size: number): readonly Omit<Node, 'hash'>[] => {
  const nodes: Omit<Node, 'hash'>[] = [];
  let start = 0;
  // A number holds whole ones exactly up to 2^53.
  for (let level = 52; level >= 0; level -= 1) {
    const width = 2 ** level;
    if (Math.floor(size / width) % 2 === 0) continue;
    nodes.push({ level, index: start / width });
    start += width;
  }
  return nodes;
};

/** The root of the tree whose edge is `nodes`. */
export const rootOf = (nodes: readonly Node[]): Buffer =>
  nodes.reduceRight<Buffer | undefined>(
    (right, node) => (right === undefined ? node.hash : nodeHash(node.hash, right)),
    undefined,
  ) ?? EMPTY;

/** Adds a leaf to the tree whose edge is given. Gives the new edge and every node that became complete, lowest first. */
export const addLeaf = (
  nodes: readonly Node[],
  leaf: Buffer,
): { readonly edge: readonly Node[]; readonly made: readonly Node[] } => {
  const last = nodes.at(-1);
  const index = nodes.reduce((size, node) => size + 2 ** node.level, 0);
  let node: Node = { level: 0, index, hash: leaf };
  const made = [node];
  const rest = [...nodes];
  for (let left = last; left?.level === node.level; left = rest.at(-1)) {
    rest.pop();
    node = { level: node.level + 1, index: left.index / 2, hash: nodeHash(left.hash, node.hash) };
    made.push(node);
  }
  return { edge: [...rest, node], made };
};

/** Finds the hash of a complete subtree. */
export type FindNode = (level: number, index: number) => Buffer;

const rangeRoot = (find: FindNode, start: number, size: number): Buffer => {
  const nodes = edge(size).map((node) => {
    const index = start / 2 ** node.level + node.index;
    return { level: node.level, index, hash: find(node.level, index) };
  });
  return rootOf(nodes);
};

/** The largest power of two below `size`. */
const split = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

/** The audit path of leaf `index` in the tree of `size` leaves (RFC 6962, 2.1.1), the leaf's own side first. */
export const inclusionProof = (find: FindNode, index: number, size: number, start = 0): readonly Buffer[] => {
  if (size <= 1) return [];
  const k = split(size);
  return index < k
    ? [...inclusionProof(find, index, k, start), rangeRoot(find, start + k, size - k)]
    : [...inclusionProof(find, index - k, size - k, start + k), rangeRoot(find, start, k)];
};

/** The proof that the tree of `size` leaves begins with the tree of `first` leaves (RFC 6962, 2.1.2). */
export const consistencyProof = (
  find: FindNode,
  first: number,
  size: number,
  start = 0,
  whole = true,
): readonly Buffer[] => {
  if (first === size) return whole ? [] : [rangeRoot(find, start, size)];
  const k = split(size);
  return first <= k
    ? [...consistencyProof(find, first, k, start, whole), rangeRoot(find, start + k, size - k)]
    : [...consistencyProof(find, first - k, size - k, start + k, false), rangeRoot(find, start, k)];
};

/** The root that an audit path leads to. */
export const rootFromInclusion = (
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
): Buffer | undefined => {
  if (index < 0 || index >= size) return undefined;
  const [sibling, rest] = [proof.at(-1), proof.slice(0, -1)];
  if (size === 1) return proof.length === 0 ? leaf : undefined;
  if (sibling === undefined) return undefined;
  const k = split(size);
  const inner =
    index < k ? rootFromInclusion(leaf, index, k, rest) : rootFromInclusion(leaf, index - k, size - k, rest);
  if (inner === undefined) return undefined;
  return index < k ? nodeHash(inner, sibling) : nodeHash(sibling, inner);
};
