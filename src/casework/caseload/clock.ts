import type { DueLine } from './due.ts';

/** The step in which something that is due is met. */
export const CLOCK_STEPS = [
  'report',
  'crime',
  'triage',
  'checks',
  'safeguarding',
  'response',
  'decision',
  'duties',
  'reconsideration',
  'notices',
] as const;
export type ClockStep = (typeof CLOCK_STEPS)[number];

// By the first part of where it is met: what is not here is met where triage is.
const STEP_OF: Readonly<Partial<Record<string, ClockStep>>> = {
  floor: 'report',
  children: 'report',
  crimes: 'crime',
  checks: 'checks',
  safeguarding: 'safeguarding',
  response: 'response',
  decision: 'decision',
  duties: 'duties',
  reconsideration: 'reconsideration',
  notices: 'notices',
};

export const stepOf = (place: string): ClockStep => STEP_OF[place.split('/')[0] ?? ''] ?? 'triage';

/** What is most urgent of what is due, as a list keeps it: the soonest, and of those without a time the first. */
export const mostUrgent = (lines: readonly DueLine[]): (DueLine & { readonly step: ClockStep }) | undefined => {
  const [first] = lines;
  return first === undefined ? undefined : { ...first, step: stepOf(first.place) };
};
