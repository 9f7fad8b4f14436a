import { atomsOf, holds, OFFENCE, type Extent } from './axis.ts';
import type { ReleaseDocument } from './document.ts';
import { kindOf } from './unit.ts';

/**
 * On which axes one of what is counted can lie in several parts at once, so that the parts come to more than the whole.
 * Somebody with crimes that ended alike in two years is in the table of each year, and once in that of both; an arrest, a role
 * and a report have one day, but are of a case, which can have crimes of several offences.
 */
const IN_SEVERAL: Readonly<Record<string, readonly string[]>> = {
  'person-with-outcome': ['time', OFFENCE],
  'arrest-made': [OFFENCE],
  'arrest-decided': [OFFENCE],
  'person-with-role': [OFFENCE],
  'child-reported': [OFFENCE],
};

export const isInSeveral = ({ counted }: Pick<ReleaseDocument, 'counted'>, axis: string): boolean =>
  IN_SEVERAL[kindOf(counted)]?.includes(axis) === true;

/** Of so many parts every way of being in some of them is laid out; of more, being in one, in two, and in all. */
const MOST_PARTS = 5;

const waysAmong = (parts: readonly Extent[]): readonly (readonly Extent[])[] => {
  if (parts.length <= MOST_PARTS) {
    const all = parts.reduce<readonly (readonly Extent[])[]>(
      (ways, part) => ways.flatMap((way) => [way, [...way, part]]),
      [[]],
    );
    return all.filter(({ length }) => length > 0);
  }
  // Fewer ways leave an attacker less open than there is: what they find too narrow is taken back, and none is missed.
  return [...parts.flatMap((part, i) => [[part], ...parts.slice(i + 1).map((other) => [part, other])]), parts];
};

/** The parts that something ties to each other, since it holds both. Of others it does not matter who is in two of them. */
const tiedBy = (parts: readonly Extent[], extents: readonly Extent[]): readonly (readonly Extent[])[] => {
  let groups: readonly (readonly Extent[])[] = parts.map((part) => [part]);
  for (const extent of extents) {
    const touched = groups.filter((group) => group.some((part) => holds(extent, part)));
    if (touched.length > 1) groups = [...groups.filter((group) => !touched.includes(group)), touched.flat()];
  }
  return groups;
};

/** Every way in which one of what is counted can be in some of the smallest parts of an axis at once. */
export const waysOf = (extents: readonly Extent[]): readonly (readonly Extent[])[] =>
  tiedBy(atomsOf(extents), extents).flatMap(waysAmong);
