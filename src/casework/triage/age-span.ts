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

/** Below the age of criminal responsibility: never a suspect (Children and Young Persons Act 1933, s.50; handbook 6.9). */
export const RESPONSIBILITY = 10;
