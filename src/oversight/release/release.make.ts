import type { CountTable, Dimension } from '../source/index.ts';
import { CONTROLS, type METHODS } from './control.ts';
import { SCHEMA, type Counted } from './document.ts';
import type { Frame } from './prepare.ts';

/** A stream of whole numbers below a bound, the same for the same seed. */
export type Dice = (below: number) => number;

export const dice = (seed: number): Dice => {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    // Mulberry32: small, and plenty for tables that nobody keeps secret.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

export const INVENTED: Counted = {
  ...{ id: 'invented-outcomes', says: 'Invented outcomes, for tests', records: 'invented' },
  ...{ measure: 'outcomes', outcomeType: '21' },
  ...{ unit: 'crimes', basis: 'closed', ageScope: 'under 18', offenceScope: '86/02', source: 'Invented' },
};

/** Everything of an invented release but its figures. */
export const frame = (method: (typeof METHODS)[number] = 'cell-key', over: Partial<Frame> = {}): Frame => ({
  ...{ schema: SCHEMA, release: '00000000-0000-7000-8000-000000000001', number: 1, publisher: 'Northmoor' },
  ...{ counted: INVENTED, periodStart: '2026-01-01', periodEnd: '2026-12-31', countedAt: '2027-01-10T09:00:00.000Z' },
  ...{ control: CONTROLS[method], scope: [], caveats: [] },
  ...over,
});

/** A table of these counts, in the order of its dimensions, the last one fastest. */
export const tableOf = (
  dimensions: readonly Dimension[],
  counts: readonly number[],
  key: (cell: number) => number,
): CountTable => {
  const places = dimensions.reduce<readonly (readonly string[])[]>(
    (ways, { values }) => ways.flatMap((way) => values.map((value) => [...way, value])),
    [[]],
  );
  return {
    ...{ definition: INVENTED.id, unit: 'crimes', periodStart: '2026-01-01', periodEnd: '2026-12-31', dimensions },
    cells: places.map((at, cell) => {
      const count = counts[cell] ?? 0;
      return { at, count, key: count === 0 ? 0 : key(cell) };
    }),
  };
};

const VALUES = {
  'age band': ['under 10', '10 to 13', '14 to 15', '16 to 17'],
  outcome: ['21', '22', '20', '8', '1'],
  sex: ['girls', 'boys', 'not stated'],
  month: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
  area: ['Moor', 'Vale', 'Coast', 'Town'],
} as const;

export const DIMENSIONS: readonly Dimension[] = Object.entries(VALUES).map(([name, values]) => ({ name, values }));

/** Counts as they are: many small, some none, few large. */
const skewed = (roll: Dice): number => {
  const kind = roll(10);
  if (kind < 2) return 0;
  if (kind < 6) return 1 + roll(9);
  return kind < 9 ? 10 + roll(40) : 40 + roll(300);
};

/** A table of two or three dimensions with invented counts. */
export const anyTable = (seed: number): CountTable => {
  const roll = dice(seed);
  const from = roll(DIMENSIONS.length);
  const chosen = Array.from(
    { length: 2 + (roll(3) === 0 ? 1 : 0) },
    (_, i) => DIMENSIONS[(from + i * 2) % DIMENSIONS.length],
  );
  const dimensions = chosen.flatMap((dimension) =>
    dimension === undefined
      ? []
      : [{ ...dimension, values: dimension.values.slice(0, 2 + roll(dimension.values.length - 1)) }],
  );
  const cells = dimensions.reduce((product, { values }) => product * values.length, 1);
  const counts = Array.from({ length: cells }, () => skewed(roll));
  return tableOf(dimensions, counts, () => roll(256));
};
