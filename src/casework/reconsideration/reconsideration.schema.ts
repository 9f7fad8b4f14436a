import { z } from 'zod';
import { sentence } from '../safeguarding/index.ts';
import { CAUSES } from '../decision/index.ts';

export const ReopenBody = z.strictObject({
  cause: z.enum(CAUSES, 'Choose why the case is opened again'),
  why: sentence('Write in at least one whole sentence what is new, and from whom'),
});
export type ReopenBody = z.infer<typeof ReopenBody>;

export const UpholdParams = z.strictObject({ case: z.uuid(), reconsideration: z.uuid() });
// That nothing changes asks a reason as much as that something does.
export const UpholdBody = z.strictObject({
  why: sentence('Write in at least one whole sentence why the outcome stands'),
});
export type UpholdBody = z.infer<typeof UpholdBody>;
