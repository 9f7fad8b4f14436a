import { readFileSync } from 'node:fs';
import { z } from 'zod';

const lists = z.array(z.union([z.number().transform((one) => [one]), z.array(z.number())]));

const schema = z.object({
  sets: z.array(
    z.object({
      categories: z.number(),
      units: lists,
      groups: lists,
      alpha: z.number(),
      ac1: z.number(),
      apart: z.number(),
      alphaError: z.number(),
      ac1Error: z.number(),
      apartError: z.number(),
    }),
  ),
});

/** What R answered, by pairs of people: agreement.R beside this file makes it. */
export const agreementSets = schema.parse(
  JSON.parse(readFileSync(new URL('./agreement.json', import.meta.url), 'utf8')),
).sets;

/** How many chose each category, from what each chose. */
export const counted = (choices: readonly number[], categories: number): readonly number[] =>
  Array.from({ length: categories }, (_, category) => choices.filter((choice) => choice === category + 1).length);
