import { holds, type Extent } from './axis.ts';
import type { ReleaseDocument } from './document.ts';
import { placesIn, type Axis, type Parts } from './place.ts';
import type { Ratio } from './group.ts';

/** What is counted is a way of being parted too: people are not crimes, and neither is part of the other. */
export const UNIT = 'unit';

const names = (unit: string): Extent => ({ kind: 'names', names: [unit] });

export const unitOf = ({ counted }: Pick<ReleaseDocument, 'counted'>): Extent => names(counted.unit);

/**
 * Records that an approved outcome makes, by what each is one of. A person is counted once in a case for each outcome that a
 * crime of theirs had in the period: of any group whatever they are never more than the crimes are.
 */
const WITH_OUTCOME: readonly string[] = ['crime-with-outcome', 'person-with-outcome'];

export const isWithOutcome = (records: string): boolean => WITH_OUTCOME.includes(records);

/** What each record that is counted is one of, as the release says it. */
export const kindOf = ({ records }: Pick<ReleaseDocument['counted'], 'records'>): string =>
  records.split(' | ')[0] ?? '';

/** The unknowns of a system as atoms over all axes, of which the unit is the last. */
interface Unknowns {
  readonly axes: readonly Axis[];
  /** What confines each cell, which atoms it holds, and which unknowns those are. */
  readonly parts: readonly Parts[];
  readonly atoms: readonly (readonly number[])[];
  readonly members: readonly (readonly number[])[];
  readonly columnOf: ReadonlyMap<number, number>;
}

/** How many parts of each place of an axis lie within a cell: somebody has a crime in each of theirs. */
const timesWithin = ({ places }: Axis, extents: readonly Extent[]): readonly number[] =>
  places.map((place) => place.filter((part) => extents.every((extent) => holds(extent, part))).length);

/** Of each cell of crimes, that the people who lie within it are no more: what an attacker who reads both tables knows. */
export const withinCrimes = ({ axes, parts, atoms, members, columnOf }: Unknowns): readonly Ratio[] => {
  const units = axes.at(-1)?.places ?? [];
  const unit = (wanted: string): number =>
    units.findIndex(([each]) => each?.kind === 'names' && each.names.includes(wanted));
  const [crimes, people] = [unit('crimes'), unit('people')];
  if (crimes < 0 || people < 0) return [];
  const placesOf = new Map<number, (readonly number[])[]>();
  for (const [atom, column] of columnOf)
    if (atom % units.length === people) placesOf.set(column, [...(placesOf.get(column) ?? []), placesIn(axes, atom)]);
  const found = new Map<string, Ratio>();
  atoms.forEach((cell, i) => {
    const whole = members[i] ?? [];
    if (cell[0] === undefined || cell[0] % units.length !== crimes || found.has(whole.join(','))) return;
    const times = axes.slice(0, -1).map((axis) => timesWithin(axis, parts[i]?.get(axis.name) ?? []));
    const part = [...placesOf].flatMap(([column, all]) => Array.from({ length: leastTimes(times, all) }, () => column));
    if (part.length > 0) found.set(whole.join(','), { part, whole, low: 0, high: 1 });
  });
  return [...found.values()];
};

/** How many crimes within a cell each of some people has at least, whichever of some places they are at. */
const leastTimes = (times: readonly (readonly number[])[], places: readonly (readonly number[])[]): number => {
  let least = Number.POSITIVE_INFINITY;
  for (const at of places) {
    least = Math.min(
      least,
      times.reduce((product, each, axis) => product * (each[at[axis] ?? 0] ?? 0), 1),
    );
    if (least === 0) return 0;
  }
  return least;
};
