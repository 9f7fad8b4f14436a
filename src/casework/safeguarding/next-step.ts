import { ok, refused, type Result } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Moment } from '../../platform/command/index.ts';

export const NEXT_STEPS = ['assessment', 'strategy-discussion', 'early-help', 'no-further-action'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** What the local authority decided on a referral to it, or at a strategy discussion that was held (handbook 6.3, T02). */
export interface RecordNextStep {
  readonly case: string;
  readonly safeguarding: string;
  readonly step: NextStep;
  /** The day on which the enquiry began (Children Act 1989, s.47), where they said so of an assessment. */
  readonly enquiryOn: string | undefined;
}

export interface NextStepState {
  /** The child whose referral waits for its next step; undefined when none of this id does. */
  readonly person: string | undefined;
  /** An assessment is recorded, with the day on which its enquiry began where that was said: that day alone is added or put right. */
  readonly assessed: { readonly enquiryOn: string | null } | undefined;
  /** The day on which the first report of the case reached the police. */
  readonly reportedOn: string;
}

export interface NextStepRecorded extends RecordNextStep {
  readonly type: 'NextStepRecorded';
  readonly person: string;
  /** The day alone: added to what was recorded before, or put right. */
  readonly isAdded: boolean;
  /** What was recorded of it until then. */
  readonly wasOn: string | null;
  readonly recordedAt: Date;
}

export type NextStepRefusal =
  | { readonly code: 'NothingWaits' }
  | { readonly code: 'EnquiryToCome' }
  | { readonly code: 'EnquiryBeforeReport' }
  | { readonly code: 'EnquiryDayNeeded' };

/** Why a day cannot be that of the enquiry. */
const dayFault = (
  { assessed, reportedOn }: NextStepState,
  enquiryOn: string | undefined,
  today: string,
): NextStepRefusal | undefined => {
  if (enquiryOn === undefined) return assessed === undefined ? undefined : { code: 'EnquiryDayNeeded' };
  if (enquiryOn > today) return { code: 'EnquiryToCome' };
  // A conference would be overdue by years that nobody knew of: an enquiry on what was reported follows the report (handbook 6.3, T04).
  if (enquiryOn < reportedOn) return { code: 'EnquiryBeforeReport' };
  // Said again it is no news, and opens no closed case.
  return enquiryOn === assessed?.enquiryOn ? { code: 'NothingWaits' } : undefined;
};

export const decideNextStep = (
  state: NextStepState,
  input: RecordNextStep,
  { now }: Moment,
): Result<readonly NextStepRecorded[], NextStepRefusal> => {
  const { person, assessed } = state;
  const isAdded = assessed !== undefined;
  if (person === undefined || (isAdded && input.step !== 'assessment')) return refused({ code: 'NothingWaits' });
  const enquiryOn = input.step === 'assessment' ? input.enquiryOn : undefined;
  const fault = dayFault(state, enquiryOn, londonDay(now));
  if (fault !== undefined) return refused(fault);
  const wasOn = assessed?.enquiryOn ?? null;
  return ok([{ ...input, enquiryOn, isAdded, wasOn, type: 'NextStepRecorded', person, recordedAt: now }]);
};
