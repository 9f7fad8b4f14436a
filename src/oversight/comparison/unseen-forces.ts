import { allForces, forceKey } from '../source/index.ts';
import type { Material } from './material.ts';

interface UnseenForce {
  readonly force: string;
  readonly why: string;
}

/** Forces of the dated list of which the source has nothing at all, whatever is asked. */
export function unseenForces({ forces, elsewhere, notForces }: Material): readonly string[] {
  const seen = new Set([...forces, ...elsewhere].map(({ force }) => forceKey(force)));
  for (const name of notForces) seen.add(forceKey(name));
  return allForces.filter((force) => !seen.has(forceKey(force)));
}

/** A table of the nation that lacks some of its forces: they are left out as any other is. Answers of a few lack the rest by nature. */
export function unseenInTable(material: Material): readonly UnseenForce[] {
  const unseen = unseenForces(material);
  return material.absent === 'not-given' || unseen.length * 2 > allForces.length
    ? []
    : unseen.map((force) => ({ force, why: 'the source has no row of this force at all' }));
}

/** Who did not say (statistics 2.8): named in one sentence, however many they are. */
export function unseenSentences(material: Material): readonly string[] {
  const unseen = unseenForces(material);
  if (unseen.length === 0) return [];
  const list = 'the 43 forces of England and Wales and British Transport Police (list of 31 March 2019)';
  if (unseen.length === allForces.length) return [`The source has nothing of any of ${list}: no other force is in it.`];
  return [
    `Of ${list} the source has nothing at all of ${unseen.length}: ${unseen.join('; ')}. Nothing is no 0, and whatever is measured is of the others.`,
  ];
}
