import type { ChildAlarm } from '../safeguarding/index.ts';

/** Said of a case, or of what somebody in it did or met: of all its children, until a specialist team has the case. */
export const CASE_ALARMS = [
  'exploitation-said',
  'adult-said',
  'coercion-said',
  'extortion-said',
  'grooming-said',
] as const;

/** What about a child of an open case cannot wait; that somebody recorded as dead was found alive since, too. */
export type QueuedAlarm = ChildAlarm | (typeof CASE_ALARMS)[number] | 'found-alive';
