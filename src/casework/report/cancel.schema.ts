import { z } from 'zod';
import { PlainReference } from './reference.schema.ts';
import { CANCEL_REASONS, INFORMATION, type CancelCrime } from './cancel.ts';

export const CrimeParams = z.strictObject({ case: z.uuid(), crime: z.uuid() });

export const CancelBody = z
  .strictObject({
    reason: z.enum(CANCEL_REASONS, 'Choose why the record is cancelled'),
    information: z.enum(INFORMATION, 'Choose what was verified').exactOptional(),
    otherReference: PlainReference.exactOptional(),
    why: z
      .string('Write what was verified, and how')
      .trim()
      .min(20, 'Write at least one whole sentence: what was verified, and how')
      .max(2000),
  })
  .refine((body) => body.reason !== 'C2' || body.information !== undefined, {
    path: ['information'],
    message: 'Choose what was verified. A change of mind, or too little evidence, cancels nothing',
  })
  .refine((body) => !['C1', 'C3'].includes(body.reason) || body.otherReference !== undefined, {
    path: ['otherReference'],
    message: 'Enter the reference of the other force, or of the other crime',
  });
export type CancelBody = z.infer<typeof CancelBody>;

export const toCancel = (at: z.infer<typeof CrimeParams>, body: CancelBody): CancelCrime => ({
  ...at,
  reason: body.reason,
  information: body.information,
  otherReference: body.otherReference,
  why: body.why,
});
