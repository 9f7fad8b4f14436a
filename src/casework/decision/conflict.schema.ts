import { z } from 'zod';
import { STANDS } from './conflict.ts';

const WHY = 'Write why this setting stands for this case';

export const ConflictBody = z.strictObject({
  stands: z.enum(STANDS, { error: 'Choose which of the two stands for this case' }),
  reason: z.string({ error: WHY }).trim().min(10, WHY).max(2000),
});
