import { z } from 'zod';
import { FIELDS } from '../source/own.ts';
import { CaseLine } from './case-line.ts';

const month = (which: string) => {
  return z
    .string(`Enter the ${which} month`)
    .trim()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, `Enter the ${which} month as year and month of this century, such as 2026-03`);
};

/** How a form has the two months. */
export const MONTHS = { from: { month: 'The first month' }, to: { month: 'The last month' } } as const;

/** Outcomes that a decision can end in; 0 is no outcome. */
export const SPLIT_OUTCOMES = FIELDS.outcome.filter((outcome) => outcome !== '0');

const outcome = z.enum(SPLIT_OUTCOMES, { error: 'Choose an outcome of the list' });

/** Whole months: of single days two answers could be laid side by side, and one decision be told. */
export const AskSplit = z.strictObject({ from: month('first'), to: month('last'), outcome: outcome.default('21') });
export type AskSplit = z.infer<typeof AskSplit>;

/** A sample is made for somebody: it stands in the file, under the signature, and in the log. */
export const GiveSample = AskSplit.extend({
  recipient: z
    .string('Enter for whom it is made')
    .trim()
    .min(2, 'Enter for whom it is made: the force or body that asked for it')
    .max(120, 'Enter the name of the force or body alone: 120 letters at most'),
});
export type GiveSample = z.infer<typeof GiveSample>;

/** Whose decisions beside or without one's own: those that other forces gave, which are parted and then forgotten. */
export const AskSplitBody = AskSplit.extend({
  cases: z.array(CaseLine).max(2_000).default([]),
  own: z.boolean().default(true),
});
/** The same as a form sends it, with a file of them beside it. */
export const AskSplitForm = AskSplit.extend({ own: z.enum(['with', 'without']).default('with') });

/** Which decisions of other forces were among them, by the digest of their lines; and whether there were no others. */
export const Sampled = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), alone: z.boolean() });
export type Sampled = z.infer<typeof Sampled>;

export const SplitParams = z.strictObject({ split: z.uuid() });
export const SplitFileParams = z.strictObject({ split: z.uuid(), file: z.enum(['split.csv', 'split.ods']) });
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });
export const WaitQuery = z.object({ wait: z.string().max(5).optional() });

const Share = z.number().min(0).max(1);
const Part = z.strictObject({ share: Share, interval: z.tuple([Share, Share]) });

const Spread = z.strictObject({ mor: z.number(), interval: z.tuple([z.number(), z.number().nullable()]) });

/** How far forces differ, as median odds ratios: as recorded, and in cases of which the same was recorded. None is of a force. */
export const Between = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measured'),
    ...{ forces: z.int(), kinds: z.int() },
    ...{ raw: Spread, alike: Spread },
  }),
  z.strictObject({ kind: z.literal('too-few'), forces: z.int() }),
]);
export type Between = z.infer<typeof Between>;

/** What came of it. How many decided and were decided is said to the nearest ten and five: shares rest on them, nothing else does. */
export const SplitResult = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measured'),
    ...{ facts: Part, policy: Part, people: Part },
    systematic: Share,
    overlap: z.number().min(0),
    ...{ decisions: z.int(), deciders: z.int(), forces: z.int().positive() },
    sampled: Sampled.exactOptional(),
    // Absent from what was answered before it was asked.
    between: Between.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('too-few'),
    sentence: z.string().max(400),
    sampled: Sampled.exactOptional(),
    // Where there were enough, and nothing to part.
    between: Between.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('failed') }),
]);
export type SplitResult = z.infer<typeof SplitResult>;
export type MeasuredSplit = Extract<SplitResult, { readonly kind: 'measured' }>;
