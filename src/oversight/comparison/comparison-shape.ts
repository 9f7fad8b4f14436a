import { z } from 'zod';
import { betweenSentences } from './between.words.ts';
import type { Comparison } from './comparison.ts';
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

/** A comparison as it is published: the shape of `evenhand consistency --json`, which is closed. */
export const ComparisonShape = z.object({
  definition: DefinitionShape,
  overall: z.number(),
  spread: z
    .object({ sd: z.number(), sdInterval: OpenInterval, mor: z.number(), morInterval: OpenInterval, range80: Interval })
    .nullable(),
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
    }),
  ),
});

const closed = ({ forces, between: _between, shown: _shown, ...comparison }: Comparison) => ({
  ...comparison,
  forces: forces.map(({ beside: _, shown: _given, noughts: _noughts, besideMissing: _missing, ...figure }) => figure),
});

/** What hidden counts leave open: said first among the warnings of the published shape, which has no other place for it. */
const opened = (comparison: Comparison): readonly string[] =>
  comparison.between === null ? [] : [spreadSentence(comparison), ...betweenSentences(comparison)];

/** The published shape is closed: what a comparison has beside it is in the answer. */
export const shapeOf = (comparison: Comparison) => ({
  ...closed(comparison),
  warnings: [...opened(comparison), ...comparison.warnings],
});
