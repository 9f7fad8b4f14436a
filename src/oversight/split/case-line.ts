import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { DecidedCase } from '../measure/index.ts';

/** One decided case as another force gives it, a line each: codes alone, and no name or reference. */
export const CaseLine = z.strictObject({
  force: z.string().min(1).max(80),
  pattern: z.string().min(1).max(2000),
  setting: z.string().min(1).max(200),
  person: z.string().min(1).max(80),
  outcome: z.boolean(),
});

/** Which decisions they were: none of them is kept, and whoever has them can tell by this that they are the same. */
export const digestOf = (cases: readonly DecidedCase[]): string =>
  createHash('sha256')
    .update(cases.map((each) => JSON.stringify(CaseLine.parse(each))).join('\n'))
    .digest('hex');
