import type { AdvicePerson, AnswerState } from './advice.schema.ts';

/** What people are counted by that the guidance never reads: recorded for the test of equal treatment alone (design, section 8). */
export interface PersonGroups {
  readonly sex?: string | undefined;
  readonly ethnicity?: string | undefined;
}

export const DIMENSIONS = ['ageBand', 'sex', 'ethnicity', 'care'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const NOT_KNOWN = 'not known';

/** By lowest age: the youngest cannot be suspects, and at 18 somebody is no child. */
const BANDS = [
  [0, 'under 10'],
  [10, '10 to 12'],
  [13, '13 to 15'],
  [16, '16 and 17'],
  [18, '18 or over'],
] as const;

/** The group that a person is counted in, in one dimension. */
export function groupIn(dimension: Dimension, { age, facts }: AdvicePerson, { sex, ethnicity }: PersonGroups): string {
  switch (dimension) {
    case 'ageBand':
      return ageBandOf(age);
    case 'sex':
      return sex ?? NOT_KNOWN;
    case 'ethnicity':
      return ethnicity ?? NOT_KNOWN;
    case 'care':
      return careOf(facts?.['child-in-care'], facts?.['child-protection-plan']);
  }
}

function ageBandOf(age: AdvicePerson['age']): string {
  if (age === undefined || age === 'unknown') return NOT_KNOWN;
  if (typeof age === 'number') return bandAt(age);
  // A range over two bands is not put into either: nobody is counted as younger than they may be.
  const band = bandAt(age[0]);
  return band === bandAt(age[1]) ? band : NOT_KNOWN;
}

const bandAt = (age: number): string => BANDS.findLast(([low]) => low <= age)?.[1] ?? NOT_KNOWN;

// Suspected counts as present, as everywhere (design, section 6).
const isPresent = (state: AnswerState | undefined): boolean => state === 'confirmed' || state === 'suspected';
const isOpen = (state: AnswerState | undefined): boolean => state === undefined || state === 'unknown';

function careOf(inCare: AnswerState | undefined, onPlan: AnswerState | undefined): string {
  if (isPresent(inCare) || isPresent(onPlan)) return 'in care or on a plan';
  return isOpen(inCare) || isOpen(onPlan) ? NOT_KNOWN : 'neither';
}
