import { readFileSync } from 'node:fs';
import { z } from 'zod';

const numbers = z.array(z.number());

const described = z.object({
  y: numbers,
  n: numbers,
  overall: z.number(),
  lower: numbers,
  upper: numbers,
  lower95: numbers,
  upper95: numbers,
  lower998: numbers,
  upper998: numbers,
  z: numbers,
  phi: z.number(),
  phiWinsorised: z.number(),
  tau2: z.number(),
  sd: z.number(),
  b0: z.number(),
  sdInterval: z.tuple([z.number(), z.number()]),
  mor: z.number(),
  range80: z.tuple([z.number(), z.number()]),
  pooled: numbers,
});

const expectedSchema = z.object({
  real: z.array(
    described.extend({
      basis: z.enum(['closed', 'recorded']),
      denominator: z.string(),
      forces: z.array(z.string()),
      excluded: z.array(z.string()),
    }),
  ),
  synthetic: z.array(described.extend({ name: z.string() })),
  binomial: z.array(
    z.object({ r: z.number(), n: z.number(), p: z.number(), cdf: z.number(), above: z.number(), pmf: z.number() }),
  ),
  exact: z.array(z.object({ y: z.number(), n: z.number(), lower: z.number(), upper: z.number() })),
});

export type Described = z.infer<typeof described>;

/** What R answered: expected.R beside this file makes it. */
export const expected = expectedSchema.parse(
  JSON.parse(readFileSync(new URL('./expected.json', import.meta.url), 'utf8')),
);

/** The groups of a described set. */
export const groupsOf = ({ y, n }: Described): { y: number; n: number }[] =>
  y.map((count, i) => ({ y: count, n: n[i] ?? Number.NaN }));
