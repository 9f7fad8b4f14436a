import { z } from 'zod';
import { Interval, OpenInterval } from './comparison-shape.ts';

const observed = { y: z.number(), n: z.number() };
const figure = { label: z.string(), from: z.string(), to: z.string() };

/** The figures of all periods, as a thread takes them. */
export const Fitting = z.strictObject({
  rows: z.array(z.array(z.strictObject(observed))),
  same: z.strictObject({
    forces: z.number(),
    figures: z.array(
      z.strictObject({ ...figure, forces: z.array(z.strictObject({ force: z.string(), ...observed })) }),
    ),
  }),
});

const Spread = z.strictObject({
  ...{ sd: z.number(), sdInterval: OpenInterval, mor: z.number(), morInterval: OpenInterval, range80: Interval },
});

const Slope = z.strictObject({
  ...{ kind: z.literal('measured'), slope: z.number(), standardError: z.number(), interval: Interval },
  ...{ oddsRatio: z.number(), oddsRatioInterval: Interval, z: z.number(), p: z.number() },
});

const Slopes = z.strictObject({
  ...{ kind: z.literal('measured'), first: z.number(), last: z.number(), ratio: z.number() },
  ...{ ratioInterval: Interval.nullable(), slopeSd: z.number(), slope: z.number() },
  test: z.strictObject({ statistic: z.number(), p: z.number() }),
});

/** What was fitted to them, as the thread gives it back. */
export const TrendFits = z.strictObject({
  spreads: z.array(Spread.nullable()),
  movement: z
    .strictObject({ unit: z.string(), periods: z.number(), trend: Slope.nullable(), spread: Slopes.nullable() })
    .nullable(),
});
