import { z } from 'zod';

const whole = z.int().nullish();

/** A record of own cases as the database gives it, of any kind: what a kind does not have is absent. */
export const OwnRow = z.object({
  id: z.string(),
  person: z.string().nullable(),
  day: z.string(),
  kind: z.enum(['child', 'adult', 'person', 'reporter']).nullable(),
  lowest: whole,
  highest: whole,
  care: z.enum(['yes', 'no', 'not-known']).nullable(),
  outcome: z.string().nullish(),
  offence: z.string().nullish(),
  role: z.string().nullish(),
  arrest: z.string().nullish(),
  days: whole,
  floors: whole,
  arranged: z.boolean().nullish(),
});
export type OwnRow = z.infer<typeof OwnRow>;
