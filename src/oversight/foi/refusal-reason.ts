import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const SHIPPED = join(import.meta.dirname, '../../../data/definitions/foi-refusals.json');

/** Why a force may give no figure, as the Act has it; `counts` is what such an answer is in a table of counts. */
const RefusalReason = z.strictObject({
  id: z.string(),
  section: z.string(),
  title: z.string(),
  says: z.string(),
  counts: z.enum(['withheld', 'not-held', 'refused']),
  /** How sure it is: [C] seen, [G] general knowledge that a force should check. */
  confidence: z.enum(['C', 'G']),
  source: z.string(),
});
export type RefusalReason = z.infer<typeof RefusalReason>;

let shipped: readonly RefusalReason[] | undefined;

/** Every reason by which a force may refuse, in the order of the sections of the Act. */
export const refusalReasons = (): readonly RefusalReason[] =>
  (shipped ??= z.array(RefusalReason).parse(JSON.parse(readFileSync(SHIPPED, 'utf8'))));
