import type { Whole } from '../../platform/setting/index.ts';

export const handoverAcceptHours = {
  kind: 'whole',
  name: 'handoverAcceptHours',
  label: 'A handover is accepted or returned within',
  note: 'No national period is known: a case that nobody has taken within a day is shown.',
  confidence: 'D',
  source: 'Handbook 1.6',
  unit: 'hours',
  least: 1,
  most: 336,
  default: 24,
} as const satisfies Whole;

export const responseSettings = [handoverAcceptHours] as const;
