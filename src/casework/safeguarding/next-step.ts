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
  /** An assessment is recorded, and not when its enquiry began: that day alone can be added. */
  readonly lacksDay: boolean;
}

export interface NextStepRecorded extends RecordNextStep {
  readonly type: 'NextStepRecorded';
  readonly person: string;
  /** Added to what was recorded before. */
  readonly isAdded: boolean;
  readonly recordedAt: Date;
}

export type NextStepRefusal =
  { readonly code: 'NothingWaits' } | { readonly code: 'EnquiryToCome' } | { readonly code: 'EnquiryDayNeeded' };

export const decideNextStep = (
  { person, lacksDay }: NextStepState,
  input: RecordNextStep,
  { now }: Moment,
): Result<readonly NextStepRecorded[], NextStepRefusal> => {
  if (person === undefined || (lacksDay && input.step !== 'assessment')) return refused({ code: 'NothingWaits' });
  const enquiryOn = input.step === 'assessment' ? input.enquiryOn : undefined;
  if (enquiryOn !== undefined && enquiryOn > londonDay(now)) return refused({ code: 'EnquiryToCome' });
  if (lacksDay && enquiryOn === undefined) return refused({ code: 'EnquiryDayNeeded' });
  return ok([{ ...input, enquiryOn, isAdded: lacksDay, type: 'NextStepRecorded', person, recordedAt: now }]);
};
