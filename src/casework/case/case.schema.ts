import { z } from 'zod';
import { OPENING_REASONS } from './opening.ts';

export const CaseId = z.uuid();

export const CaseParams = z.strictObject({ case: CaseId });

export const OpenCaseBody = z.strictObject({ reason: z.enum(OPENING_REASONS) });

export const AssignCaseBody = z.strictObject({ staff: z.uuid() });
