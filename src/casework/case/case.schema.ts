import { z } from 'zod';
import { OPENING_REASONS } from './opening.ts';

export const CaseId = z.uuid();

export const CaseParams = z.strictObject({ case: CaseId });

export const OpenCaseBody = z.strictObject({ reason: z.enum(OPENING_REASONS, 'Choose why you open this case') });

const WHY = 'Write why a child’s safety cannot wait, and what you need to know';

export const BreakGlassBody = z.strictObject({
  // In own words, since no list of emergencies is long enough; ten letters are the least that can say anything.
  reason: z.string({ error: WHY }).trim().min(10, WHY).max(1000),
});

export const EmergencyParams = z.strictObject({ case: CaseId, opening: z.uuid() });

export const AssignCaseBody = z.strictObject({ staff: z.uuid({ error: 'Choose who has the case from now on' }) });

const REFERENCE = 'Enter a reference, such as 4K7M-0P2R';

/** As it is told over a radio: small letters, and the hyphen left out, are all the same. */
export const FindQuery = z.object({
  reference: z
    .string({ error: REFERENCE })
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{4}$/, REFERENCE)
    .transform((text) => text.replace(/^(.{4})-?(.{4})$/, '$1-$2')),
});
