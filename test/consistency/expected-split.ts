import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { DecidedCase } from '../../src/oversight/measure/index.ts';

const numbers = z.array(z.number());
const cells = z.array(
  z.object({
    ...{
      force: z.number(),
      person: z.number(),
      pattern: z.number(),
      setting: z.number(),
      y: z.number(),
      n: z.number(),
    },
  }),
);

const schema = z.object({
  small: z.object({
    cells,
    at: z.object({
      ...{ intercept: z.number(), patterns: numbers, settings: numbers, forceSd: z.number(), personSd: z.number() },
    }),
    logLikelihood: z.number(),
  }),
  sloped: z.object({
    ...{ at: numbers, group: numbers, y: numbers, n: numbers, slope: z.number(), slopeSd: z.number() },
    ...{ first: z.number(), last: z.number(), statistic: z.number() },
  }),
  large: z.object({ cells, patterns: numbers, setting: z.number(), forceSd: z.number(), personSd: z.number() }),
});

/** What R answered: expected-split.R beside this file makes it. */
export const splits = schema.parse(JSON.parse(readFileSync(new URL('./expected-split.json', import.meta.url), 'utf8')));

/** The cases that R counted. */
export const casesOf = (counted: z.infer<typeof cells>): readonly DecidedCase[] =>
  counted.flatMap(({ force, person, pattern, setting, y, n }) =>
    Array.from({ length: n }, (_, i) => ({
      ...{ force: `force ${force}`, person: `person ${person}` },
      ...{ pattern: `pattern ${pattern}`, setting: `setting ${setting}`, outcome: i < y },
    })),
  );
