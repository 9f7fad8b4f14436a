import { z } from 'zod';
import { HEADS } from '../../casework/decision/index.ts';
import { FINDINGS } from './second-opinion.ts';

export const OpinionParams = z.strictObject({ opinion: z.uuid() });

export const DrawBody = z.strictObject({
  from: z.iso.date('Enter the first day on which a case was closed'),
  until: z.iso.date('Enter the last day on which a case was closed'),
  wanted: z.int({ error: 'Enter how many cases, from 1 to 200' }).min(1).max(200),
});

export const OpinionBody = z.strictObject({
  choice: z
    .string({ error: 'Choose an outcome, or that you are unable to decide' })
    .regex(/^(\d{1,2}|unable)$/, 'Choose an outcome, or that you are unable to decide'),
  heads: z.array(z.enum(HEADS)).max(HEADS.length).default([]),
  why: z.string({ error: 'Write why' }).trim().min(3, 'Write why').max(2000),
});

export const FindingBody = z.strictObject({
  finding: z.enum(FINDINGS, { error: 'Choose what the panel found' }),
  rule: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,119}$/, 'Choose a rule of the list')
    .exactOptional(),
});
