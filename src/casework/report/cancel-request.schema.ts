import { z } from 'zod';

export const RequestParams = z.strictObject({ case: z.uuid(), crime: z.uuid(), request: z.uuid() });

export const RefuseBody = z.strictObject({
  answer: z
    .string('Write why the record stays')
    .trim()
    .min(20, 'Write at least one whole sentence: why the record stays')
    .max(2000),
});
