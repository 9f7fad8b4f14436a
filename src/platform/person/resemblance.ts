import { slipsOf } from './birth-date.ts';
import { nameLikeness, toName, type Likeness, type Name } from './name-likeness.ts';
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

// Only the order of offers comes of these; they are never shown.
const NAME_POINTS: Readonly<Record<Likeness, number>> = {
  same: 4,
  'short-form': 3.5,
  near: 3,
  'sounds-alike': 2,
  unknown: 1,
  other: 0,
};
const DATE_POINTS: Readonly<Record<DateLikeness, number>> = { same: 6, slip: 4, 'same-year': 2, unknown: 1, other: -2 };

/** What is sought, made ready to be compared with many. */
interface Ready {
  readonly sought: Sought;
  readonly given: Name;
  readonly family: Name;
  readonly slips: ReadonlySet<string>;
}

const dateLikeness = ({ sought, slips }: Ready, known: string | undefined): DateLikeness => {
  if (known === undefined) return 'unknown';
  if (sought.birthDate === known) return 'same';
  if (sought.birthDate !== undefined) return slips.has(known) ? 'slip' : 'other';
  if (sought.birthYear === undefined) return 'unknown';
  return Number(known.slice(0, 4)) === sought.birthYear ? 'same-year' : 'other';
};

const pair = (given: Likeness, family: Likeness): number => NAME_POINTS[given] + NAME_POINTS[family];

const isAlike = (likeness: Likeness): boolean => likeness !== 'other' && likeness !== 'unknown';

const namesOf = (ready: Ready, known: PersonDetails): Pick<Resemblance, 'given' | 'family' | 'swapped'> => {
  const [knownGiven, knownFamily] = [toName(known.givenNames), toName(known.familyName)];
  const given = nameLikeness(ready.given, knownGiven);
  const family = nameLikeness(ready.family, knownFamily);
  const crossGiven = nameLikeness(ready.given, knownFamily);
  const crossFamily = nameLikeness(ready.family, knownGiven);
  // Only where it fits better than as written: many names are given and family names both.
  const swapped = pair(crossGiven, crossFamily) > pair(given, family) && (isAlike(crossGiven) || isAlike(crossFamily));
  return swapped ? { given: crossGiven, family: crossFamily, swapped } : { given, family, swapped };
};

const resemblance = (ready: Ready, known: PersonDetails): Resemblance => ({
  ...namesOf(ready, known),
  date: dateLikeness(ready, known.birthDate),
  sameSchool: ready.sought.school !== undefined && schoolName(ready.sought.school) === schoolName(known.school ?? ''),
});

const isClose = (likeness: Likeness): boolean =>
  likeness === 'same' || likeness === 'short-form' || likeness === 'near';

const hasNames = (sought: Sought): boolean => sought.givenNames !== undefined || sought.familyName !== undefined;

const isOffered = (sought: Sought, found: Resemblance): boolean => {
  const { given, family, date, sameSchool } = found;
  const either = isAlike(given) || isAlike(family);
  const neitherIsOther = either && given !== 'other' && family !== 'other';
  // By a date alone only the same date is offered: its slips are the birthdays of too many others.
  if (!hasNames(sought)) return date === 'same';
  // A child in care or adopted may bear other names at the same school.
  if (date === 'same') return either || sameSchool;
  // A date may be plainly wrong; then the names have to be right.
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

export interface Weighed {
  readonly reasons: readonly Reason[];
  readonly rank: number;
}

/** Weighs people against one who is sought: why to offer them and in what order, or nothing if they are not to be offered. */
export const weigher = (sought: Sought): ((known: PersonDetails) => Weighed | undefined) => {
  const ready: Ready = {
    sought,
    given: toName(sought.givenNames),
    family: toName(sought.familyName),
    slips: new Set(sought.birthDate === undefined ? [] : slipsOf(sought.birthDate)),
  };
  return (known) => {
    const found = resemblance(ready, known);
    if (!isOffered(sought, found)) return undefined;
    const rank = pair(found.given, found.family) + DATE_POINTS[found.date] + (found.sameSchool ? 1 : 0);
    return { reasons: reasonsOf(found), rank };
  };
};
