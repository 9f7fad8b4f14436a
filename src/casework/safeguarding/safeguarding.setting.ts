import type { Line, Whole } from '../../platform/setting/index.ts';

export const nextStepHours = {
  kind: 'whole',
  name: 'nextStepHours',
  label: 'The local authority decides on a referral within',
  note: 'Nationally one working day; some areas say 24 hours, and the shorter is the default.',
  confidence: 'C2',
  source: 'S95; handbook 6.3',
  unit: 'hours',
  least: 1,
  most: 168,
  default: 24,
} as const satisfies Whole;

export const ppnName = {
  kind: 'line',
  name: 'ppnName',
  label: 'What the force calls its notice to partners about a child',
  note: 'Such as public protection notice, vulnerable child form or Merlin. It is named where a child is referred.',
  confidence: 'D',
  source: 'Handbook 10.4',
  longest: 60,
  default: 'public protection notice (PPN)',
} as const satisfies Line;

export const safeguardingSettings = [nextStepHours, ppnName] as const;
