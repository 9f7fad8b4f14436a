import {
  atomsOf,
  axisOf,
  extentIn,
  extentKey,
  holds,
  isNamedOnly,
  OFFENCE,
  offencesIn,
  periodExtent,
  placeOfPart,
  type Extent,
} from './axis.ts';
import type { Span } from './control.ts';
import type { Figure, ReleaseDocument } from './document.ts';
import type { Ratio, Row, Target } from './group.ts';
import { linked } from './linked.ts';
import { atomsIn, type Axis, type Parts } from './place.ts';
import { isInSeveral, waysOf } from './several.ts';
import { isWithOutcome, UNIT, unitOf, withinCrimes } from './unit.ts';
import { areOfFigures } from './share.ts';
import { targetsOf } from './target.ts';
import { toldNow } from './told.ts';

/** Everything released of one definition as unknown whole numbers, and what was said of their sums. */
export interface System {
  readonly columns: number;
  readonly rows: readonly Row[];
  readonly ratios: readonly Ratio[];
  readonly targets: readonly Target[];
  /** Which unknowns each cell of each document is made of. */
  readonly membersOf: readonly (readonly (readonly number[])[])[];
  /** Two figures of one time for the same unknowns exclude each other: one of them stands here, and both cannot be true. */
  readonly clashes: boolean;
}

/**
 * Only what counts the same can be added and taken away; of whichever offences, as those of one lie within those of another.
 * People and the crimes that they are counted by are one subject: one cannot exceed the other, so that each narrows it.
 */
export const subjectOf = ({ counted }: Pick<ReleaseDocument, 'counted'>): string => {
  const offences = counted.offenceScope.replaceAll(/\s*\+\s*/gu, '+');
  // Releases that left before named what they leave out without saying that they do: the records are the same.
  const parts = counted.records.split(' | ').map((part) => part.replace(/^left out: /u, ''));
  const [kind = '', ...rest] = parts.filter((part) => part !== offences);
  return isWithOutcome(kind)
    ? ['with-outcome', ...rest].join(' | ')
    : `${[kind, ...rest].join(' | ')}\n${counted.unit}`;
};

type Place = Pick<ReleaseDocument, 'counted' | 'periodStart' | 'periodEnd' | 'scope' | 'dimensions'>;
type Dimensions = ReleaseDocument['dimensions'];

/** What a cell is confined to on each axis that anything confines it on. */
const partsOf = (place: Place, at: Figure['at'], known: Dimensions): Parts => {
  const parts = new Map<string, Extent[]>();
  const confine = (axis: string, extent: Extent): void => {
    parts.set(axis, [...(parts.get(axis) ?? []), extent]);
  };
  confine('time', periodExtent(place.periodStart, place.periodEnd));
  confine(OFFENCE, offencesIn(place.counted.offenceScope));
  confine(UNIT, unitOf(place));
  for (const { dimension, value } of place.scope) {
    const { axis, extent } = placeOfPart(dimension, value, known);
    confine(axis, extent);
  }
  place.dimensions.forEach((dimension, i) => {
    const value = at[i] ?? null;
    if (value !== null) confine(axisOf(dimension), extentIn(dimension, value));
  });
  return parts;
};

/** The same for the same children counted, whatever table they are in. */
export const cellName = (place: Place, at: Figure['at'], known: Dimensions): string =>
  [...partsOf(place, at, known)]
    .map(([axis, extents]) => `${axis}:${narrowest(extents)}`)
    .sort()
    .join(';');

export const dimensionsOf = (documents: readonly Pick<ReleaseDocument, 'dimensions'>[]): Dimensions =>
  documents.flatMap(({ dimensions }) => dimensions);

/**
 * Every way of being parted that is known: the dimensions of all tables, and for each name by which tables are confined the values
 * it has among them. One table of girls and one of boys are of different children, also where no table has both beside each other.
 */
export const waysKnown = (documents: readonly Pick<ReleaseDocument, 'dimensions' | 'scope'>[]): Dimensions => {
  const confined = Map.groupBy(
    documents.flatMap(({ scope }) => scope),
    ({ dimension }) => dimension.trim().toLowerCase(),
  );
  return [
    ...dimensionsOf(documents),
    ...[...confined.values()].map((parts) => ({
      name: parts[0]?.dimension ?? '',
      values: [...new Set(parts.map(({ value }) => value))],
    })),
  ];
};

/** A month within a year is that month: of parts that lie within each other the smallest says it all. */
const narrowest = (extents: readonly Extent[]): string => {
  const inner = extents.filter((each) => extents.every((other) => atomsOf([each]).every((atom) => holds(other, atom))));
  return [...new Set((inner.length === 0 ? extents : inner).map(extentKey))].sort().join('&');
};

const OTHER: Extent = { kind: 'names', names: ['\u0000other'] };

const extentsOn = (documents: readonly ReleaseDocument[]): ReadonlyMap<string, readonly Extent[]> => {
  const found = new Map<string, Extent[]>();
  const known = waysKnown(documents);
  const add = (axis: string, extent: Extent): void => {
    found.set(axis, [...(found.get(axis) ?? []), extent]);
  };
  for (const { counted, periodStart, periodEnd, scope, dimensions } of documents) {
    add('time', periodExtent(periodStart, periodEnd));
    add(OFFENCE, offencesIn(counted.offenceScope));
    for (const { dimension, value } of scope) {
      const { axis, extent } = placeOfPart(dimension, value, known);
      add(axis, extent);
    }
    for (const dimension of dimensions)
      for (const value of dimension.values) add(axisOf(dimension), extentIn(dimension, value));
  }
  // Last, so that an atom over all axes tells its unit by itself.
  for (const document of documents) add(UNIT, unitOf(document));
  return found;
};

/** The axes with their smallest parts. Where no table has all values of one, there are children elsewhere on it. */
const axesOf = (documents: readonly ReleaseDocument[]): readonly Axis[] => {
  const whole = new Set(dimensionsOf(documents).map(axisOf));
  return [...extentsOn(documents)].map(([name, extents]) => {
    const atoms = atomsOf(extents);
    const one = (whole.has(name) || name === UNIT ? atoms : [...atoms, OTHER]).map((atom) => [atom]);
    const several = extentsOn(documents.filter((document) => isInSeveral(document, name))).get(name) ?? [];
    return { name, places: [...one, ...waysOf(several)], several: one.length };
  });
};

interface Classes {
  readonly members: readonly (readonly number[])[];
  readonly columnOf: ReadonlyMap<number, number>;
}

/** Atoms that are in the same cells can never be told apart: each class of them is one unknown. */
const classesOf = (cells: readonly (readonly number[])[]): Classes => {
  const cellsOf = new Map<number, number[]>();
  cells.forEach((atoms, cell) => {
    for (const atom of atoms) {
      const known = cellsOf.get(atom);
      if (known === undefined) cellsOf.set(atom, [cell]);
      else known.push(cell);
    }
  });
  const classes = new Map<string, number>();
  const columnOf = new Map<number, number>();
  const members: Set<number>[] = cells.map(() => new Set());
  for (const [atom, held] of cellsOf) {
    const name = held.join(',');
    const column = classes.get(name) ?? classes.size;
    classes.set(name, column);
    columnOf.set(atom, column);
    for (const cell of held) members[cell]?.add(column);
  }
  return { members: members.map((columns) => [...columns].sort((a, b) => a - b)), columnOf };
};

interface Placed {
  readonly document: number;
  readonly cell: number;
  readonly figure: Figure;
}

const bothOf = (told: Span, before: Span): Span => {
  const both = { low: Math.max(told.low, before.low), high: Math.min(told.high, before.high) };
  return both.low <= both.high ? both : told;
};

const isClash = (
  documents: readonly ReleaseDocument[],
  { countedAt }: ReleaseDocument,
  told: Span,
  before: Row | undefined,
): boolean =>
  before !== undefined &&
  documents[before.document]?.countedAt === countedAt &&
  (told.low > before.high || told.high < before.low);

/** Rows of the same unknowns are one; where they exclude each other the counts have changed, and the newest stands. */
const rowsOf = (
  documents: readonly ReleaseDocument[],
  placed: readonly Placed[],
  members: readonly (readonly number[])[],
  moved: number,
): Pick<System, 'rows' | 'clashes'> => {
  const last = documents.at(-1)?.countedAt;
  const rows = new Map<string, Row>();
  let clashes = false;
  placed.forEach(({ document, cell, figure }, i) => {
    const source = documents[document];
    if (source === undefined || figure.value === null) return;
    const columns = members[i] ?? [];
    const name = columns.join(',');
    const told = toldNow(source, figure, figure.value, source.countedAt === last ? 0 : moved);
    const before = rows.get(name);
    const span = before === undefined ? told : bothOf(told, before);
    clashes ||= isClash(documents, source, told, before);
    // An old row that says as much as the new one stays the old one: nothing new was said.
    if (before?.low === span.low && before.high === span.high) return;
    rows.set(name, { ...span, members: columns, document, cell, shown: figure.value });
  });
  return { rows: [...rows.values()], clashes };
};

/** Half a whole percent: as far as rounding moves one. */
const HALF = 0.5;

/** Percentages of the figures beside them say nothing more. One that is not was made of the counts, and then so were all. */
const ratiosOf = (documents: readonly ReleaseDocument[], membersOf: System['membersOf']): readonly Ratio[] => {
  const last = documents.at(-1)?.countedAt;
  return documents.flatMap((document, d) => {
    // Counts of another day have moved since, and who knows how far their shares have.
    if (document.countedAt !== last || areOfFigures(document)) return [];
    const unknowns = (places: readonly number[]) => places.flatMap((place) => membersOf[d]?.[place] ?? []);
    return (document.shares?.rows ?? []).flatMap(({ numerator, denominator, percent }): readonly Ratio[] => {
      if (percent === null) return [];
      const [low, high] = [Math.max(0, percent - HALF) / 100, Math.min(100, percent + HALF) / 100];
      return [{ part: unknowns(numerator), whole: unknowns(denominator), low, high }];
    });
  });
};

/**
 * Everything that was ever released of one subject, oldest first, as one system of unknowns. `moved`: by how much a count may
 * have changed since it was released, where what was released of other days cannot all be true of today.
 */
export const systemOf = (published: readonly ReleaseDocument[], moved = 0): System => {
  const documents = linked(published, isNamedOnly);
  const axes = axesOf(documents);
  const placed = documents.flatMap(({ cells }, document) => cells.map((figure, cell) => ({ document, cell, figure })));
  const known = waysKnown(documents);
  const parts = placed.map(({ document, figure }): Parts => {
    const source = documents[document];
    return source === undefined ? new Map() : partsOf(source, figure.at, known);
  });
  const atoms = placed.map(({ document }, i) => {
    const source = documents[document];
    return source === undefined ? [] : atomsIn(axes, parts[i] ?? new Map(), (axis) => isInSeveral(source, axis));
  });
  const { members, columnOf } = classesOf(atoms);
  const { rows, clashes } = rowsOf(documents, placed, members, moved);
  const columns = members.reduce((most, of) => of.reduce((max, column) => Math.max(max, column), most), -1) + 1;
  const starts = documents.map((_, document) => placed.findIndex((each) => each.document === document));
  const membersOf = documents.map(({ cells }, d) => members.slice(starts[d] ?? 0, (starts[d] ?? 0) + cells.length));
  const ratios = [...ratiosOf(documents, membersOf), ...withinCrimes({ axes, parts, atoms, members, columnOf })];
  return { columns, rows, ratios, targets: targetsOf(documents, membersOf, rows, columns), membersOf, clashes };
};
