import type { OpeningReason } from './opening.ts';

/** Why somebody who is not assigned opens a case, as they choose it and as the timeline repeats it. */
export const openingReasonWords: Readonly<Record<OpeningReason, string>> = {
  'duty-cover': 'I cover for the officer in the case',
  'new-information': 'New information came to me',
  safeguarding: 'A child’s safety needs it',
  supervision: 'I supervise or review the work',
  audit: 'I audit records',
  'records-work': 'I work on retention, erasure or subject access',
};
