import { z } from 'zod';
import { BASES, UNITS } from '../source/index.ts';
import { Control } from './control.ts';

const Text = z.string().min(1).max(400);
const Instant = z.iso.datetime();

/** What is counted, as its definition says it; enough to make a count of every figure (source/count.ts). */
export const Counted = z.strictObject({
  id: z.string().min(1).max(120),
  says: Text,
  /** Which records are counted: two definitions of the same ones add up, and are attacked together. */
  records: Text,
  measure: Text,
  outcomeType: z.string().max(10).nullable(),
  unit: z.enum(UNITS),
  basis: z.enum(BASES),
  ageScope: Text,
  offenceScope: Text,
  source: Text,
});
export type Counted = z.infer<typeof Counted>;

/** A figure as it leaves: a number, or null where nothing is shown; `since` where it is repeated from an earlier release. */
export const Figure = z.strictObject({
  /** One value of each dimension in their order; null is its total. */
  at: z.array(z.string().max(120).nullable()).max(8),
  value: z.int().min(0).nullable(),
  since: Instant.nullable(),
});
export type Figure = z.infer<typeof Figure>;

const Places = z.array(z.int().min(0)).min(1).max(400);

/** A share of one group, or of all where it names none: which cells are the part, and which the whole. */
export const ShareRow = z.strictObject({
  group: z.array(z.strictObject({ dimension: Text, value: Text })).max(6),
  numerator: Places,
  denominator: Places,
  /** Of the figures as they were published; null where too few, or a figure is held back. */
  percent: z.int().min(0).max(100).nullable(),
});
export type ShareRow = z.infer<typeof ShareRow>;

const Shares = z.strictObject({ numerator: Text, denominator: Text, rows: z.array(ShareRow).max(2_500) });

/** What the values of a dimension are made of: of which field of a record, and for each value which of its values. */
const Made = z.strictObject({
  of: Text,
  parts: z
    .array(z.array(z.string().min(1).max(120)).min(1).max(100))
    .min(1)
    .max(400),
});

export const SCHEMA = 'evenhand-release-1';

/** A release as it leaves, whole: what is counted, when it was counted, how it was protected, and every figure. */
export const ReleaseDocument = z.strictObject({
  schema: z.literal(SCHEMA),
  release: z.uuid(),
  /** Of its publisher, from 1: a later one has a higher number. */
  number: z.int().positive(),
  publisher: Text,
  counted: Counted,
  periodStart: z.iso.date(),
  periodEnd: z.iso.date(),
  /** The first day that anything is held of, where the period begins before it: of those days nothing was counted. */
  heldFrom: z.iso.date().optional(),
  countedAt: Instant,
  control: Control,
  /** What the whole table is confined to, beside its period. */
  scope: z.array(z.strictObject({ dimension: Text, value: Text })).max(8),
  dimensions: z
    .array(
      z.strictObject({
        name: Text,
        values: z.array(z.string().min(1).max(120)).min(1).max(400),
        // Absent where nobody said: then a value holds what its name says.
        made: Made.optional(),
      }),
    )
    .max(6),
  cells: z.array(Figure).min(1).max(20_000),
  caveats: z.array(z.string().min(1).max(600)).max(40),
  /** The share that the definition names, where the table is parted as it asks. */
  shares: Shares.optional(),
});
export type ReleaseDocument = z.infer<typeof ReleaseDocument>;

/** The shape of a table, without a figure in it: what a refusal may look at. */
export type Shape = Pick<ReleaseDocument, 'counted' | 'periodStart' | 'periodEnd' | 'scope' | 'dimensions'>;
