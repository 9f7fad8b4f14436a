import { z } from 'zod';
import { Reason } from '../safeguarding/index.ts';
import { ENDS, type EndConsideration } from './consideration-end.ts';

export const EndParams = z.strictObject({ case: z.uuid(), consideration: z.uuid() });

export const EndBody = z
  .strictObject({
    result: z.enum(ENDS, 'Choose whether it was made'),
    /** Left out: just now. */
    madeAt: z.iso.datetime({ offset: true }).exactOptional(),
    // One value only: a box that is ticked, or is not there.
    beforeReport: z.enum(['confirmed']).exactOptional(),
    why: Reason.exactOptional(),
  })
  .refine((body) => body.result === 'made' || body.why !== undefined, {
    path: ['why'],
    message: 'Enter why it was not made',
  });

export const toEnd = (params: z.infer<typeof EndParams>, body: z.infer<typeof EndBody>): EndConsideration => ({
  ...params,
  came:
    body.result === 'made'
      ? {
          is: 'made',
          at: body.madeAt === undefined ? 'now' : new Date(body.madeAt),
          beforeReport: body.beforeReport === 'confirmed',
        }
      : { is: 'not-made', why: body.why ?? '' },
});
