import { z } from 'zod';
import { MEASURES, RESULTS, type EndMeasure } from './measure.ts';

export const MeasureParams = z.strictObject({ case: z.uuid(), person: z.uuid(), measure: z.enum(MEASURES) });
export type MeasureParams = z.infer<typeof MeasureParams>;

export const MeasureBody = z.strictObject({
  /** Left out: just now. */
  endedAt: z.iso.datetime({ offset: true }).exactOptional(),
  /** What came of a conference or its review. */
  result: z.enum(RESULTS, 'Choose what came of it').exactOptional(),
});

export const toMeasureEnd = (at: MeasureParams, { endedAt, result }: z.infer<typeof MeasureBody>): EndMeasure => ({
  ...at,
  at: endedAt === undefined ? 'now' : new Date(endedAt),
  result,
});
