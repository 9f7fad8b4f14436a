import { z } from 'zod';
import { PersonDetails, Sought } from '../../platform/person/index.ts';
import { ADDED_KINDS } from './added.ts';
import type { StateAge } from './age.ts';
import { MOST_YEARS } from './age-span.ts';
import type { StateConductDay } from './conduct-day.ts';
import type { StateEarlierReports } from './earlier.ts';
import { isContradiction, PARTS, type StatePart } from './part.ts';
import { FROM_WHOM } from './statement.ts';

export const PersonParams = z.strictObject({ case: z.uuid(), person: z.uuid() });

const fromWhom = z.enum(FROM_WHOM, 'Choose from whom this is known').exactOptional();
const Day = z.iso.date();
const years = z.int(`Enter the age as a whole number from 0 to ${MOST_YEARS}`).min(0).max(MOST_YEARS).exactOptional();

/** Adds to a case somebody who came to light; a child's safety floor follows. */
export const AddPersonBody = z.strictObject({ kind: z.enum(['child', ...ADDED_KINDS], 'Choose who is to be added') });

export const SearchBody = Sought;

export const MatchBody = z.strictObject({
  judged: z.enum(['same-person', 'not-the-same'], 'Choose whether it is the same person'),
  // As many as are ever offered: judging people whom nobody was shown is no judgement.
  others: z.array(z.uuid()).min(1).max(10),
});

/** Fewer figures ring nobody; asked where it is typed, as what is sealed already is read as it is. */
const RINGS = 5;
const phone = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine((typed) => typed.replaceAll(/\D/gu, '').length >= RINGS, {
    error:
      'Enter a telephone number that can be rung, such as 01632 960001; anything else belongs under another way to reach them',
  })
  .exactOptional();

/** What is known of somebody: all of it is optional but a name, and all of it is sealed. */
export const NameBody = PersonDetails.extend({ phone, basis: z.int().min(0) }).refine(
  (body) => body.givenNames !== undefined || body.familyName !== undefined,
  { path: ['givenNames'], message: 'Enter a given name or a family name' },
);

export const PartBody = z
  .strictObject({
    known: z.enum(['known', 'not-known'], 'Choose whether the part of this person is known'),
    parts: z.array(z.enum(PARTS)).default([]),
    fromWhom,
  })
  .refine((body) => body.known === 'not-known' || body.parts.length > 0, {
    path: ['parts'],
    message: 'Choose each part that this person had, or choose that it is not known',
  })
  .refine((body) => !isContradiction(body.parts), {
    path: ['parts'],
    message: 'Who handled an image only to report or protect has no other part in it. Choose one or the other',
  })
  .refine((body) => body.known === 'not-known' || body.fromWhom !== undefined, {
    path: ['fromWhom'],
    message: 'Choose from whom this is known',
  });

export const toPart = (at: z.infer<typeof PersonParams>, body: z.infer<typeof PartBody>): StatePart => ({
  ...at,
  // In the order of the list, so that the same parts ticked otherwise are the same answer.
  parts: body.known === 'not-known' ? 'not-known' : PARTS.filter((part) => body.parts.includes(part)),
  fromWhom: body.fromWhom,
});

/** An age on the day of the conduct. In doubt, somebody is treated as a child (Code C 1.5; handbook 6.9). */
export const AgeBody = z
  .strictObject({
    known: z.enum(['age', 'between', 'not-known'], 'Choose what is known of the age'),
    age: years,
    lowest: years,
    highest: years,
    fromWhom,
  })
  .refine((body) => body.known !== 'age' || body.age !== undefined, {
    path: ['age'],
    message: 'Enter the age in years',
  })
  .refine((body) => body.known !== 'between' || body.lowest !== undefined, {
    path: ['lowest'],
    message: 'Enter the lowest age this person may have been',
  })
  .refine((body) => body.known !== 'between' || body.highest !== undefined, {
    path: ['highest'],
    message: 'Enter the highest age this person may have been',
  })
  .refine((body) => body.known !== 'between' || (body.lowest ?? 0) <= (body.highest ?? MOST_YEARS), {
    path: ['highest'],
    message: 'The highest age cannot be below the lowest',
  })
  .refine((body) => body.known === 'not-known' || body.fromWhom !== undefined, {
    path: ['fromWhom'],
    message: 'Choose from whom this is known',
  });

const toSpan = ({ known, age, lowest, highest }: z.infer<typeof AgeBody>): StateAge['age'] => {
  if (known === 'age' && age !== undefined) return { lowest: age, highest: age };
  return known === 'between' && lowest !== undefined && highest !== undefined ? { lowest, highest } : 'not-known';
};

export const toAge = (at: z.infer<typeof PersonParams>, body: z.infer<typeof AgeBody>): StateAge => ({
  ...at,
  age: toSpan(body),
  fromWhom: body.fromWhom,
});

export const ConductDayBody = z
  .strictObject({
    known: z.enum(['one-day', 'between', 'not-known'], 'Choose what is known of the day'),
    day: Day.exactOptional(),
    earliest: Day.exactOptional(),
    latest: Day.exactOptional(),
  })
  .refine((body) => body.known !== 'one-day' || body.day !== undefined, { path: ['day'], message: 'Enter the day' })
  .refine((body) => body.known !== 'between' || body.earliest !== undefined, {
    path: ['earliest'],
    message: 'Enter the first day on which it may have happened',
  })
  .refine((body) => body.known !== 'between' || body.latest !== undefined, {
    path: ['latest'],
    message: 'Enter the last day on which it may have happened',
  });

export const toConductDay = (id: string, body: z.infer<typeof ConductDayBody>): StateConductDay => {
  const { known, day, earliest, latest } = body;
  if (known === 'one-day' && day !== undefined) return { case: id, day: { earliest: day, latest: day } };
  return known === 'between' && earliest !== undefined && latest !== undefined
    ? { case: id, day: { earliest, latest } }
    : { case: id, day: 'not-known' };
};

const HOW_MANY = 'Enter how many, as a whole number from 0 to 999, or choose that it is not known';

export const EarlierReportsBody = z
  .strictObject({
    known: z.enum(['known', 'not-known'], 'Choose whether it is known how many there are'),
    reports: z.int(HOW_MANY).min(0, HOW_MANY).max(999, HOW_MANY).exactOptional(),
    fromWhom,
  })
  .refine((body) => body.known === 'not-known' || body.reports !== undefined, {
    path: ['reports'],
    message: HOW_MANY,
  })
  .refine((body) => body.known === 'not-known' || body.fromWhom !== undefined, {
    path: ['fromWhom'],
    message: 'Choose from whom this is known',
  });

export const toEarlierReports = (id: string, body: z.infer<typeof EarlierReportsBody>): StateEarlierReports => ({
  case: id,
  reports: body.known === 'not-known' ? 'not-known' : (body.reports ?? 'not-known'),
  fromWhom: body.fromWhom,
});
