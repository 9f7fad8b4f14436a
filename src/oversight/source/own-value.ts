import { ageBand, dayBand, type Field } from './own-field.ts';
import type { OwnRow } from './own-row.ts';

/** What is sealed with a person, in the words of the fields. */
export interface Groups {
  readonly sex: string;
  readonly ethnicity: string;
}

const NOBODY = 'no person linked';

function ageIn({ kind, lowest, highest }: OwnRow): string {
  if (typeof lowest === 'number' && typeof highest === 'number') return ageBand(lowest, highest);
  if (kind === 'adult') return '18 or over';
  // Added as a child, without an age: known to be under 18, and of no band.
  return kind === 'child' ? 'under 18, band not known' : 'not known';
}

const CARE = { yes: 'in care', no: 'not in care', 'not-known': 'not known' } as const;

function welfareIn({ days, floors, arranged }: OwnRow): string {
  if (typeof days === 'number') return dayBand(days);
  // Where no floor was walked nobody was asked: that is not a check that was not done.
  if (floors === 0) return 'not known';
  return arranged === true ? 'arranged, not done' : 'not done';
}

const required = (value: string | null | undefined, field: Field): string => {
  if (typeof value !== 'string') throw new Error(`a record without ${field}`);
  return value;
};

type Reading = (row: OwnRow, groups: Groups | undefined) => string;

const ofPerson =
  (reading: Reading): Reading =>
  (row, groups) =>
    row.person === null ? NOBODY : reading(row, groups);

const READINGS: Readonly<Record<Field, Reading>> = {
  age: ofPerson(ageIn),
  sex: ofPerson((_, groups) => groups?.sex ?? 'not recorded'),
  ethnicity: ofPerson((_, groups) => groups?.ethnicity ?? 'not recorded'),
  // A person of whom nobody was asked is not known to be in care, nor known not to be.
  care: ofPerson(({ care }) => CARE[care ?? 'not-known']),
  role: ({ role }) => required(role, 'role'),
  outcome: ({ outcome }) => required(outcome, 'outcome'),
  offence: ({ offence }) => required(offence, 'offence'),
  arrest: ({ arrest }) => required(arrest, 'arrest'),
  'days-to-outcome': ({ days }) => dayBand(days ?? 0),
  'days-to-welfare-check': welfareIn,
};

/** The value of each field that is wanted of a record. */
export const valuesOf = (
  row: OwnRow,
  fields: readonly Field[],
  groups: Groups | undefined,
): Readonly<Partial<Record<Field, string>>> =>
  Object.fromEntries(fields.map((field) => [field, READINGS[field](row, groups)]));
