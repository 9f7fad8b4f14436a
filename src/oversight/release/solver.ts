import loadHighs, { type Highs, type Model } from 'highs';
import { MOST, type Span } from './control.ts';
import type { Ratio } from './group.ts';
import type { System } from './system.ts';

/** A way to fill in the unknowns, and which rows were in the way of going further. */
export interface Extreme {
  readonly value: number;
  readonly columns: Float64Array;
  readonly binding: readonly number[];
}

/** A system laid before the solver: asked again and again, each time from where it stood. */
export interface Asked {
  /** The least or the most that unknowns, each taken so many times, can come to; undefined where nothing fits all that was said. */
  readonly extreme: (times: Float64Array, most: boolean) => Extreme | undefined;
  /** Takes back what a row said. */
  readonly drop: (row: number) => void;
  readonly close: () => void;
}

let loading: Promise<Highs> | undefined;

/** Loaded once, when first asked for: nothing else needs it, and it takes longer than most pages. */
export const loadSolver = (): Promise<Highs> => (loading ??= loadHighs());

const NEAR = 1e-6;

const OPTIMAL = 7;
const INFEASIBLE = 8;
/** Only what is sought changes from one question to the next: what was found last still fits, and primal simplex goes on from it. */
const PRIMAL = 4;
const DUAL = 1;

/** A line of what is laid before the solver: unknowns, each taken so many times, lie between two numbers. */
interface Line extends Span {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** At least, or at most, so much of the whole: the part less that much of it is nought or more, or nought or less. */
const lineOf = ({ part, whole }: Ratio, much: number, most: number): Line => {
  const times = new Map<number, number>();
  for (const column of part) times.set(column, (times.get(column) ?? 0) + 1);
  for (const column of whole) times.set(column, (times.get(column) ?? 0) - much);
  return { indices: [...times.keys()], values: [...times.values()], low: Math.min(0, most), high: Math.max(0, most) };
};

/** What figures say comes first: rows are dropped, and told of, by their places. */
const linesOf = ({ columns, rows, ratios }: System): readonly Line[] => [
  ...rows.map(({ members, low, high }) => ({ indices: members, values: members.map(() => 1), low, high })),
  ...ratios.flatMap((ratio) => [lineOf(ratio, ratio.low, MOST * columns), lineOf(ratio, ratio.high, -MOST * columns)]),
];

const modelOf = (highs: Highs, system: System): Model => {
  const { columns } = system;
  const lines = linesOf(system);
  const starts = lines.reduce<number[]>((all, { indices }) => [...all, (all.at(-1) ?? 0) + indices.length], [0]);
  const model = highs.createModel({
    numCols: columns,
    numRows: lines.length,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(MOST),
    rowLower: lines.map(({ low }) => low),
    rowUpper: lines.map(({ high }) => high),
    matrix: {
      format: 'csr',
      numRows: lines.length,
      numCols: columns,
      starts,
      indices: lines.flatMap(({ indices }) => indices),
      values: lines.flatMap(({ values }) => values),
    },
  });
  model.options.set({ output_flag: false, solver: 'simplex' });
  return model;
};

/**
 * Runs the model as it stands, from where it stood. What is found last can lead the simplex astray, so that it knows neither an
 * answer nor that there is none: it begins anew then, by another way, or a table would be taken for a contradiction.
 */
const settle = (model: Model): number => {
  for (const [simplex_strategy, presolve] of [
    [PRIMAL, 'off'],
    [DUAL, 'off'],
    [DUAL, 'on'],
  ] as const) {
    model.options.set({ simplex_strategy, presolve });
    const { modelStatus } = model.run();
    if (modelStatus === OPTIMAL || modelStatus === INFEASIBLE) return modelStatus;
    model.clearSolver();
  }
  throw new Error('the solver found neither an answer nor that there is none: the table was not attacked');
};

/** The answer of the model as it stands. */
const run = (model: Model, rows: number): Extreme | undefined => {
  if (settle(model) !== OPTIMAL) return undefined;
  const { colValue, rowDual } = model.getSolution();
  const binding = Array.from({ length: rows }, (_, row) => row).filter((row) => Math.abs(rowDual[row] ?? 0) > NEAR);
  return { value: model.getObjectiveValue(), columns: colValue, binding };
};

export const ask = (highs: Highs, system: System): Asked => {
  const model = modelOf(highs, system);
  const sense = highs.constants.objectiveSense;
  const all = { kind: 'range', from: 0, to: system.columns - 1 } as const;
  return {
    extreme: (times, most) => {
      model.changeColsCost(all, times);
      model.changeObjectiveSense(most ? sense.maximize : sense.minimize);
      return run(model, system.rows.length);
    },
    drop: (row) => {
      model.changeRowBounds(row, 0, MOST * system.columns);
    },
    close: () => {
      model.dispose();
    },
  };
};
