import { z } from 'zod';
import { betweenSentences } from './between.words.ts';
import type { BetweenSpread } from './between-spread.ts';
import type { Comparison, ForceFigure } from './comparison.ts';
import { LEAST_FORCES } from './shown-spread.ts';
import { spreadSentence } from './spread.words.ts';

export const Interval = z.tuple([z.number(), z.number()]);
/** No upper bound is null. */
export const OpenInterval = z.tuple([z.number(), z.number().nullable()]);
const Side = z.object({ types: z.union([z.array(z.string()), z.literal('assigned')]), words: z.string() });

const DefinitionShape = z.object({
  numerator: Side,
  denominator: Side,
  basis: z.string(),
  basisWords: z.string(),
  scope: z.object({
    offence: z.object({ code: z.string(), description: z.string(), group: z.string() }),
    ages: z.string(),
    place: z.string(),
    unit: z.string(),
  }),
  period: z.object({
    from: z.string(),
    to: z.string(),
    quarters: z.array(
      z.union([z.object({ year: z.string(), quarter: z.number() }), z.object({ from: z.string(), to: z.string() })]),
    ),
  }),
  source: z.string(),
  files: z.array(z.object({ file: z.string(), sha256: z.string(), rows: z.number(), vintage: z.string() })),
});

const SpreadShape = z.object({
  ...{ sd: z.number(), sdInterval: OpenInterval, mor: z.number(), morInterval: OpenInterval },
  range80: Interval,
});

/**
 * A comparison as it is published: the shape of `evenhand consistency --json`. Of known counts of twenty forces and more it is
 * closed; what else is given of fewer, and of hidden counts, has a name of its own.
 */
export const ComparisonShape = z.object({
  definition: DefinitionShape,
  /** Null where a hidden count leaves it between two ends: see `withHidden`. */
  overall: z.number().nullable(),
  /** By likelihood. Null where the counts tell none, and where a hidden count is in it. */
  spread: SpreadShape.nullable(),
  /** Of fewer than twenty forces: the spread that sentences and tables give, adjusted for so few (Cox and Reid). */
  spreadOfFew: SpreadShape.optional(),
  /** Every force, wherever between its ends each hidden count lies: what the headline gives. */
  withHidden: z
    .object({
      forces: z.number(),
      hidden: z.number(),
      overall: Interval.nullable(),
      spread: z
        .object({
          ...{ sd: Interval, sdInterval: OpenInterval, mor: Interval, morInterval: OpenInterval },
          range80: Interval,
        })
        .nullable(),
    })
    .optional(),
  /** The forces that hide nothing, of which limits, flags and pooled shares are. */
  withoutHidden: z
    .object({
      forces: z.number(),
      overall: z.number(),
      spread: SpreadShape.nullable(),
      spreadOfFew: SpreadShape.optional(),
    })
    .optional(),
  overdispersion: z.object({
    phi: z.number().nullable(),
    phiWinsorised: z.number().nullable(),
    tau2: z.number().nullable(),
  }),
  excluded: z.array(z.object({ force: z.string(), why: z.string() })),
  warnings: z.array(z.string()),
  forces: z.array(
    z.object({
      force: z.string(),
      numerator: z.number(),
      denominator: z.number(),
      share: z.number(),
      interval: Interval,
      limits95: Interval,
      limits998: Interval,
      outside: z.enum(['no', '95', '99.8']),
      z: z.number().nullable(),
      pooled: z.number(),
      /** Pooled by `spreadOfFew`, as tables give it. */
      pooledOfFew: z.number().optional(),
    }),
  ),
});

/** Whether sentences and tables give another spread than the one by likelihood. */
export const isOfFew = ({ shown, spread }: Comparison): boolean =>
  shown !== null && spread !== null && (shown.sd !== spread.sd || shown.sdInterval[1] !== spread.sdInterval[1]);

/** Below five forces no sentence gives a spread, and neither is one given here beside that of the published shape. */
const spreadsOf = (comparison: Comparison) => ({
  spread: comparison.spread,
  ...(isOfFew(comparison) && comparison.shown !== null && comparison.forces.length >= LEAST_FORCES
    ? { spreadOfFew: comparison.shown }
    : {}),
});

/** What holds of all forces: nothing that is given of some of them alone stands in its place. */
function wholeOf(comparison: Comparison) {
  const { overall, forces, between } = comparison;
  if (between === null) return { overall, ...spreadsOf(comparison) };
  const all = forces.length + between.forces.length;
  const { shown, whole } = between;
  return {
    ...{ overall: null, spread: null },
    withHidden: {
      ...{ forces: all, hidden: between.forces.length, overall: whole?.overall ?? null },
      spread: all < LEAST_FORCES || shown === null ? null : boundsOf(shown),
    },
    withoutHidden: { forces: forces.length, overall, ...spreadsOf(comparison) },
  };
}

const boundsOf = ({ sd, sdInterval, mor, morInterval, range80 }: BetweenSpread) => ({
  ...{ sd, sdInterval, mor, morInterval, range80 },
});

/** A force’s figures with the share pooled as its table has it, where that is another. */
export const pooledOf = ({ pooled }: ForceFigure['shown'], isFew: boolean) => (isFew ? { pooledOfFew: pooled } : {});

const closed = (
  { forces, between: _between, shown: _shown, unasked: _unasked, ...comparison }: Comparison,
  isFew: boolean,
) => ({
  ...comparison,
  forces: forces.map(({ beside: _, shown, noughts: _noughts, besideMissing: _missing, ...figure }) => ({
    ...figure,
    ...pooledOf(shown, isFew),
  })),
});

/** What hidden counts leave open: said first among the warnings, in the words of the text. */
const opened = (comparison: Comparison): readonly string[] =>
  comparison.between === null ? [] : [spreadSentence(comparison), ...betweenSentences(comparison)];

/** The published shape is closed: what a comparison has beside it is in the answer. */
export const shapeOf = (comparison: Comparison) => ({
  ...closed(comparison, isOfFew(comparison)),
  ...wholeOf(comparison),
  warnings: [...opened(comparison), ...comparison.warnings],
});
