import { wholeIn, type Settings, type Whole } from '../../platform/setting/index.ts';

export const tellWorkingDaysEnhanced = {
  kind: 'whole',
  name: 'tellWorkingDaysEnhanced',
  label: 'A child is told of the decision, and of an interview or an arrest, within',
  note: 'Victims’ Code, right 6: enhanced rights, which every victim under 18 has; of the decision, and of an interview under caution or an arrest of somebody else. Every child of a case is owed it, a victim formally or not.',
  confidence: 'C; that under-18s qualify: G; that every child is owed it: D',
  source: 'S51; handbook 6.3, 7.5',
  unit: 'working days',
  least: 1,
  most: 20,
  default: 1,
} as const satisfies Whole;

export const tellWorkingDaysOrdinary = {
  kind: 'whole',
  name: 'tellWorkingDaysOrdinary',
  label: 'Somebody who is 18 or older by now is told within',
  note: 'Victims’ Code, right 6. An age that is not known is never read as grown up.',
  confidence: 'C',
  source: 'S51; handbook 6.3',
  unit: 'working days',
  least: 1,
  most: 20,
  default: 5,
} as const satisfies Whole;

export const noticeSettings = [tellWorkingDaysEnhanced, tellWorkingDaysOrdinary] as const;

export const ADULT = 18;

/** Working days to tell somebody of this age. An age that is not known is never read as grown up. */
export const tellWithin = (age: number | undefined, settings: Settings): number =>
  // By the age today, of who is told now; not by that of the day it happened.
  wholeIn(settings, age !== undefined && age >= ADULT ? tellWorkingDaysOrdinary : tellWorkingDaysEnhanced);
