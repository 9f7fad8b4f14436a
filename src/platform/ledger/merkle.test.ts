import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import {
  addLeaf,
  consistencyProof,
  inclusionProof,
  leafHash,
  nodeHash,
  rootFromInclusion,
  rootOf,
  type Node,
} from './merkle.ts';

/** The eight leaves and roots of the reference vectors of RFC 6962 implementations (certificate-transparency, merkletree). */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** RFC 6962, 2.1, word for word: the slow way. */
const naiveRoot = (leaves: readonly Buffer[]): Buffer => {
  const [only] = leaves;
  if (only === undefined) return createHash('sha256').digest();
  if (leaves.length === 1) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
};

const build = (
  leaves: readonly Buffer[],
): { edge: readonly Node[]; find: (level: number, index: number) => Buffer } => {
  let edge: readonly Node[] = [];
  const nodes = new Map<string, Buffer>();
  for (const leaf of leaves) {
    const added = addLeaf(edge, leaf);
    edge = added.edge;
    for (const node of added.made) nodes.set(`${node.level}/${node.index}`, node.hash);
  }
  return { edge, find: (level, index) => nodes.get(`${level}/${index}`) ?? assert.fail(`no node ${level}/${index}`) };
};

test('given the reference leaves, when they are added one by one, then every root is the reference root', () => {
  ROOTS.forEach((root, size) => {
    const leaves = LEAVES.slice(0, size).map((hex) => leafHash(Buffer.from(hex, 'hex')));
    assert.equal(rootOf(build(leaves).edge).toString('hex'), root);
  });
});

test('given any tree, when any leaf is proved, then the proof leads to the root, and no other leaf does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 130 }), fc.nat(), (size, pick) => {
      const leaves = Array.from({ length: size }, (_, i) => leafHash(String(i)));
      const { edge, find } = build(leaves);
      const index = pick % size;
      const proof = inclusionProof(find, index, size);
      const root = naiveRoot(leaves);
      assert.deepEqual(rootOf(edge), root);
      assert.deepEqual(rootFromInclusion(leafHash(String(index)), index, size, proof), root);
      assert.notDeepEqual(rootFromInclusion(leafHash('another'), index, size, proof), root);
      assert.ok(proof.length <= Math.ceil(Math.log2(Math.max(2, size))));
    }),
  );
});

test('given a node of the tree, when it is offered as a leaf, then its hash is another', () => {
  const [left, right] = [leafHash('a'), leafHash('b')];
  assert.notDeepEqual(leafHash(Buffer.concat([left, right])), nodeHash(left, right));
});

/** RFC 9162, 2.1.4.2: verifying a consistency proof, written from its text and from nothing of ours. */
const consistent = (
  first: number,
  second: number,
  firstRoot: Buffer,
  secondRoot: Buffer,
  proof: readonly Buffer[],
): boolean => {
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  const path = (first & (first - 1)) === 0 ? [firstRoot, ...proof] : [...proof];
  let [fn, sn] = [first - 1, second - 1];
  while (fn % 2 === 1) [fn, sn] = [fn >> 1, sn >> 1];
  const start = path.shift();
  if (start === undefined) return false;
  let [fr, sr] = [start, start];
  for (const c of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(c, fr), nodeHash(c, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else {
      sr = nodeHash(sr, c);
    }
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
};

test('given a tree that grew, when its growth is proved, then an independent verifier agrees, and not for another beginning', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 60 }), (first, more) => {
      const leaves = Array.from({ length: first + more }, (_, i) => leafHash(String(i)));
      const proof = consistencyProof(build(leaves).find, first, first + more);
      const [before, after] = [naiveRoot(leaves.slice(0, first)), naiveRoot(leaves)];
      assert.ok(consistent(first, first + more, before, after, proof));
      assert.ok(!consistent(first, first + more, leafHash('another'), after, proof));
    }),
  );
});
