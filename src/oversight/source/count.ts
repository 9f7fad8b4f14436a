import { z } from 'zod';

/** Why a count has no value. Missing is never 0; each reason says something else about who was asked. */
export const MISSING = ['withheld', 'not-held', 'refused', 'no-answer', 'not-given'] as const;

/** What is counted. One case can be a crime, two people and an arrest: no two of them add up or divide. */
export const UNITS = ['crimes', 'people', 'arrests', 'reports', 'population', 'not-stated'] as const;

/** Closed: by when the outcome was given. Recorded: by when the offence was recorded. */
export const BASES = ['closed', 'recorded', 'not-stated'] as const;

/** Where in its source a count stands, from 1; `sheet` only of a workbook. */
export const Place = z.strictObject({
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
});
export type Place = z.infer<typeof Place>;

const Day = z.iso.date();

/**
 * One count of any source: the design's *count* (section 11), and the shape that `evenhand import` prints and a signed return
 * carries. A known one has `value`, and `low` and `high` equal to it; a missing one has no value, the bounds that are still
 * known (`<5` is 1 to 4; no upper bound is null) and why.
 */
export const Count = z
  .strictObject({
    /** As the list of forces writes it; as printed where the list has no such force. */
    force: z.string().min(1),
    periodStart: Day,
    /** The last day, not the day after it. */
    periodEnd: Day,
    /** What happened: `outcomes`, `arrests`, `offences`, `reports`, `population`, or as the source words it. */
    measure: z.string().min(1),
    /** The Home Office type (21); null where the measure is no outcome. */
    outcomeType: z.string().nullable(),
    unit: z.enum(UNITS),
    /** `all ages`, `under 18`, `10 to 17` … or `not stated`. */
    ageScope: z.string().min(1),
    /** Codes as the Home Office writes them, `86/02 + 86/10`, a group by name, or `not stated`. */
    offenceScope: z.string().min(1),
    basis: z.enum(BASES),
    value: z.int().nullable(),
    low: z.int().nullable(),
    high: z.int().nullable(),
    missing: z.enum(MISSING).nullable(),
    at: Place,
  })
  .refine(({ periodStart, periodEnd }) => periodStart <= periodEnd, { error: 'its period ends before it starts' })
  .refine(({ value, missing }) => (value === null) === (missing !== null), {
    error: 'a count has either a value or a reason why it has none',
  });
export type Count = z.infer<typeof Count>;
