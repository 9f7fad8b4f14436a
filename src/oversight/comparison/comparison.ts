import type { Definition } from '../definition/index.ts';
import {
  censoredSpread,
  clopperPearson,
  fitSpread,
  limits95,
  limits998,
  outside,
  overallShare,
  isUnmeasured,
  overdispersion,
  pearsonZ,
  type CensoredSpread,
  type Interval,
  type Observed,
  type Outside,
  type Overdispersion,
} from '../measure/index.ts';
import { betweenSpread, type BetweenSpread } from './between-spread.ts';
import type { Material } from './material.ts';
import { openInterval, surelyOutside } from './moved-counts.ts';
import { LEAST_FORCES, shownFor, shownOutside, type Shown, type ShownSpread } from './shown-spread.ts';
import { firstFew } from './words.ts';
import {
  tally,
  type Beside,
  type BesideMissing,
  type BoundedTally,
  type Excluded,
  type ForceTally,
  type NegativeTotal,
} from './tally.ts';
import { warningsAbout } from './warnings.ts';

export interface ForceFigure {
  readonly force: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly share: number;
  /** Exact 95 % interval; where counts were moved before they were published, over all that this leaves open. */
  readonly interval: Interval;
  readonly limits95: Interval;
  readonly limits998: Interval;
  readonly outside: Outside;
  /** Pearson's; null where the overall share is 0 or 1, so that there is none. */
  readonly z: number | null;
  readonly pooled: number;
  readonly beside: Beside;
  readonly besideMissing: BesideMissing;
  /** Types of which it has no row, and whose nought is read from that. */
  readonly noughts: readonly string[];
  /** What pages, reports and drawings give in place of `outside` and `pooled`, which keep to the published shape. */
  readonly shown: { readonly outside: Outside | 'few'; readonly pooled: number };
}

export interface Comparison {
  readonly definition: Definition;
  readonly overall: number;
  readonly forces: readonly ForceFigure[];
  /** Null when the data cannot tell it; the first warning then says why. */
  readonly spread: ShownSpread | null;
  /** The same by the interval that holds for so many forces: what pages, reports and drawings give. */
  readonly shown: ShownSpread | null;
  readonly overdispersion: Overdispersion;
  readonly excluded: readonly Excluded[];
  readonly warnings: readonly string[];
  /** Forces whose hidden small counts lie between two ends, and what the whole comes to with them; null where there is none. */
  readonly between: Between | null;
  /** What was taken of several where nobody chose; null where nothing was. */
  readonly unasked: string | null;
}

export interface Between {
  readonly forces: readonly BoundedTally[];
  /** Null where these counts tell none. */
  readonly whole: CensoredSpread | null;
  /** Its spread as pages, reports and the shell give it; null where a reading tells none. */
  readonly shown: BetweenSpread | null;
}

/** With every hidden count anywhere between its ends (statistics 2.8): never dropped, and no middle put in its place. */
function betweenOf(forces: readonly ForceTally[], bounded: readonly BoundedTally[]): Between | null {
  if (bounded.length === 0) return null;
  const known = forces.map(({ y, n }) => ({ y: { low: y, high: y }, others: { low: n - y, high: n - y } }));
  const found = censoredSpread([...known, ...bounded]);
  const whole = isUnmeasured(found) ? null : found;
  return { forces: bounded, whole, shown: betweenSpread(whole) };
}

/** Not one force has a known share; some may have one between two ends. */
export interface NoForce {
  readonly kind: 'no-force';
  readonly excluded: readonly Excluded[];
  readonly between: Between | null;
}

export type ComparisonRefused = NegativeTotal | NoForce;

interface Pooled {
  readonly pooled: number;
  readonly shown: number;
  /** Too few forces for any to be said to lie beyond. */
  readonly isFew: boolean;
}

const shownBeyond = (open: ForceTally['open'], force: Observed, overall: number): Outside =>
  open === null ? shownOutside(force, overall) : surelyOutside(open, overall, shownOutside);

function figure(
  { force, y, n, beside, besideMissing, noughts, open }: ForceTally,
  overall: number,
  { pooled, shown, isFew }: Pooled,
): ForceFigure {
  return {
    force,
    numerator: y,
    denominator: n,
    share: y / n,
    interval: open === null ? clopperPearson({ y, n }) : openInterval(open),
    limits95: limits95(n, overall),
    limits998: limits998(n, overall),
    outside: open === null ? outside({ y, n }, overall) : surelyOutside(open, overall, outside),
    z: pearsonZ({ y, n }, overall) ?? null,
    pooled,
    beside,
    besideMissing,
    noughts,
    shown: {
      outside: isFew ? 'few' : shownBeyond(open, { y, n }, overall),
      pooled: shown,
    },
  };
}

const published = ({ sd, sdInterval, mor, morInterval, range80 }: ShownSpread): ShownSpread => ({
  sd,
  sdInterval,
  mor,
  morInterval,
  range80,
});

/** Compares forces on one definition: the spread between them, and each beside what chance allows. */
export function compareForces(
  material: Material,
  definition: Definition,
): ComparisonRefused | { readonly kind: 'compared'; readonly comparison: Comparison } {
  const tallied = tally(material, definition);
  // A quarter below 0 is a published correction, a year below 0 an error of the source: nothing is compared on it.
  if (tallied.kind === 'negative-total') return tallied;
  const { forces, excluded, bounded } = tallied;
  if (forces.length === 0) return { kind: 'no-force', excluded, between: betweenOf(forces, bounded) };
  // Of the forces compared: one that is left out must not draw the line that the others are held against.
  const overall = overallShare(forces);
  const fit = fitSpread(forces);
  const shown: Shown = shownFor(forces, fit);
  return {
    kind: 'compared',
    comparison: {
      definition,
      overall,
      forces: forces.map((force, i) =>
        figure(force, overall, {
          pooled: fit.pooled[i] ?? overall,
          shown: shown.pooled[i] ?? overall,
          isFew: forces.length < LEAST_FORCES,
        }),
      ),
      spread: fit.kind === 'fitted' ? published(fit.spread) : null,
      shown: shown.spread === null ? null : published(shown.spread),
      overdispersion: overdispersion(forces),
      excluded,
      warnings: warningsAbout(material, definition, forces, fit, excluded),
      between: betweenOf(forces, bounded),
      unasked: material.unasked ?? null,
    },
  };
}

/** Why there is no comparison, in one sentence. */
export function comparisonSentence(refused: ComparisonRefused): string {
  if (refused.kind === 'no-force') {
    const why = refused.excluded.map((each) => `${each.force}: ${each.why}`);
    return `No force is left to compare (${firstFew(why, 3)}).`;
  }
  const { force, outcomeType, year, total } = refused;
  return `${force}’s total of type ${outcomeType} in ${year} is ${total}: corrections may be below 0, a year’s total may not.`;
}
