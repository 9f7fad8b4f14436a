import { z } from 'zod';

/** Which page of the answers that were given. */
export const AnswersQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) });

const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const Day = z.iso.date();

/** A figure as it is shown: null where it is held back; `since` where it is repeated from an earlier answer. A null in `at` is the total. */
export const Figure = z.strictObject({
  at: z.array(z.string().nullable()),
  value: z.int().min(0).nullable(),
  since: z.iso.datetime().nullable(),
});
export type Figure = z.infer<typeof Figure>;

/** What moved since the same question was answered last, over the same days, by the same definition. */
const Moved = z.strictObject({
  at: z.array(z.string().nullable()),
  was: z.int().nullable(),
  /** Where there was none because nothing was held of these days; otherwise it was held back. Whether it is held now the answer says. */
  wasNotHeld: z.literal(true).exactOptional(),
  is: z.int().nullable(),
});

/** A share in whole percent, of the figures as they are shown; null where it is too few to say. */
const Share = z.strictObject({
  group: z.string(),
  percent: z.int().min(0).max(100).nullable(),
  low: z.int().nullable(),
  high: z.int().nullable(),
});
export type Share = z.infer<typeof Share>;

/** An answer whole, as it can be cited: what was asked, what it means, how it was counted and protected, and every figure. */
export const FoiAnswer = z.strictObject({
  schema: z.literal('evenhand-foi-answer-1'),
  answer: z.uuid(),
  /** The release that its figures are of: until that is published, the answer is the force’s own. */
  release: z.uuid(),
  force: z.string(),
  question: z.strictObject({ id: z.string(), words: z.string() }),
  definition: z.strictObject({ id: z.string(), version: z.int(), title: z.string(), digest: Digest }),
  /** Equal wherever the same question is put by the same definition over the same days: like is held against like by it. */
  query: z.strictObject({ periodStart: Day, periodEnd: Day, digest: Digest }),
  countedAt: z.iso.datetime(),
  /** The first day of which the force holds cases here: before it nothing is counted, which is not none. */
  heldFrom: Day,
  unit: z.enum(['crimes', 'people', 'arrests']),
  numerator: z.string(),
  denominator: z.string().nullable(),
  basis: z.string(),
  offenceScope: z.string(),
  ageScope: z.string(),
  disclosure: z.string(),
  dimensions: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  figures: z.array(Figure),
  /** Where the definition asks a share. Answers given before there were any have none, and are intact without. */
  shares: z.strictObject({ rows: z.array(Share), notes: z.array(z.string()) }).exactOptional(),
  moved: z.strictObject({ since: z.iso.datetime(), figures: z.array(Moved) }).nullable(),
  caveats: z.array(z.string()),
  source: z.string(),
  digest: Digest,
});
export type FoiAnswer = z.infer<typeof FoiAnswer>;

/** The id of a question: of a fixed form, so that nothing about anybody can stand in it. */
export const QuestionId = z
  .string('Choose a question')
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Give a question by its id, such as bond-phippen-outcome-21');

/** An answer as it is handed on: with when a second person let it leave, or null where nobody has yet. */
export const GivenAnswer = z.strictObject({ ...FoiAnswer.shape, published: z.iso.datetime().nullable() });
export type GivenAnswer = z.infer<typeof GivenAnswer>;

/** The form, the endpoint and the shell put a question by the same schema; days left out are those of the question. */
export const AskAnswer = z.strictObject({
  question: QuestionId,
  from: Day.exactOptional(),
  to: Day.exactOptional(),
});
export type AskAnswer = z.infer<typeof AskAnswer>;

export const AnswerParams = z.strictObject({ answer: z.uuid() });
export const DownloadParams = z.strictObject({ answer: z.uuid(), format: z.enum(['csv', 'json', 'text']) });
export const QuestionParams = z.strictObject({ question: QuestionId });
