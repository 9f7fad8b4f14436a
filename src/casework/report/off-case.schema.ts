import { z } from 'zod';
import type { PutBackOnCase, TakeOffCase } from './off-case.ts';

export const OffParams = z.strictObject({ case: z.uuid(), person: z.uuid() });
export type OffParams = z.infer<typeof OffParams>;

const why = (say: string) => z.string(say).trim().min(20, say).max(2000);

export const TakeOffBody = z.strictObject({
  /** The child of the case who they really are. */
  same: z.uuid().exactOptional(),
  why: why('Write at least one whole sentence: why this person does not belong on this case'),
});

export const PutBackBody = z.strictObject({
  why: why('Write at least one whole sentence: why this person belongs on this case after all'),
});

export const toTakeOff = (at: OffParams, { same, why: text }: z.infer<typeof TakeOffBody>): TakeOffCase => ({
  ...at,
  same,
  why: text,
});

export const toPutBack = (at: OffParams, body: z.infer<typeof PutBackBody>): PutBackOnCase => ({ ...at, ...body });
