import { ok, refused, type Result } from '../../platform/access/index.ts';
import { axisOf, clip, cross, extentOf, periodExtent, placeOfPart, type Extent } from './axis.ts';
import type { Shape } from './document.ts';
import { waysKnown, subjectOf } from './system.ts';

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

/** Every part of every axis that a shape names; a year of which the period has only some months stands for those. */
const partsIn = (
  { periodStart, periodEnd, scope, dimensions }: Omit<Shape, 'counted'>,
  known: Shape['dimensions'],
): readonly Part[] => {
  const period = periodExtent(periodStart, periodEnd);
  const named = (axis: string, dimension: string, value: string): Part => {
    const extent = extentOf(dimension, value);
    return { axis, says: value, extent: axis === 'time' ? clip(extent, period) : extent };
  };
  return [
    { axis: 'time', says: `${periodStart} to ${periodEnd}`, extent: period },
    ...scope.map(({ dimension, value }): Part => {
      const { axis, extent } = placeOfPart(dimension, value, known);
      return { axis, says: value, extent: axis === 'time' ? clip(extent, period) : extent };
    }),
    // What a value is made of is a handful of values of a record, and lists may cross on them: the attacker has them all.
    ...dimensions
      .filter(({ made }) => made === undefined)
      .flatMap((each) => each.values.map((value) => named(axisOf(each), each.name, value))),
  ];
};

/** Parts that overlap what was released without lying within it, or it within them: the table is asked for by those parts. */
const crossing = (asked: Shape, released: readonly Shape[]): PlanRefusal | undefined => {
  const alike = [...released.filter((each) => subjectOf(each) === subjectOf(asked)), asked];
  const known = waysKnown(alike);
  const own = partsIn(asked, known);
  for (const one of alike)
    for (const theirs of partsIn(one, known))
      for (const mine of own)
        if (mine.axis === theirs.axis && cross(mine.extent, theirs.extent))
          return { code: 'CrossesRelease', axis: mine.axis, asked: mine.says, released: theirs.says };
  return undefined;
};

const nameOf = (dimension: string): string => dimension.trim().toLowerCase();

/** Handbook 7.4: single years of age are never crossed with sex and area. */
const tooFine = ({ dimensions, scope }: Shape): PlanRefusal | undefined => {
  const parts = [
    ...scope,
    ...dimensions.flatMap(({ name, values }) => values.map((value) => ({ dimension: name, value }))),
  ];
  const has = (wanted: string): boolean => parts.some(({ dimension }) => nameOf(dimension) === wanted);
  const isYear = parts.some(({ dimension, value }) => {
    const extent = extentOf(dimension, value);
    return /^age\b/u.test(nameOf(dimension)) && extent.kind === 'span' && extent.from === extent.to;
  });
  return isYear && has('sex') && has('area') ? { code: 'TooFine', dimension: 'age' } : undefined;
};

/**
 * Whether a table of this shape may be made, after what was released before: asked of shapes alone, so that no refusal tells
 * of a count (simulatable auditing: whoever was refused could have worked out that they would be).
 */
export const plan = (asked: Shape, released: readonly Shape[]): Result<undefined, PlanRefusal> => {
  const axes = asked.dimensions.map(axisOf);
  const twice = axes.find((axis, i) => axes.indexOf(axis) !== i);
  if (twice !== undefined) return refused({ code: 'SameDimensionTwice', dimension: twice });
  if (axes.length > MOST_DIMENSIONS) return refused({ code: 'TooManyDimensions', most: MOST_DIMENSIONS });
  const cells = asked.dimensions.reduce((product, { values }) => product * (values.length + 1), 1);
  if (cells > MOST_CELLS) return refused({ code: 'TooManyCells', cells, most: MOST_CELLS });
  const refusal = tooFine(asked) ?? crossing(asked, released);
  return refusal === undefined ? ok(undefined) : refused(refusal);
};
