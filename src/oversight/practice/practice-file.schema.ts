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

/** Groups of four signs (signs.ts): no door takes them for encoded text, which it refuses. */
const signs = (groups: number) =>
  z.string().regex(new RegExp(`^(?:[0-9A-HJKMNP-TV-Z]{4} ){${groups - 1}}[0-9A-HJKMNP-TV-Z]{4}$`));

/** Over the rest of the file as canonical JSON, as a release is signed: by the key of the force that wrote it. */
const signature = z.strictObject({ algorithm: z.literal('Ed25519'), key: signs(13), value: signs(26) });

/** A round as another force takes it in: the cases by name, with what each said in a fingerprint. */
export const RoundFile = z.strictObject({
  format: z.literal('evenhand-practice-round-2'),
  origin: force,
  ...head,
  cases: z.array(z.strictObject({ vignette, fingerprint })).min(1).max(60),
  signature,
});
export type RoundFile = z.infer<typeof RoundFile>;

/** Answers as they go back: how often each choice was made of each case. There is no place in it for who made it. */
export const AnswersFile = z.strictObject({
  format: z.literal('evenhand-practice-answers-2'),
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
  signature,
});
export type AnswersFile = z.infer<typeof AnswersFile>;

export const PracticeFile = z.discriminatedUnion('format', [RoundFile, AnswersFile]);
export type PracticeFile = z.infer<typeof PracticeFile>;

export type Unsigned<File extends PracticeFile = PracticeFile> = Omit<File, 'signature'>;

const key = z
  .string({ error: 'Enter the key of the force that wrote the file' })
  .trim()
  .regex(/^(?:[0-9A-HJKMNP-TV-Z][ -]?){52}$/i, 'Enter the 13 groups of four signs, as that force told them to you');

export const TakeForm = z.strictObject({
  file: z.string({ error: 'Paste the whole text of the file' }).trim().min(2).max(60_000),
  key,
});

/** The same from a program: the key comes from the publisher, and never from the file. */
export const TakeBody = z.strictObject({ file: PracticeFile, key });
export type TakeBody = z.infer<typeof TakeBody>;
