import { z } from 'zod';
import type { TakeBackMatch } from './take-back.ts';
import { PersonParams } from './triage.schema.ts';

export const MatchParams = PersonParams.extend({ other: z.uuid() });

const SAY = 'Write at least one whole sentence: how it is known that they are not the same person';

export const TakeBackBody = z.strictObject({
  knowsOfDeath: z
    .literal('yes')
    .exactOptional()
    .describe('Needed where a death recorded of one counts for the other by this link: it does so no more'),
  why: z.string(SAY).trim().min(20, SAY).max(2000),
});

export const toTakeBack = (
  at: z.infer<typeof MatchParams>,
  { why, knowsOfDeath }: z.infer<typeof TakeBackBody>,
): TakeBackMatch => ({ ...at, why, knowsOfDeath: knowsOfDeath === 'yes' });

/** What hangs on a link, before it is ended. */
export const MatchRead = z.object({
  linkedAt: z.iso.datetime(),
  by: z.string().nullable(),
  cases: z.array(
    z.object({
      reference: z.string(),
      person: z.uuid().describe('Whose record it is, of the two'),
      died: z.boolean(),
      joined: z.boolean().describe('Its report joined this case, and stays joined'),
    }),
  ),
  stillAlike: z.boolean().describe('By other links they are one person all the same'),
  carriesDeath: z.boolean().describe('Then `knowsOfDeath` has to be sent'),
});
