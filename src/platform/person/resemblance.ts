import { slipsOf } from './birth-date.ts';
import { nameLikeness, type Likeness } from './name-likeness.ts';
import type { PersonDetails } from './person.ts';
import { schoolName, type Sought } from './tokens.ts';

/** Why somebody is offered as perhaps the one who is sought; the words that a page shows for it. */
export const REASONS = {
  'same-birth-date': 'same date of birth',
  'birth-date-slip': 'date of birth is one slip away',
  'same-birth-year': 'same year of birth',
  'same-names': 'same names',
  'same-given-name': 'same given name',
  'same-family-name': 'same family name',
  'names-swapped': 'given and family name the other way round',
  'given-name-short-form': 'given name is another form of it',
  'family-name-short-form': 'family name is another form of it',
  'given-name-near': 'given name is one letter away',
  'family-name-near': 'family name is one letter away',
  'given-name-sounds-alike': 'given name sounds alike',
  'family-name-sounds-alike': 'family name sounds alike',
  'same-school': 'same school',
  'other-birth-date': 'but another date of birth',
} as const;
export type Reason = keyof typeof REASONS;

type DateLikeness = 'same' | 'slip' | 'same-year' | 'other' | 'unknown';

interface Resemblance {
  readonly given: Likeness;
  readonly family: Likeness;
  readonly swapped: boolean;
  readonly date: DateLikeness;
  readonly sameSchool: boolean;
}

const NAME_POINTS: Readonly<Record<Likeness, number>> = {
  same: 4,
  'short-form': 3.5,
  near: 3,
  'sounds-alike': 2,
  unknown: 1,
  other: 0,
};
const DATE_POINTS: Readonly<Record<DateLikeness, number>> = { same: 6, slip: 4, 'same-year': 2, unknown: 1, other: -2 };

const dateLikeness = (sought: Sought, known: string | undefined): DateLikeness => {
  if (known === undefined) return 'unknown';
  if (sought.birthDate === known) return 'same';
  if (sought.birthDate !== undefined) return slipsOf(sought.birthDate).includes(known) ? 'slip' : 'other';
  if (sought.birthYear === undefined) return 'unknown';
  return Number(known.slice(0, 4)) === sought.birthYear ? 'same-year' : 'other';
};

const pair = (given: Likeness, family: Likeness): number => NAME_POINTS[given] + NAME_POINTS[family];

const isAlike = (likeness: Likeness): boolean => likeness !== 'other' && likeness !== 'unknown';

const namesOf = (sought: Sought, known: PersonDetails): Pick<Resemblance, 'given' | 'family' | 'swapped'> => {
  const given = nameLikeness(sought.givenNames, known.givenNames);
  const family = nameLikeness(sought.familyName, known.familyName);
  const crossGiven = nameLikeness(sought.givenNames, known.familyName);
  const crossFamily = nameLikeness(sought.familyName, known.givenNames);
  const swapped = pair(crossGiven, crossFamily) > pair(given, family) && (isAlike(crossGiven) || isAlike(crossFamily));
  return swapped ? { given: crossGiven, family: crossFamily, swapped } : { given, family, swapped };
};

const resemblance = (sought: Sought, known: PersonDetails): Resemblance => ({
  ...namesOf(sought, known),
  date: dateLikeness(sought, known.birthDate),
  sameSchool: sought.school !== undefined && schoolName(sought.school) === schoolName(known.school ?? ''),
});

const isClose = (likeness: Likeness): boolean =>
  likeness === 'same' || likeness === 'short-form' || likeness === 'near';

const hasNames = (sought: Sought): boolean => sought.givenNames !== undefined || sought.familyName !== undefined;

const isOffered = (sought: Sought, found: Resemblance): boolean => {
  const { given, family, date, sameSchool } = found;
  const either = isAlike(given) || isAlike(family);
  const neitherIsOther = either && given !== 'other' && family !== 'other';
  if (!hasNames(sought)) return date === 'same';
  if (date === 'same') return either || sameSchool;
  if (date === 'other')
    return isClose(given) && isClose(family) && (sameSchool || (given === 'same' && family === 'same'));
  return neitherIsOther;
};

const NAME_REASONS: Readonly<Record<'given' | 'family', Readonly<Partial<Record<Likeness, Reason>>>>> = {
  given: {
    same: 'same-given-name',
    'short-form': 'given-name-short-form',
    near: 'given-name-near',
    'sounds-alike': 'given-name-sounds-alike',
  },
  family: {
    same: 'same-family-name',
    'short-form': 'family-name-short-form',
    near: 'family-name-near',
    'sounds-alike': 'family-name-sounds-alike',
  },
};

const DATE_REASONS: Readonly<Partial<Record<DateLikeness, Reason>>> = {
  same: 'same-birth-date',
  slip: 'birth-date-slip',
  'same-year': 'same-birth-year',
};

const reasonsOf = ({ given, family, swapped, date, sameSchool }: Resemblance): readonly Reason[] => {
  const names: readonly (Reason | undefined)[] =
    given === 'same' && family === 'same' ? ['same-names'] : [NAME_REASONS.given[given], NAME_REASONS.family[family]];
  const all: readonly (Reason | undefined)[] = [
    DATE_REASONS[date],
    ...names,
    swapped ? 'names-swapped' : undefined,
    sameSchool ? 'same-school' : undefined,
    date === 'other' ? 'other-birth-date' : undefined,
  ];
  return all.filter((reason) => reason !== undefined);
};

/** Weighs somebody against what is sought: why to offer them and in what order, or nothing if they are not to be offered. */
export const weigh = (
  sought: Sought,
  known: PersonDetails,
): { readonly reasons: readonly Reason[]; readonly rank: number } | undefined => {
  const found = resemblance(sought, known);
  if (!isOffered(sought, found)) return undefined;
  const rank = pair(found.given, found.family) + DATE_POINTS[found.date] + (found.sameSchool ? 1 : 0);
  return { reasons: reasonsOf(found), rank };
};
