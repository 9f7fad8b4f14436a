import { z } from 'zod';

export const RulingParams = z.strictObject({ case: z.uuid(), proposal: z.uuid() });

export const ReturnBody = z.strictObject({
  reason: z
    .string({ error: 'Write why you return it, and what is missing' })
    .trim()
    // A proposal that comes back without a reason comes back a second time as it was.
    .min(10, 'Write why you return it, and what is missing')
    .max(2000),
});
