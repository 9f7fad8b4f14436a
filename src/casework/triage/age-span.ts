import { ageOn } from '../../platform/person/index.ts';

/** The day of the conduct, or the days between which it lies. */
export interface ConductDay {
  readonly earliest: string;
  readonly latest: string;
}

/** An age as its lowest and its highest: the same where it is known. */
export interface AgeSpan {
  readonly lowest: number;
  readonly highest: number;
}

/** An age as its row holds it: empty where it is not known. */
export const spanFrom = (
  row: { readonly lowest: number | null; readonly highest: number | null } | undefined,
): AgeSpan | undefined => {
  if (row === undefined || row.lowest === null || row.highest === null) return undefined;
  return { lowest: row.lowest, highest: row.highest };
};

export const MOST_YEARS = 120;

/** The age on the day of the conduct where birth and day are both known; undefined where one is not. */
export const ageSpan = (birth: string | undefined, day: ConductDay | undefined): AgeSpan | undefined =>
  birth === undefined || day === undefined
    ? undefined
    : { lowest: ageOn(birth, day.earliest), highest: ageOn(birth, day.latest) };

/** What is known of an age: by a date of birth with the day, by a date of birth alone (nobody was older), and as it was stated. */
export interface AgeKnown {
  readonly derived: AgeSpan | undefined;
  readonly most: number | undefined;
  readonly stated: AgeSpan | undefined;
}

const byBirth = ({ derived, most }: AgeKnown): AgeSpan | undefined =>
  derived ?? (most === undefined ? undefined : { lowest: 0, highest: most });

/** Whether no age that a date of birth leaves is one that was stated. */
export const agesExclude = (known: AgeKnown): boolean => {
  const [born, { stated }] = [byBirth(known), known];
  return born !== undefined && stated !== undefined && (stated.lowest > born.highest || stated.highest < born.lowest);
};

/** From the lowest that either says to the highest. */
export const bothAges = (one: AgeSpan, other: AgeSpan | undefined): AgeSpan =>
  other === undefined
    ? one
    : { lowest: Math.min(one.lowest, other.lowest), highest: Math.max(one.highest, other.highest) };

/**
 * The age of somebody: by a date of birth before what was stated. Where the two exclude each other one of them is wrong, and
 * nobody here knows which: everything between stays possible, so that nobody is taken for an adult by a slip (Code C 1.5).
 */
export const knownAge = (known: AgeKnown): AgeSpan | undefined => {
  const born = byBirth(known);
  return born !== undefined && agesExclude(known) ? bothAges(born, known.stated) : (known.derived ?? known.stated);
};

/** Below the age of criminal responsibility: never a suspect (Children and Young Persons Act 1933, s.50; handbook 6.9). */
export const RESPONSIBILITY = 10;
