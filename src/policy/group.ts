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

/** The groups that a person is counted in, one in each dimension. */
export const groupOf = (person: AdvicePerson, groups: PersonGroups): readonly (readonly [Dimension, string])[] => [
  ['ageBand', ageBandOf(person.age)],
  ['sex', groups.sex ?? NOT_KNOWN],
  ['ethnicity', groups.ethnicity ?? NOT_KNOWN],
  ['care', careOf(person.facts ?? {})],
];

function ageBandOf(age: AdvicePerson['age']): string {
  if (age === undefined || age === 'unknown') return NOT_KNOWN;
  const [low, high] = typeof age === 'number' ? [age, age] : age;
  // A range over two bands is not put into either: nobody is counted as younger than they may be.
  const band = bandAt(low);
  return band === bandAt(high) ? band : NOT_KNOWN;
}

const bandAt = (age: number): string => BANDS.findLast(([low]) => low <= age)?.[1] ?? NOT_KNOWN;

const CARE = ['child-in-care', 'child-protection-plan'] as const;

function careOf(facts: Readonly<Record<string, AnswerState>>): string {
  const states = CARE.map((fact) => facts[fact] ?? 'unknown');
  // Suspected counts as present, as everywhere (design, section 6).
  if (states.some((state) => state === 'confirmed' || state === 'suspected')) return 'in care or on a plan';
  return states.includes('unknown') ? NOT_KNOWN : 'neither';
}
