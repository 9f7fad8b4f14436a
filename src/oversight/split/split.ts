import { ok, refused, type Result } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { AskSplit, Sampled, SplitResult } from './split.schema.ts';

/** The days of whole months, both included. */
export const daysOf = ({ from, to }: Pick<AskSplit, 'from' | 'to'>): { readonly from: string; readonly to: string } => {
  const [year = 0, month = 0] = to.split('-').map(Number);
  // Day 0 of the month after is the last of this one.
  return { from: `${from}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
};

export type MonthsRefusal = { readonly code: 'SplitMonthsTurned' } | { readonly code: 'SplitMonthNotOver' };
export type SplitRefusal = MonthsRefusal | { readonly code: 'SplitOfNobody' };

/** Why the months cannot be asked about, if so. */
export const faultIn = (asked: AskSplit, now: Date): MonthsRefusal | undefined => {
  if (asked.to < asked.from) return { code: 'SplitMonthsTurned' };
  return daysOf(asked).to >= londonDay(now) ? { code: 'SplitMonthNotOver' } : undefined;
};

/** The months and the outcome, and which decisions of other forces are to be among those of one's own. */
export interface AskedSplit extends AskSplit {
  readonly sampled?: Sampled | undefined;
}

export interface SplitAsked extends AskedSplit {
  readonly type: 'SplitAsked';
  readonly split: string;
  readonly at: Date;
}

export const decideAsking = (
  split: string,
  input: AskedSplit & { readonly isOfNobody?: boolean },
  { now }: Moment,
): Result<readonly SplitAsked[], SplitRefusal> => {
  const { isOfNobody, ...asked } = input;
  const fault = isOfNobody === true ? ({ code: 'SplitOfNobody' } as const) : faultIn(input, now);
  return fault === undefined ? ok([{ type: 'SplitAsked', ...asked, split, at: now }]) : refused(fault);
};

export interface KeepSplit {
  readonly split: string;
  readonly result: SplitResult;
}

export interface SplitKept extends KeepSplit {
  readonly type: 'SplitKept';
  readonly at: Date;
}

export type KeepRefusal = { readonly code: 'NoSuchSplit' } | { readonly code: 'SplitKeptAlready' };

/** Kept once: what was quoted must be there to be read again. */
export const decideKeeping = (
  state: 'asked' | 'kept' | undefined,
  input: KeepSplit,
  { now }: Moment,
): Result<readonly SplitKept[], KeepRefusal> => {
  if (state === undefined) return refused({ code: 'NoSuchSplit' });
  return state === 'kept' ? refused({ code: 'SplitKeptAlready' }) : ok([{ type: 'SplitKept', ...input, at: now }]);
};

/** What was asked, and what came of it; `result` is null while it runs, or where it ended with the program. */
export interface SplitRead extends AskSplit {
  readonly split: string;
  readonly at: Date;
  readonly force: string;
  readonly forceName: string;
  readonly result: SplitResult | null;
}
