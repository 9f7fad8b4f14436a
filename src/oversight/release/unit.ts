import type { Extent } from './axis.ts';
import type { ReleaseDocument } from './document.ts';
import type { Ratio } from './group.ts';

/** What is counted is a way of being parted too: people are not crimes, and neither is part of the other. */
export const UNIT = 'unit';

const names = (unit: string): Extent => ({ kind: 'names', names: [unit] });

export const unitOf = ({ counted }: Pick<ReleaseDocument, 'counted'>): Extent => names(counted.unit);

/**
 * Records that an approved outcome makes, by what each is one of. A person is counted once in a case for each outcome, at the
 * first crime that ended so: of any group whatever they are never more than the crimes are.
 */
const WITH_OUTCOME: readonly string[] = ['crime-with-outcome', 'person-with-outcome'];

export const isWithOutcome = (records: string): boolean => WITH_OUTCOME.includes(records);

/** The unknowns of a system as atoms over all axes, of which the unit is the last. */
interface Unknowns {
  readonly units: readonly Extent[];
  readonly atoms: readonly (readonly number[])[];
  readonly members: readonly (readonly number[])[];
  readonly columnOf: ReadonlyMap<number, number>;
}

/** Of each cell of crimes, that the people who lie within it wholly are no more: what an attacker who reads both tables knows. */
export const withinCrimes = ({ units, atoms, members, columnOf }: Unknowns): readonly Ratio[] => {
  const place = (unit: string): number => units.findIndex((each) => each.kind === 'names' && each.names.includes(unit));
  const [crimes, people] = [place('crimes'), place('people')];
  if (crimes < 0 || people < 0) return [];
  const placesOf = new Map<number, number[]>();
  for (const [atom, column] of columnOf)
    if (atom % units.length === people)
      placesOf.set(column, [...(placesOf.get(column) ?? []), Math.floor(atom / units.length)]);
  const found = new Map<string, Ratio>();
  atoms.forEach((cell, i) => {
    const whole = members[i] ?? [];
    if (cell[0] === undefined || cell[0] % units.length !== crimes || found.has(whole.join(','))) return;
    const inside = new Set(cell.map((atom) => Math.floor(atom / units.length)));
    const part = [...placesOf].flatMap(([column, places]) =>
      places.every((each) => inside.has(each)) ? [column] : [],
    );
    if (part.length > 0) found.set(whole.join(','), { part, whole, low: 0, high: 1 });
  });
  return [...found.values()];
};
