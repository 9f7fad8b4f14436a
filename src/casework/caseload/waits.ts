/** What the queue tells apart of what waits for an answer. */
export const WAITS = [
  'response',
  'category',
  'response-again',
  'category-again',
  'exception',
  'no-referral',
  'not-heard',
  'not-telling',
  'registrar-decision',
  'reopened',
  'cancellation',
  'child-died',
  'duty-left',
  'plan-to-tell',
] as const;
export type Waits = (typeof WAITS)[number];
