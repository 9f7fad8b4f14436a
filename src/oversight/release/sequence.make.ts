import type { CountTable, Dimension } from '../source/index.ts';
import { extentOf, holds } from './axis.ts';
import { recordKey } from './cell-key.ts';
import type { ReleaseDocument } from './document.ts';
import { INVENTED, type Dice } from './release.make.ts';

/** An invented record: one month, one year of age, one area, one sex, one outcome. */
export interface CaseRecord {
  readonly id: string;
  readonly key: number;
  readonly at: Readonly<Record<string, string>>;
}

const AREAS = ['Moor', 'Vale', 'Coast'];
const SECRET = Buffer.from('an invented secret of the records');

const pick = (roll: Dice, from: readonly string[]): string => from[roll(from.length)] ?? '';

export const record = (roll: Dice, number: number): CaseRecord => ({
  id: String(number),
  key: recordKey(SECRET, String(number)),
  at: {
    time: `2026-0${1 + roll(6)}`,
    // Most are older, as they are in what was published (handbook 8.3).
    age: String(17 - Math.floor(Math.sqrt(roll(64)))),
    // Areas are of unequal size: some tables are thin.
    area: roll(3) === 0 ? pick(roll, AREAS) : pick(roll, AREAS.slice(0, 2)),
    sex: pick(roll, ['girls', 'boys', 'boys', 'girls', 'not stated']),
    outcome: pick(roll, ['21', '21', '21', '22', '20', '1']),
  },
});

/** Ways to part each axis, some of which overlap each other without end: what people ask for. */
const PARTINGS: Readonly<Record<string, readonly Dimension[]>> = {
  time: [
    { name: 'month', values: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'] },
    { name: 'quarter', values: ['2026-Q1', '2026-Q2'] },
  ],
  age: [
    { name: 'age band', values: ['under 10', '10 to 13', '14 to 15', '16 to 17'] },
    { name: 'age band', values: ['under 14', '14 to 17'] },
    { name: 'age band', values: ['under 13', '13 to 15', '16 to 17'] },
  ],
  area: [
    { name: 'area', values: AREAS },
    { name: 'area', values: ['Moor + Vale', 'Coast'] },
    { name: 'area', values: ['Moor', 'Vale + Coast'] },
  ],
  sex: [{ name: 'sex', values: ['girls', 'boys', 'not stated'] }],
  outcome: [
    { name: 'outcome', values: ['21', '22', '20', '1'] },
    { name: 'outcome', values: ['21', '20 + 22', '1'] },
  ],
};
const AXES = Object.keys(PARTINGS);

/** A table that somebody asks for: by one or two ways of parting, confined to a part of another. */
export interface Request {
  readonly dimensions: readonly Dimension[];
  readonly scope: ReleaseDocument['scope'];
}

export const request = (roll: Dice): Request => {
  const first = roll(AXES.length);
  const axes = [0, 1, 2].map((i) => AXES[(first + i * (1 + (first % 2))) % AXES.length] ?? '');
  const parting = (axis: string): Dimension => {
    const ways = PARTINGS[axis] ?? [];
    return ways[roll(ways.length)] ?? { name: axis, values: [] };
  };
  const [a = '', b = '', c = ''] = axes;
  const dimensions = [parting(a), ...(roll(2) === 0 ? [parting(b)] : [])];
  const confined = parting(c);
  const isConfined = c !== a && c !== b && roll(2) === 0;
  return { dimensions, scope: isConfined ? [{ dimension: confined.name, value: pick(roll, confined.values) }] : [] };
};

/** Under which of its own a record has what a dimension parts. */
const FIELD: Readonly<Record<string, string>> = { month: 'time', quarter: 'time', 'age band': 'age' };

const isAt = ({ at }: CaseRecord, dimension: string, value: string): boolean => {
  const field = FIELD[dimension] ?? dimension;
  const own = field === 'time' ? extentOf('month', at['time'] ?? '') : extentOf(dimension, at[field] ?? '');
  return holds(extentOf(dimension, value), own);
};

/** Whether a record is one of those that a cell counts. */
export const isIn = (one: CaseRecord, { dimensions, scope }: Request, at: readonly (string | null)[]): boolean =>
  scope.every(({ dimension, value }) => isAt(one, dimension, value)) &&
  dimensions.every(({ name }, i) => {
    const value = at[i] ?? null;
    return value === null || isAt(one, name, value);
  });

/** Counts the records as somebody asked. */
export const count = (records: readonly CaseRecord[], asked: Request): CountTable => {
  const places = asked.dimensions.reduce<readonly (readonly string[])[]>(
    (ways, { values }) => ways.flatMap((way) => values.map((value) => [...way, value])),
    [[]],
  );
  return {
    ...{ definition: INVENTED.id, unit: 'crimes', periodStart: '2026-01-01', periodEnd: '2026-06-30' },
    dimensions: asked.dimensions,
    cells: places.map((at) => {
      const found = records.filter((one) => isIn(one, asked, at));
      return { at, count: found.length, key: found.reduce((sum, { key }) => (sum + key) % 256, 0) };
    }),
  };
};
