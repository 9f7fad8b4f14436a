import { z } from 'zod';
import type { OutcomesFile } from './outcomes-file.ts';
import type { SourceRefused } from './refusal.ts';

/** What reading one outcomes file comes to. */
export type OutcomesRead = SourceRefused | ({ readonly kind: 'read' } & OutcomesFile);

const quarter = z.object({ year: z.string(), quarter: z.int() });
const value = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), value: z.number() }),
  z.object({
    kind: z.literal('missing'),
    why: z.enum(['withheld', 'not-given']),
    low: z.number(),
    high: z.number().nullable(),
    as: z.string(),
  }),
]);

/** The same, as another thread sent it, with the place of the file among all. */
export const OutcomesSent: z.ZodType<{ readonly place: number; readonly read: OutcomesRead }> = z.object({
  place: z.int(),
  read: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('refused'), sentence: z.string() }),
    z.object({
      kind: z.literal('read'),
      source: z.object({ file: z.string(), sha256: z.string(), rows: z.int(), vintage: z.string() }),
      counts: z.array(
        z.object({
          force: z.string(),
          quarter,
          outcomeType: z.string(),
          values: z.object({ closed: value, recorded: value }),
        }),
      ),
      offences: z.map(z.string(), z.object({ code: z.string(), description: z.string(), group: z.string() })),
      outcomeTypes: z.set(z.string()),
      forces: z.map(z.string(), z.object({ force: z.string(), quarters: z.map(z.string(), quarter) })),
      notForces: z.set(z.string()),
      oddities: z.array(z.string()),
    }),
  ]),
});

/** What the thread is given: the files, and one number that both threads count on, the place of the next that nobody reads yet. */
export const OutcomesAsked = z.object({
  paths: z.array(z.string()),
  offence: z.string(),
  next: z.instanceof(SharedArrayBuffer),
});
