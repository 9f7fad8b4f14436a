/** What a record of own cases is one of: each has a unit of its own, and no two of them add up. */
export const RECORDS = {
  'arrest-made': 'arrests',
  'arrest-decided': 'people',
  'crime-with-outcome': 'crimes',
  'crime-recorded': 'crimes',
  'person-with-outcome': 'people',
  'person-with-role': 'people',
  'child-reported': 'people',
} as const;
export type RecordKind = keyof typeof RECORDS;

/** A crime that ends without a named person has nobody to say an age of: that is not an age that is not known. */
const NOBODY = 'no person linked';
const NOT_KNOWN = 'not known';
const NOT_RECORDED = 'not recorded';
const BAND_NOT_KNOWN = 'under 18, band not known';

const DAYS = ['0', '1', '2 to 3', '4 to 7', '8 to 14', '15 to 28', '29 to 56', '57 to 112', 'over 112'] as const;

/**
 * Everything that own cases can be counted by, with every value it can have. Ages in bands alone: a single year of age beside
 * sex in one force picks children out (handbook 7.4), and so there is no such value to ask for.
 */
export const FIELDS = {
  age: ['under 10', '10 to 13', '14 to 15', '16 to 17', BAND_NOT_KNOWN, '18 or over', NOT_KNOWN, NOBODY],
  sex: ['female', 'male', 'other', 'not stated', NOT_RECORDED, NOBODY],
  ethnicity: ['Asian', 'Black', 'Mixed', 'White', 'Other', 'not stated', NOT_RECORDED, NOBODY],
  care: ['in care', 'not in care', NOT_KNOWN, NOBODY],
  role: ['victim', 'witness', 'person-involved', 'suspect', 'not-yet-known'],
  // Type 0 is no outcome: it is here to be counted apart, and can be part of no denominator (handbook 3.9).
  outcome: ['0', ...Array.from({ length: 23 }, (_, i) => String(i + 1))],
  offence: ['086/02', '086/10', '086/15'],
  // Of an arrest that was decided on; while nobody has said, it is not known.
  arrest: ['made', 'not made', NOT_KNOWN],
  'days-to-outcome': DAYS,
  'days-to-welfare-check': [...DAYS, 'arranged, not done', 'not done', NOT_KNOWN],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Field = keyof typeof FIELDS;

/** Values that say that nobody knows, or nobody said: each stays a value of its own, and is never read as *no*. */
const UNKNOWN: ReadonlySet<string> = new Set([
  BAND_NOT_KNOWN,
  NOT_KNOWN,
  NOT_RECORDED,
  NOBODY,
  'not stated',
  'not-yet-known',
]);

export const isUnknown = (value: string): boolean => UNKNOWN.has(value);

const OF_PEOPLE: readonly Field[] = ['age', 'sex', 'ethnicity', 'care'];

const OF_RECORD: Readonly<Record<RecordKind, readonly Field[]>> = {
  'arrest-made': OF_PEOPLE,
  'arrest-decided': [...OF_PEOPLE, 'arrest'],
  'crime-with-outcome': [...OF_PEOPLE, 'outcome', 'offence', 'days-to-outcome'],
  'crime-recorded': [...OF_PEOPLE, 'outcome', 'offence'],
  'person-with-outcome': [...OF_PEOPLE, 'outcome'],
  'person-with-role': [...OF_PEOPLE, 'role'],
  'child-reported': [...OF_PEOPLE, 'days-to-welfare-check'],
};

const UNDER_18 = ['under 10', '10 to 13', '14 to 15', '16 to 17'];

/** Whether what is not known of a value does not matter here: a band that is not known is still under 18. */
export const isWhole = (value: string, group: readonly string[]): boolean =>
  value === BAND_NOT_KNOWN && UNDER_18.every((band) => group.includes(band)) && group.length === UNDER_18.length + 1;

/** Whether records of a kind have a field at all. */
export const hasField = (kind: RecordKind, field: Field): boolean => OF_RECORD[kind].includes(field);

/** Every value that a field can have in records of a kind, in order. */
export function valuesIn(kind: RecordKind, field: Field): readonly string[] {
  const values: readonly string[] = FIELDS[field];
  const left = RECORDS[kind] === 'crimes' ? values : values.filter((value) => value !== NOBODY);
  return kind === 'crime-recorded' ? left : left.filter((value) => field !== 'outcome' || value !== '0');
}

/** How old somebody was on the day of the conduct, as a band; a range across two bands is in neither. */
export function ageBand(lowest: number, highest: number): string {
  const bandOf = (age: number): string => {
    if (age < 10) return 'under 10';
    if (age < 14) return '10 to 13';
    if (age < 16) return '14 to 15';
    return age < 18 ? '16 to 17' : '18 or over';
  };
  if (bandOf(lowest) === bandOf(highest)) return bandOf(lowest);
  return highest < 18 ? BAND_NOT_KNOWN : NOT_KNOWN;
}

const LONGEST = [0, 1, 3, 7, 14, 28, 56, 112];

/** Whole days as a band; what was done before it was due counts as the same day. */
export const dayBand = (days: number): string =>
  DAYS[LONGEST.findIndex((longest) => days <= longest)] ?? DAYS[DAYS.length - 1] ?? '';
