import { z } from 'zod';
import type { Progress } from './runs.ts';
import { SplitResult } from './split.schema.ts';
import { daysOf, type SplitRead } from './split.ts';
import { sourceOf } from './split.view.ts';
import { definitionLines, saidOf, splitNotes } from './split.words.ts';

const Line = z.object({ key: z.string(), value: z.string() });

/** A split as a program reads it, from the API and from the shell: never without its definition. */
export const SplitAnswer = z.object({
  outcome: z.string(),
  periodStart: z.string(),
  periodEnd: z.string(),
  basis: z.literal('closed'),
  source: z.string(),
  definition: z.array(Line),
  says: z.array(z.string()),
  notes: z.array(z.string()),
  result: SplitResult.nullable(),
});
export type SplitAnswer = z.infer<typeof SplitAnswer>;

type Asked = Pick<SplitRead, 'from' | 'to' | 'outcome' | 'result'> & { readonly source: string };

export const splitAnswer = ({ source, outcome, result, ...months }: Asked): SplitAnswer => {
  const { from, to } = daysOf(months);
  const measured = result?.kind === 'measured' ? result : undefined;
  return {
    ...{ outcome, periodStart: from, periodEnd: to, basis: 'closed', source, result },
    definition: [...definitionLines({ outcome, from, to, source }, measured)],
    says: [...saidOf(result, outcome)],
    notes: measured === undefined ? [] : [...splitNotes(measured)],
  };
};

export const SplitStood = SplitAnswer.extend({
  split: z.uuid(),
  askedAt: z.iso.datetime(),
  /** `lost` ended with the program before it was kept: ask again. */
  state: z.enum(['running', 'done', 'lost']),
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
});

export const splitStood = (read: SplitRead, progress: Progress | undefined): z.infer<typeof SplitStood> => ({
  ...splitAnswer({ ...read, source: sourceOf(read) }),
  ...{ split: read.split, askedAt: read.at.toISOString(), progress: progress ?? null },
  state: read.result !== null ? 'done' : progress === undefined ? 'lost' : 'running',
});
