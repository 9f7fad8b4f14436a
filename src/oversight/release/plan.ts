import { ok, refused, type Result } from '../../platform/access/index.ts';
import { axisOf, cross, extentOf, periodExtent, type Extent } from './axis.ts';
import type { Shape } from './document.ts';
import { subjectOf } from './system.ts';

/** Why a table of this shape is not released, and what to make coarser. Nothing in it knows a count. */
export type PlanRefusal =
  | { readonly code: 'CrossesRelease'; readonly axis: string; readonly asked: string; readonly released: string }
  | { readonly code: 'TooManyDimensions'; readonly most: number }
  | { readonly code: 'SameDimensionTwice'; readonly dimension: string }
  | { readonly code: 'TooFine'; readonly dimension: string }
  | { readonly code: 'TooManyCells'; readonly cells: number; readonly most: number };

const MOST_DIMENSIONS = 4;
/** What the solver attacks within a minute, with the releases before it. */
const MOST_CELLS = 2_500;

interface Part {
  readonly axis: string;
  readonly says: string;
  readonly extent: Extent;
}

/** Every part of every axis that a shape names. */
const partsIn = ({ periodStart, periodEnd, scope, dimensions }: Omit<Shape, 'counted'>): readonly Part[] => {
  const period = { axis: 'time', says: `${periodStart} to ${periodEnd}`, extent: periodExtent(periodStart, periodEnd) };
  const named = [
    ...scope.map(({ dimension, value }) => ({ dimension, value })),
    ...dimensions.flatMap(({ name, values }) => values.map((value) => ({ dimension: name, value }))),
  ];
  return [
    period,
    ...named.map(({ dimension, value }) => {
      const axis = axisOf(dimension);
      return { axis, says: value, extent: extentOf(axis, value) };
    }),
  ];
};

/** Parts that overlap what was released without lying within it, or it within them: the table is asked for by those parts. */
const crossing = (asked: Shape, released: readonly Shape[]): PlanRefusal | undefined => {
  const own = partsIn(asked);
  for (const one of [...released.filter((each) => subjectOf(each) === subjectOf(asked)), asked])
    for (const theirs of partsIn(one))
      for (const mine of own)
        if (mine.axis === theirs.axis && cross(mine.extent, theirs.extent))
          return { code: 'CrossesRelease', axis: mine.axis, asked: mine.says, released: theirs.says };
  return undefined;
};

/** Handbook 7.4: single years of age are never crossed with sex and area. */
const tooFine = ({ dimensions, scope }: Shape): PlanRefusal | undefined => {
  const axes = new Set([
    ...dimensions.map(({ name }) => axisOf(name)),
    ...scope.map(({ dimension }) => axisOf(dimension)),
  ]);
  if (!axes.has('age') || !axes.has('sex') || !axes.has('area')) return undefined;
  const years = partsIn({ dimensions, scope, periodStart: '2000-01-01', periodEnd: '2000-01-01' }).filter(
    ({ axis, extent }) => axis === 'age' && extent.kind === 'span' && extent.from === extent.to,
  );
  return years.length === 0 ? undefined : { code: 'TooFine', dimension: 'age' };
};

/**
 * Whether a table of this shape may be made, after what was released before: asked of shapes alone, so that no refusal tells
 * of a count (simulatable auditing: whoever was refused could have worked out that they would be).
 */
export const plan = (asked: Shape, released: readonly Shape[]): Result<undefined, PlanRefusal> => {
  const axes = asked.dimensions.map(({ name }) => axisOf(name));
  const twice = axes.find((axis, i) => axes.indexOf(axis) !== i);
  if (twice !== undefined) return refused({ code: 'SameDimensionTwice', dimension: twice });
  if (axes.length > MOST_DIMENSIONS) return refused({ code: 'TooManyDimensions', most: MOST_DIMENSIONS });
  const cells = asked.dimensions.reduce((product, { values }) => product * (values.length + 1), 1);
  if (cells > MOST_CELLS) return refused({ code: 'TooManyCells', cells, most: MOST_CELLS });
  const refusal = tooFine(asked) ?? crossing(asked, released);
  return refusal === undefined ? ok(undefined) : refused(refusal);
};
