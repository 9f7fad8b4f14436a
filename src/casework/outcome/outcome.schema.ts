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

const WHY_WITHDRAWN = 'Write why it is withdrawn: a sentence of at least ten letters';

export const WithdrawBody = z.strictObject({
  reason: z.string({ error: WHY_WITHDRAWN }).trim().min(10, WHY_WITHDRAWN).max(2000),
});

const WHY_FORMAL = 'Write why a formal end fits this child: at least ten letters, or return the proposal';

/** The reason for a formal end; left out where none is proposed that asks for it. */
export const ApproveBody = z.strictObject({
  formalReason: z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
    z.string({ error: WHY_FORMAL }).trim().min(10, WHY_FORMAL).max(2000).optional(),
  ),
});
