import { z } from 'zod';
import { CAUSES } from '../decision/index.ts';

const prose = (say: string) => z.string(say).trim().min(1, say).max(2000);

export const ReopenBody = z.strictObject({
  cause: z.enum(CAUSES, 'Choose why the case is opened again'),
  why: prose('Write what is new, and from whom'),
});
export type ReopenBody = z.infer<typeof ReopenBody>;

export const UpholdParams = z.strictObject({ case: z.uuid(), reconsideration: z.uuid() });
// That nothing changes asks a reason as much as that something does.
export const UpholdBody = z.strictObject({ why: prose('Write why the outcome stands') });
export type UpholdBody = z.infer<typeof UpholdBody>;
