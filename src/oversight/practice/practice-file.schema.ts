import { z } from 'zod';

const force = z.string().regex(/^[a-z0-9-]{1,60}$/);
const vignette = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
/** Twelve signs in three groups: told over a telephone, and never taken for the hash of a file. */
const fingerprint = z.string().regex(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);

const head = {
  round: z.uuid(),
  policy: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/),
  adviceShown: z.boolean(),
  fingerprint,
};

/** A round as another force takes it in: the cases by name, with what each said in a fingerprint. */
export const RoundFile = z.strictObject({
  format: z.literal('evenhand-practice-round-1'),
  origin: force,
  ...head,
  cases: z.array(z.strictObject({ vignette, fingerprint })).min(1).max(60),
});
export type RoundFile = z.infer<typeof RoundFile>;

/** Answers as they go back: how often each choice was made of each case. There is no place in it for who made it. */
export const AnswersFile = z.strictObject({
  format: z.literal('evenhand-practice-answers-1'),
  force,
  ...head,
  counts: z
    .array(
      z.strictObject({
        vignette,
        choice: z.string().regex(/^(\d{1,2}|unable)$/),
        answers: z.int().positive().max(100_000),
      }),
    )
    .max(2_000),
});
export type AnswersFile = z.infer<typeof AnswersFile>;

export const PracticeFile = z.discriminatedUnion('format', [RoundFile, AnswersFile]);
export type PracticeFile = z.infer<typeof PracticeFile>;

export const TakeForm = z.strictObject({
  file: z.string({ error: 'Paste the whole text of the file' }).trim().min(2).max(60_000),
});
