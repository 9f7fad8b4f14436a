import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

/** Every route by which a report may come; all are accepted (College of Policing; handbook 1.2, step 1). */
export const TOLD_BY = [
  'child',
  'child-then',
  'parent-or-carer',
  'school',
  'social-care',
  'health',
  'online-service',
  'partner',
  'officer',
  'public',
  'anonymous',
] as const;
export type ToldBy = (typeof TOLD_BY)[number];

/** An adult who tells of when they were a child: who reports, and the first whom it is about, are one. */
const OF_THEMSELVES: ToldBy = 'child-then';

/** Not known is an answer of its own, never a no. */
export const KNOWN = ['yes', 'no', 'not-known'] as const;
export type Known = (typeof KNOWN)[number];

export interface Reporter {
  readonly name?: string | undefined;
  readonly contact?: string | undefined;
}

export interface RecordReport {
  readonly toldBy: ToldBy;
  readonly toldAt: Date | 'now';
  readonly safe: Known;
  /** How many children are known of so far; they need no name yet. */
  readonly children: number;
  readonly reporter: Reporter | undefined;
}

/** Fresh references, made where the shell is: one for each child, one for a reporter. */
export interface NewReport {
  readonly case: string;
  readonly reference: string;
  readonly report: string;
  readonly children: readonly string[];
  readonly reporter: string;
}

export interface ReportRecorded {
  readonly type: 'ReportRecorded';
  readonly case: string;
  readonly reference: string;
  readonly report: string;
  readonly toldBy: ToldBy;
  /** When it reached the police: what every clock runs from, also when it is entered late. */
  readonly toldAt: Date;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly safe: Known;
  /** Children not yet identified, in the order they are called on pages: Child 1, Child 2. */
  readonly children: readonly string[];
  readonly reporter: (Reporter & { readonly person: string }) | undefined;
}

export interface ReportRefusal {
  readonly code: 'ToldInFuture' | 'ToldTooLongAgo';
  readonly toldAt: Date;
}

/** Before Outcome 21 began (handbook 3.8) no report was worked by this procedure: an earlier year is a slip of the pen. */
export const FIRST_DAY = new Date('2016-01-01T00:00:00Z');

const isGiven = (reporter: Reporter | undefined): reporter is Reporter =>
  reporter?.name !== undefined || reporter?.contact !== undefined;

/** A report is saved from three things: who told us, when, and is a child safe. */
export const decideReport = (
  fresh: NewReport,
  input: RecordReport,
  { actor, now }: Moment,
): Result<readonly ReportRecorded[], ReportRefusal> => {
  const toldAt = input.toldAt === 'now' ? now : input.toldAt;
  // Every clock runs from it: a time to come would make nothing due.
  if (toldAt > now) return refused({ code: 'ToldInFuture', toldAt });
  if (toldAt < FIRST_DAY) return refused({ code: 'ToldTooLongAgo', toldAt });
  const { case: id, reference, report, children } = fresh;
  const { toldBy, safe } = input;
  // Without a name there is nobody yet whom they could be: how to reach them is kept as of whoever reports.
  const isThemselves = toldBy === OF_THEMSELVES && input.reporter?.name !== undefined;
  const person = (isThemselves ? children[0] : undefined) ?? fresh.reporter;
  const reporter = isGiven(input.reporter) ? { ...input.reporter, person } : undefined;
  return ok([
    {
      type: 'ReportRecorded',
      case: id,
      reference,
      report,
      toldBy,
      toldAt,
      recordedAt: now,
      recordedBy: actor.staff,
      safe,
      children,
      reporter,
    },
  ]);
};
