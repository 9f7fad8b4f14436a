import type { Line, Whole } from '../../platform/setting/index.ts';

export const nextStepHours = {
  kind: 'whole',
  name: 'nextStepHours',
  label: 'The local authority decides on a referral within',
  note: 'Only where your area has a time of its own, such as 24 hours. 0: the time that the guidance gives (its timescale T02).',
  confidence: 'C2',
  source: 'S95; handbook 6.3',
  unit: 'hours',
  least: 0,
  most: 168,
  default: 0,
} as const satisfies Whole;

export const strategyHours = {
  kind: 'whole',
  name: 'strategyHours',
  label: 'A strategy discussion that was asked for is held within',
  note: 'Local rules differ: ask your safeguarding partnership. 0: the time that the guidance gives, which is one partnership’s.',
  confidence: 'C for one partnership',
  source: 'S94; handbook 6.2',
  unit: 'hours',
  least: 0,
  most: 168,
  default: 0,
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

export const marfTemplateRef = {
  kind: 'line',
  name: 'marfTemplateRef',
  label: 'The form that a referral goes on',
  note: 'Name and number of your area’s multi-agency referral form, and where it lies. It is named where a child is referred; nothing here fills it in.',
  confidence: 'D',
  source: 'Handbook 10.4',
  longest: 100,
  default: '',
} as const satisfies Line;

export const safeguardingSettings = [nextStepHours, strategyHours, ppnName, marfTemplateRef] as const;
