// An attacker who has nothing but the published tables: tries every way of filling in the counts. Shares no code with what protects.

/** A published table, as its readers have it. */
export interface Published {
  readonly counted: { readonly unit: string };
  readonly control: { readonly method: string; readonly bound: number };
  readonly scope: readonly { readonly dimension: string; readonly value: string }[];
  readonly dimensions: readonly { readonly name: string }[];
  readonly cells: readonly { readonly at: readonly (string | null)[]; readonly value: number | null }[];
}

/** All ways of parting, with all their values; what has `2025 + 2026` is in what counts either, and once in what counts both. */
export type Fields = Readonly<Record<string, readonly string[]>>;

type Atom = Readonly<Record<string, string>>;

const atomsOf = (fields: Fields): readonly Atom[] =>
  Object.entries(fields).reduce<readonly Atom[]>(
    (all, [name, values]) => all.flatMap((atom) => values.map((value) => ({ ...atom, [name]: value }))),
    [{}],
  );

/** That the counts of some atoms come to something between two numbers; `minus`: less those of others. */
interface Line {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  readonly low: number;
  readonly high: number;
}

export interface Group {
  readonly says: string;
  readonly atoms: readonly number[];
  low: number;
  high: number;
}

const has = (atom: Atom, field: string, value: string): boolean => atom[field]?.split(' + ').includes(value) === true;

const isAt = (atom: Atom, { scope, dimensions }: Published, at: readonly (string | null)[]): boolean =>
  scope.every(({ dimension, value }) => has(atom, dimension, value)) &&
  dimensions.every(({ name }, i) => {
    const value = at[i] ?? null;
    return value === null || has(atom, name, value);
  });

/** Fills in one unknown after another, and turns back where a line can no longer come true. */
function everyFilling(
  most: readonly number[],
  lines: readonly Line[],
  tell: (counts: readonly number[]) => void,
): void {
  const signs = most.map((_, atom) =>
    lines.map(({ plus, minus }) => Number(plus.includes(atom)) - Number(minus.includes(atom))),
  );
  // How far the unknowns that come after can still raise and lower each line.
  const ahead = [...most.keys(), most.length].map((from) =>
    lines.map((_, line) => {
      const rest = most.flatMap((limit, atom) => (atom < from ? [] : [(signs[atom]?.[line] ?? 0) * limit]));
      const sum = (way: (each: number) => number): number => rest.reduce((total, each) => total + way(each), 0);
      return { up: sum((each) => Math.max(0, each)), down: sum((each) => Math.min(0, each)) };
    }),
  );
  const counts: number[] = [];
  const fill = (atom: number, sums: readonly number[]): void => {
    const canBe = lines.every(({ low, high }, line) => {
      const { up, down } = ahead[atom]?.[line] ?? { up: 0, down: 0 };
      return (sums[line] ?? 0) + up >= low && (sums[line] ?? 0) + down <= high;
    });
    if (!canBe) return;
    if (atom === most.length) {
      tell(counts);
      return;
    }
    for (let count = 0; count <= (most[atom] ?? 0); count += 1) {
      counts[atom] = count;
      fill(
        atom + 1,
        sums.map((sum, line) => sum + (signs[atom]?.[line] ?? 0) * count),
      );
    }
  };
  fill(
    0,
    lines.map(() => 0),
  );
}

/**
 * Between which numbers each group of the tables can be, of all ways of filling them in. `within`: units of which the first
 * never exceeds the second, group by group. Without tables of a unit nothing is said of it.
 */
export function bruteForce(
  fields: Fields,
  tables: readonly Published[],
  within?: readonly [string, string],
): readonly Group[] {
  const units = [...new Set(tables.map(({ counted }) => counted.unit))];
  const atoms = atomsOf({ unit: units, ...fields });
  const lines: Line[] = [];
  // The smallest parts too, though no table may have them.
  const groups = new Map<string, Group>(
    atoms.map((atom, i) => [
      String(i),
      { says: Object.values(atom).join(', '), atoms: [i], low: Infinity, high: -Infinity },
    ]),
  );
  for (const table of tables)
    for (const { at, value } of table.cells) {
      const inside = atoms.flatMap((atom, i) =>
        atom['unit'] === table.counted.unit && isAt(atom, table, at) ? [i] : [],
      );
      const says = [table.counted.unit, ...table.scope.map((part) => part.value), ...at.map((each) => each ?? 'all')];
      groups.set(inside.join(','), { says: says.join(', '), atoms: inside, low: Infinity, high: -Infinity });
      const bound = table.control.method === 'cell-key' ? table.control.bound : 0;
      if (value !== null) lines.push({ plus: inside, minus: [], low: value - bound, high: value + bound });
    }
  if (within !== undefined)
    atoms.forEach((atom, i) => {
      const other = atoms.findIndex((each) =>
        Object.entries({ ...atom, unit: within[1] }).every(([name, value]) => each[name] === value),
      );
      if (atom['unit'] === within[0] && other >= 0) lines.push({ plus: [other], minus: [i], low: 0, high: Infinity });
    });
  const most = atoms.map((_, i) =>
    Math.min(...lines.flatMap(({ plus, minus, high }) => (minus.length === 0 && plus.includes(i) ? [high] : []))),
  );
  everyFilling(most, lines, (counts) => {
    for (const group of groups.values()) {
      const sum = group.atoms.reduce((total, atom) => total + (counts[atom] ?? 0), 0);
      group.low = Math.min(group.low, sum);
      group.high = Math.max(group.high, sum);
    }
  });
  return [...groups.values()];
}

/** Groups that may be below `least` and are known to within less than `width`. */
export const narrowIn = (groups: readonly Group[], least: number, width: number): readonly Group[] =>
  groups.filter(({ low, high }) => low < least && high - low < width);
