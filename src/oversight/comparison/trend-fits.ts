import type { Definition } from '../definition/index.ts';
import type { Observed } from '../measure/index.ts';
import type { Material } from './material.ts';
import { movementOf, type Movement } from './movement.ts';
import { piecesFigured, type PieceFigure } from './pieces.ts';
import { sameForces, type SameForces } from './same-forces.ts';
import { LEAST_FORCES, shownSpread, type ShownSpread } from './shown-spread.ts';
import { isOpen } from './trend-open.ts';

/** What stands in the rows of a table over time, and of whom. */
export interface TrendFigures {
  readonly same: SameForces;
  /** Whether the rows are of the same forces: what every period is of other forces for has no line between them. */
  readonly isSame: boolean;
  readonly rows: readonly PieceFigure[];
}

export function trendFigures(over: Material, definition: Definition): TrendFigures {
  const all = piecesFigured(over, definition);
  const same = sameForces(all);
  const isSame = same.forces > 0 && !isOpen(definition);
  const rows = isSame ? all.map((each) => same.figures.find(({ label }) => label === each.label) ?? each) : all;
  return { same, isSame, rows };
}

/** What is fitted to them: the spread of each row, and how share and spread move over all. */
export interface TrendFits {
  readonly spreads: readonly (ShownSpread | null)[];
  readonly movement: Movement | null;
}

/** What a thread is given of the figures. */
export interface Fitting {
  readonly rows: readonly (readonly Observed[])[];
  readonly same: Pick<SameForces, 'forces'> & { readonly figures: readonly FittedFigure[] };
}

export type FittedFigure = Pick<PieceFigure, 'label' | 'from' | 'to'> & {
  readonly forces: readonly (Observed & { readonly force: string })[];
};

export const fittingOf = ({ same, rows }: TrendFigures): Fitting => ({
  rows: rows.map(({ forces }) => forces.map(({ y, n }) => ({ y, n }))),
  same: {
    forces: same.forces,
    figures: same.figures.map(({ label, from, to, forces }) => ({
      ...{ label, from, to },
      forces: forces.map(({ force, y, n }) => ({ force, y, n })),
    })),
  },
});

/** As a table gives it. */
function spreadIn(forces: readonly Observed[]): ShownSpread | null {
  const found = forces.length < LEAST_FORCES ? null : shownSpread(forces);
  if (found === null) return null;
  const { sd, sdInterval, mor, morInterval, range80 } = found;
  return { sd, sdInterval, mor, morInterval, range80 };
}

export const fitsIn = ({ rows, same }: Fitting): TrendFits => ({
  spreads: rows.map(spreadIn),
  movement: movementOf(same),
});

const known = new WeakMap<Material, WeakMap<Definition, TrendFits>>();

export const fitsKept = (over: Material, definition: Definition): TrendFits | undefined =>
  known.get(over)?.get(definition);

/** Keeps what was fitted in another thread. */
export function keepFits(fits: TrendFits, over: Material, definition: Definition): void {
  const of = known.get(over) ?? new WeakMap<Definition, TrendFits>();
  known.set(over, of);
  of.set(definition, fits);
}

/** Fitted once for the same counts and the same question. */
export function fitsOf(figures: TrendFigures, over: Material, definition: Definition): TrendFits {
  const before = fitsKept(over, definition);
  if (before !== undefined) return before;
  const made = fitsIn(fittingOf(figures));
  keepFits(made, over, definition);
  return made;
}
