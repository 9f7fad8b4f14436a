import { z } from 'zod';

const Id = z.string().regex(/^[a-z0-9-]+$/u);

const Source = z.strictObject({ publisher: z.string(), title: z.string(), date: z.string(), url: z.string() });

/** One published count with all that it needs to be read; null where nobody printed it, or not as a plain number. */
const Figure = z.strictObject({
  what: z.string(),
  value: z.int().nonnegative().nullable(),
  /** As its source has it, where that is no plain number. */
  given: z.string().optional(),
  /** Between which counts a number lies that was printed as “about” or “more than”; an end that is open is null. */
  between: z.tuple([z.int().nonnegative(), z.int().nullable()]).optional(),
  unit: z.enum(['crimes', 'people', 'arrests', 'reports', 'outcomes', 'not-stated']),
  ages: z.string(),
  offences: z.string(),
  place: z.string(),
  /** Outcomes closed in the period, or those of crimes recorded in it. */
  basis: z.enum(['recorded', 'closed', 'not-stated']),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** What of the period its source does not say. */
  dating: z.string().optional(),
  source: Id,
  /** Its line of `data/foi/figures.csv`, which has its scope. */
  row: z.int().optional(),
  /** Figures of one printed column, which add up: a small one among them is held back with another. */
  together: Id.optional(),
});
export type Figure = z.infer<typeof Figure>;

/** Of figures, over figures; `ratio` is of two unlike counts and no share. */
const KINDS = ['change', 'share', 'ratio', 'times', 'one-in', 'a-day', 'a-month', 'total'] as const;
export type Kind = (typeof KINDS)[number];

const Reckoned = z.strictObject({
  kind: z.enum(KINDS),
  of: z.array(Id).min(1),
  over: z.array(Id),
  /** Of the whole, and not known whether of the part. */
  unknown: z.array(Id).default([]),
});

const Claim = z.strictObject({
  id: Id,
  part: z.string(),
  says: z.string(),
  saidBy: Id,
  reckoned: Reckoned.nullable(),
  /** Between which values the words are true; an end that is open is null. None where its source prints no result. */
  allows: z.tuple([z.number().nullable(), z.number().nullable()]).optional(),
  allowsWords: z.string().nullable().optional(),
  otherBases: z
    .array(z.strictObject({ of: z.array(Id).min(1), over: z.array(Id).min(1), words: z.string() }))
    .default([]),
  /** Outcome 21, 22 and every other of a period and of a later one: asked whether a fall is recoding. */
  recoding: z
    .strictObject({ before: z.array(Id).min(3), after: z.array(Id).min(3), words: z.tuple([z.string(), z.string()]) })
    .optional(),
  /** A figure of another source on the same matter. */
  against: Id.optional(),
  note: z.string(),
});
export type Claim = z.infer<typeof Claim>;

const Side = z.strictObject({ says: z.string(), source: Id, figure: Id.optional() });

const Disagreement = z.strictObject({
  id: Id,
  point: z.string(),
  sides: z.tuple([Side, Side]),
  note: z.string(),
  kind: z.enum(['guidance', 'figures']),
  /** One source that is at odds with itself. */
  oneSource: z.literal(true).optional(),
});

/** The files of `data/claims`. */
export const PublishedClaims = z.strictObject({
  sources: z.record(Id, Source),
  figures: z.record(Id, Figure),
  claims: z.array(Claim).min(1),
  disagreements: z.array(Disagreement).min(1),
});
export type PublishedClaims = z.infer<typeof PublishedClaims>;

export const VERDICT_ORDER = [
  'holds',
  'depends-on-the-base',
  'depends-on-the-unstated',
  'disagrees',
  'does-not-hold',
  'cannot-be-reproduced',
  'nothing-to-test',
] as const;
const Verdict = z.enum(VERDICT_ORDER);
export type Verdict = z.infer<typeof Verdict>;

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  holds: 'holds',
  'depends-on-the-base': 'depends on the base',
  'depends-on-the-unstated': 'depends on what is not stated',
  disagrees: 'disagrees with another source',
  'does-not-hold': 'does not hold',
  'cannot-be-reproduced': 'cannot be reproduced',
  'nothing-to-test': 'no printed result to test',
};

/** What each verdict says, and no more. */
export const VERDICT_MEANS: Readonly<Record<Verdict, string>> = {
  holds: 'what was printed comes out of counts that were printed; whether those are right is not tested here.',
  'depends-on-the-base': 'another base gives another value, or the counts set against each other are unlike.',
  'depends-on-the-unstated': 'what a source does not say of its counts decides it.',
  disagrees: 'another source has another count of the same matter.',
  'does-not-hold': 'what was printed does not come out of the counts that were printed.',
  'cannot-be-reproduced': 'a count that it needs was never printed.',
  'nothing-to-test': 'counts as they were printed; what is reckoned from them is reckoned here.',
};

const ShownSource = Source.extend({ id: z.string() });

/** A count as it may leave: those from 1 to 4 are held back, and `shown` is what to print. */
const ShownFigure = z.object({
  id: z.string(),
  what: z.string(),
  value: z.int().nullable(),
  shown: z.string(),
  unit: z.string(),
  ages: z.string(),
  offences: z.string(),
  place: z.string(),
  basis: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** All of these in words, with what its source leaves open. */
  scope: z.string(),
  source: z.string(),
});

const Value = z.object({
  low: z.number().nullable(),
  high: z.number().nullable(),
  words: z.string(),
});

const ShownClaim = z.object({
  id: z.string(),
  part: z.string(),
  says: z.string(),
  saidBy: z.string(),
  definition: z.string(),
  base: z.string(),
  period: z.string(),
  recomputed: Value,
  otherBases: z.array(Value),
  verdict: Verdict,
  verdictWords: z.string(),
  why: z.string(),
  figures: z.array(ShownFigure),
});

/** What the page, the API and `evenhand claims --json` give. */
export const ClaimsAnswer = z.object({
  claims: z.array(ShownClaim),
  disagreements: z.array(
    z.object({
      id: z.string(),
      point: z.string(),
      kind: z.enum(['guidance', 'figures']),
      sides: z.array(
        z.object({ says: z.string(), figure: z.string().nullable(), base: z.string().nullable(), source: z.string() }),
      ),
      oneSource: z.boolean(),
      note: z.string(),
    }),
  ),
  sources: z.array(ShownSource),
  licence: z.string(),
});
export type ClaimsAnswer = z.infer<typeof ClaimsAnswer>;
