import { z } from 'zod';
import { betweenRows } from './between.ts';
import { BesideShape, besideOf } from './beside-shape.ts';
import type { Compared } from './compare-files.ts';
import type { Between } from './comparison.ts';
import { iccOf } from './latent-icc.ts';
import { quotable } from './quotable.ts';
import { ComparisonShape, Interval, isOfFew, OpenInterval, pooledOf, shapeOf } from './comparison-shape.ts';

/** From the least to the most. */
const Ends = z.object({ low: z.number(), high: z.number() });

/** What hidden small counts leave open (`<5` is 1 to 4): of each force that has one, and of all forces together. */
const BetweenShape = z.object({
  forces: z.array(
    z.object({
      force: z.string(),
      why: z.string(),
      numerator: Ends,
      denominator: Ends,
      share: Ends,
      /** From the exact 95 % interval of the lowest share to that of the highest. */
      interval: Interval,
      /** As of the other forces; null where it is not given or hidden, which is not 0. */
      beside: z.record(z.string(), z.number().nullable()),
    }),
  ),
  /** By likelihood, whatever the number of forces; what the headline gives is `withHidden`. Null where these counts tell none. The forces above count among these, wherever between its ends each hidden count lies. */
  whole: z
    .object({
      overall: Interval,
      sd: Interval.nullable(),
      mor: Interval.nullable(),
      /** The 95 % intervals of every reading together. */
      morInterval: OpenInterval.nullable(),
    })
    .nullable(),
});

/** What the endpoint and `evenhand compare --json` answer: the published shape, and what the page shows beside it. */
export const AnswerShape = ComparisonShape.extend({
  /** The finding with definition, ages, period, basis and source, as pages and reports begin with it: hidden counts are in it wherever between its ends each lies. */
  headline: z.string(),
  forces: z.array(
    ComparisonShape.shape.forces.element.extend({
      /** Outcomes that may take up what Outcome 21 gives up, by type; null where it is not given, which is not 0. */
      beside: z.record(z.string(), z.number().nullable()),
      /** Of those that are null, why. */
      besideMissing: z.record(z.string(), z.string()),
    }),
  ),
  /**
   * σ²/(σ² + π²/3) of the spread that the headline gives: the part of all that varies on the logit scale which lies between
   * forces. Ends are alike where no count is hidden. Null where no spread is told.
   */
  latentIcc: z.object({ ...Ends.shape, interval: OpenInterval }).nullable(),
  /** Null where no count is hidden between two ends. */
  between: BetweenShape.nullable(),
  ...BesideShape.shape,
});

const wholeOf = ({ whole }: Between) => {
  if (whole === null) return null;
  const { overall, sd, mor, morInterval } = whole;
  return { overall, sd, mor, morInterval };
};

export const answerShapeOf = ({ comparison, ...rest }: Compared) => ({
  ...shapeOf(comparison),
  headline: quotable(comparison),
  latentIcc: iccOf(comparison),
  ...besideOf({ comparison, ...rest }),
  forces: comparison.forces.map(({ shown, noughts: _noughts, ...figure }) => ({
    ...figure,
    ...pooledOf(shown, isOfFew(comparison)),
  })),
  between:
    comparison.between === null
      ? null
      : {
          forces: betweenRows(comparison.between).map(({ hiddenBeside: _, ...row }) => row),
          whole: wholeOf(comparison.between),
        },
});
