import { z } from 'zod';
import { TRIALS } from './trial.ts';

/** The parts of a version, as its folder has them. */
export const PARTS = ['policy', 'rules', 'facts', 'outcomes', 'settings', 'periods', 'sources', 'scenarios'] as const;
export type PartName = (typeof PARTS)[number];

const version = (say: string) =>
  z
    .string(say)
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/, 'Use letters, figures, dots and hyphens, such as 2027-04');

/** The form and the endpoint that begin a draft. */
export const StartDraft = z.strictObject({
  policy: version('Enter a name for the new version, such as 2027-04'),
  basedOn: version('Choose the version to begin from'),
  from: z.iso.date({
    error: ({ input }) => `Enter the first day on which it holds${input === undefined ? '' : ', such as 2027-04-01'}`,
  }),
});

export const DraftParams = z.strictObject({ draft: z.uuid() });
export const PartParams = z.strictObject({ draft: z.uuid(), part: z.enum(PARTS) });
export const EntryParams = z.strictObject({
  draft: z.uuid(),
  part: z.enum(PARTS),
  entry: z.string().min(1).max(120),
});
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) });
export const WaitQuery = z.object({ wait: z.enum(['1']).optional() });

const revision = z.coerce.number().int().min(1);

/** One entry as JSON text, which a person edits; an empty one drops it. */
export const EntryForm = z.strictObject({ revision, text: z.string().max(60_000).default('') });
export const TrialForm = z.strictObject({ revision, kind: z.enum(TRIALS) });
export const RevisionForm = z.strictObject({ revision });

export const PublishForm = z.strictObject({ revision, sentencesRead: z.literal('yes').optional() });

/** One entry, as a program writes it; null drops it. */
export const EntryBody = z.strictObject({ revision: z.int().min(1), value: z.unknown() });
export const TrialBody = z.strictObject({ revision: z.int().min(1), kind: z.enum(TRIALS) });
export const RevisionBody = z.strictObject({ revision: z.int().min(1) });
export const PublishBody = z.strictObject({ revision: z.int().min(1), sentencesRead: z.boolean().default(false) });
