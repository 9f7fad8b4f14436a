import { z } from 'zod';
import { CAUSES } from './reconsideration.ts';

const prose = z.string().trim().min(1).max(2000);

export const ReopenBody = z.strictObject({ cause: z.enum(CAUSES), why: prose });
export type ReopenBody = z.infer<typeof ReopenBody>;

export const UpholdParams = z.strictObject({ case: z.uuid(), reconsideration: z.uuid() });
// That nothing changes asks a reason as much as that something does.
export const UpholdBody = z.strictObject({ why: prose });
export type UpholdBody = z.infer<typeof UpholdBody>;
