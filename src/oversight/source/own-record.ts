import type { Cell, CountTable, Dimension } from './count-table.ts';
import type { Field } from './own-field.ts';

/** One thing of own cases that is counted once. Nothing in it leaves but in a count. */
export interface OwnRecord {
  readonly id: string;
  /** The day in London by which it is in a period. */
  readonly day: string;
  /** Random, and always the same for this record: 0 to 255. */
  readonly key: number;
  readonly values: Readonly<Partial<Record<Field, string>>>;
}

/** Values of a field put together, each under the name that a table prints. */
export interface Grouping {
  readonly name: string;
  readonly field: Field;
  readonly groups: readonly { readonly value: string; readonly of: readonly string[] }[];
}

/** Which records are counted, and how they are parted. */
export interface Tabulation {
  readonly definition: string;
  readonly unit: CountTable['unit'];
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly dimensions: readonly (Grouping | 'year')[];
  readonly leavesOut: Readonly<Partial<Record<Field, readonly string[]>>>;
}

/** A dimension as it is walked: its values, and in which of them a record is. */
interface Axis extends Dimension {
  readonly placeOf: (record: OwnRecord) => number;
}

function yearAxis({ periodStart, periodEnd }: Tabulation): Axis {
  const first = Number(periodStart.slice(0, 4));
  const values = Array.from({ length: Number(periodEnd.slice(0, 4)) - first + 1 }, (_, i) => String(first + i));
  return { name: 'year', values, placeOf: ({ day }) => Number(day.slice(0, 4)) - first };
}

function axisOf({ name, field, groups }: Grouping): Axis {
  const places = new Map(groups.flatMap(({ of }, place) => of.map((raw) => [raw, place] as const)));
  const placeOf = ({ values }: OwnRecord): number => {
    const place = places.get(values[field] ?? '');
    // A value that no group has would be dropped in silence, and every total with it.
    if (place === undefined) throw new Error(`${name} has no group for “${values[field] ?? ''}”`);
    return place;
  };
  return { name, values: groups.map(({ value }) => value), placeOf };
}

const KEYS = 256;

/** Every combination of values, the last dimension turning quickest. */
const combinations = (dimensions: readonly Dimension[]): readonly (readonly string[])[] =>
  dimensions.reduce<readonly (readonly string[])[]>(
    (all, { values }) => all.flatMap((at) => values.map((value) => [...at, value])),
    [[]],
  );

/** Counts records by a definition: one pass over them, a cell for every combination, zeros too. */
export function tabulate(asked: Tabulation, records: Iterable<OwnRecord>): CountTable {
  const axes = asked.dimensions.map((each) => (each === 'year' ? yearAxis(asked) : axisOf(each)));
  const left = Object.entries(asked.leavesOut);
  const at = combinations(axes);
  const counts = new Array<number>(at.length).fill(0);
  const keys = new Array<number>(at.length).fill(0);
  for (const record of records) {
    const values: Readonly<Record<string, string | undefined>> = record.values;
    if (left.some(([field, out]) => out.includes(values[field] ?? ''))) continue;
    const place = axes.reduce((sum, axis) => sum * axis.values.length + axis.placeOf(record), 0);
    counts[place] = (counts[place] ?? 0) + 1;
    keys[place] = ((keys[place] ?? 0) + record.key) % KEYS;
  }
  const cells = at.map((values, place): Cell => ({ at: values, count: counts[place] ?? 0, key: keys[place] ?? 0 }));
  const { definition, unit, periodStart, periodEnd } = asked;
  return {
    definition,
    unit,
    periodStart,
    periodEnd,
    dimensions: axes.map(({ name, values }) => ({ name, values })),
    cells,
  };
}
