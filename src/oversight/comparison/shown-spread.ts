import {
  fitSpread,
  outsideByTail,
  spreadOfFew,
  type Observed,
  type OpenInterval,
  type Outside,
  type Spread,
} from '../measure/index.ts';

/** Below this many, the interval by likelihood held the truth in 85 to 92 % of nations and not in 95 (docs/measures.md). */
export const FEW_FORCES = 20;

/**
 * [D] Of fewer forces no sentence says how far they differ or who lies beyond: the intervals were tried from five on
 * (docs/measures.md), and of two or three they have no end worth a name. Their table stays.
 */
export const LEAST_FORCES = 5;

/** What is said in place of it. */
export const TOO_FEW = `too few to say how far forces differ, or which lies beyond chance (below ${LEAST_FORCES} forces only the table is given)`;

/**
 * [D] As far apart as Outcome 21 itself is found in 2018/19 (1.98). An interval that holds both this and no difference at all tells
 * nothing: such a lottery and none would have looked the same in so few counts.
 */
const A_LOTTERY = 2;

/** Whether so few counts can tell neither that forces differ nor that they are alike. */
export const tellsNothing = ([lower, upper]: OpenInterval): boolean =>
  lower === 1 && (upper === null || upper > A_LOTTERY);

/** What is said then, in place of any finding. */
export const tooWide = (interval: string): string =>
  `too few to say how far forces differ: neither that all are alike nor a median odds ratio of ${A_LOTTERY} or more is ruled out (${interval})`;

export type ShownSpread = Omit<Spread, 'b0'>;

/** The spread as sentences, tables and drawings give it, with each force’s share pooled by it. */
export interface Shown {
  readonly spread: ShownSpread | null;
  readonly pooled: readonly number[];
}

/** The spread that allows for few forces; null where they are not few, or it cannot be had. */
function few(forces: readonly Observed[]): Shown | null {
  if (forces.length >= FEW_FORCES) return null;
  const found = spreadOfFew(forces);
  if (found.kind !== 'measured') return null;
  const { pooled, sd, sdInterval, mor, morInterval, range80 } = found;
  return { pooled, spread: { sd, sdInterval, mor, morInterval, range80 } };
}

/** The same by the spread alone. */
export const spreadBetweenFew = (forces: readonly Observed[]): ShownSpread | null => few(forces)?.spread ?? null;

/**
 * The spread by the interval that holds for so many forces. The published JSON keeps the one by likelihood, whatever their
 * number, and has this one beside it under its own name.
 */
export function shownFor(forces: readonly Observed[], fit = fitSpread(forces)): Shown {
  return few(forces) ?? { spread: fit.kind === 'fitted' ? fit.spread : null, pooled: fit.pooled };
}

export const shownSpread = (forces: readonly Observed[]): ShownSpread | null =>
  forces.length === 0 ? null : shownFor(forces).spread;

/**
 * The flag as sentences, tables and drawings give it: by the exact chance of a count so far out, so that it is no oftener false
 * than its limit says. The published JSON flags what lies strictly beyond the limits that it prints, which are drawn between
 * whole counts.
 */
export const shownOutside = (force: Observed, overall: number): Outside => outsideByTail(force, overall);
