import { z } from 'zod';
import { DEPARTURES, HEADS } from '../../casework/decision/index.ts';

const vignette = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

export const RoundParams = z.strictObject({ round: z.uuid() });
export const CaseParams = z.strictObject({ round: z.uuid(), vignette });

const chosen = z.array(vignette).min(1, 'Choose the standard cases of the round').max(60);

export const OpenRoundBody = z.strictObject({ vignettes: chosen, adviceShown: z.boolean() });

export const OpenRoundForm = z.strictObject({
  vignettes: z.array(vignette, { error: 'Choose the standard cases of the round' }).min(1).max(60),
  advice: z.enum(['hidden', 'shown'], { error: 'Choose whether the advice is shown' }),
});

const choice = z
  .string({ error: 'Choose an outcome, or that you are unable to decide' })
  .regex(/^(\d{1,2}|unable)$/, 'Choose an outcome, or that you are unable to decide');
const departure = z.enum(DEPARTURES);

export const DecideBody = z.strictObject({
  choice,
  heads: z.array(z.enum(HEADS)).max(HEADS.length).default([]),
  departure: departure.exactOptional(),
});
export type DecideBody = z.infer<typeof DecideBody>;

export const DepartureBody = z.strictObject({ departure: z.enum(DEPARTURES, { error: 'Choose why' }) });
