import { readFileSync } from 'node:fs';
import { z } from 'zod';

const numbers = z.array(z.number());
const maybe = z.array(z.number().nullable());
const table = z.array(numbers);
const pair = z.tuple([z.number(), z.number()]);
const ends = z.object({ lower: numbers, upper: numbers });

const funnel = z.object({
  ...{ name: z.string(), y: numbers, n: numbers },
  ...{ statistic: z.number(), df: z.number(), p: z.number(), phi: z.number(), tau2: z.number() },
  ...{ zMultiplicative: numbers, zAdditive: numbers },
  ...{ multiplicative95: ends, multiplicative998: ends, additive95: ends, additive998: ends },
});

const standardised = z.object({
  ...{ y: table, n: table, observed: numbers, expected: numbers, variance: numbers, z: numbers, ratio: numbers },
  ...{ share: numbers, lower: numbers, upper: numbers, byarLower: numbers, byarUpper: numbers },
  ...{ exactLower: numbers, exactUpper: numbers },
});

const adjusted = z.object({
  ...{ y: table, n: table, sd: z.number(), beta: numbers, sdInterval: pair },
  ...{ statistic: z.number(), p: z.number(), icc: z.number() },
});

const trendOf = z.object({
  ...{ y: numbers, n: numbers, at: numbers, slope: z.number(), se: z.number(), square: z.number(), p: z.number() },
});

const schema = z.object({
  wilson: z.array(z.object({ y: z.number(), n: z.number(), lower: z.number(), upper: z.number() })),
  twoSided: z.array(z.object({ y: z.number(), n: z.number(), p0: z.number(), p: z.number() })),
  chiSquared: z.array(z.object({ df: z.number(), x: z.number(), above: z.number() })),
  poisson: z.array(z.object({ y: z.number(), lower: z.number(), upper: z.number() })),
  normal: z.array(z.object({ z: z.number(), above: z.number() })),
  funnels: z.array(funnel),
  standardised: z.array(standardised),
  adjusted: z.array(adjusted),
  alike: z.object({ y: table, n: table }),
  few: z.array(z.object({ y: numbers, n: numbers, sd: z.number(), sdInterval: pair })),
  fewAdjusted: z.array(z.object({ y: table, n: table, sd: z.number(), sdInterval: pair })),
  discovery: z.object({ p: numbers, adjusted: numbers }),
  trends: z.array(trendOf),
  glmm: z.object({ y: numbers, n: numbers, sd: z.number(), b0: z.number() }),
  percentiles: z.object({ shares: numbers, low: z.number(), high: z.number() }),
  recoding: z.array(z.object({ from: z.number(), to: z.number(), fall: pair, takenUp: maybe.nullable() })),
});

/** What R answered: expected-measures.R beside this file makes it. */
export const measures = schema.parse(
  JSON.parse(readFileSync(new URL('./expected-measures.json', import.meta.url), 'utf8')),
);

/** Groups of counts and what they are out of. */
export const observedOf = (y: readonly number[], n: readonly number[]): { y: number; n: number }[] =>
  y.map((count, i) => ({ y: count, n: n[i] ?? Number.NaN }));

/** Groups with their strata. */
export const strataOf = ({ y, n }: { y: readonly (readonly number[])[]; n: readonly (readonly number[])[] }) =>
  y.map((row, i) => observedOf(row, n[i] ?? []));

/** As many digits as a figure has: absolute below 1, relative above. */
export const digits = (wanted: number, tolerance: number): number => tolerance * Math.max(1, Math.abs(wanted));
