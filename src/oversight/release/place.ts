import { holds, type Extent } from './axis.ts';

/** What a cell is confined to on each axis that anything confines it on. */
export type Parts = ReadonlyMap<string, readonly Extent[]>;

/** An axis with all the places that something can be at on it: in one of its smallest parts, or in several of them at once. */
export interface Axis {
  readonly name: string;
  readonly places: readonly (readonly Extent[])[];
  /** From here on the places of what can be in several parts at once; before, of what is in one. */
  readonly several: number;
}

/** The atoms of a cell, numbered over all axes: every combination of the places on each that have a part within it. */
export const atomsIn = (
  axes: readonly Axis[],
  parts: Parts,
  isInSeveral: (axis: string) => boolean,
): readonly number[] => {
  let found: readonly number[] = [0];
  for (const { name, places, several } of axes) {
    const extents = parts.get(name) ?? [];
    const [from, to] = isInSeveral(name) ? [several, places.length] : [0, several];
    const held = places.flatMap((place, i) =>
      i >= from && i < to && place.some((part) => extents.every((extent) => holds(extent, part))) ? [i] : [],
    );
    found = found.flatMap((before) => held.map((place) => before * places.length + place));
  }
  return found;
};

/** At which place an atom is on each axis. */
export const placesIn = (axes: readonly Axis[], atom: number): readonly number[] => {
  let left = atom;
  return axes
    .map((_, i) => axes.length - 1 - i)
    .map((axis) => {
      const { length } = axes[axis]?.places ?? [];
      const place = left % length;
      left = Math.floor(left / length);
      return place;
    })
    .toReversed();
};
