import { z } from 'zod';
import { isDate, whyNoDate } from './birth-date.ts';

const text = (longest: number) => z.string().trim().min(1).max(longest).exactOptional();

/** The police service's 18+1 self-defined ethnicity codes; NS is *not stated*. */
export const ETHNICITIES = [
  'W1',
  'W2',
  'W3',
  'W9',
  'M1',
  'M2',
  'M3',
  'M9',
  'A1',
  'A2',
  'A3',
  'A4',
  'A9',
  'B1',
  'B2',
  'B9',
  'O2',
  'O9',
  'NS',
] as const;

/** What may be known of a person; all of it is sealed. Sex and ethnicity serve only the test of equal treatment. */
export const PersonDetails = z.strictObject({
  givenNames: text(120),
  familyName: text(120),
  birthDate: z
    .string()
    .refine(isDate, { error: ({ input }) => whyNoDate(String(input)) })
    .exactOptional(),
  // Sealed like the name: where somebody lives, or which school, finds them as surely.
  address: text(400),
  school: text(160),
  phone: text(60),
  otherContact: text(200),
  sex: z.enum(['female', 'male', 'other', 'not-stated']).exactOptional(),
  ethnicity: z.enum(ETHNICITIES).exactOptional(),
});
export type PersonDetails = z.infer<typeof PersonDetails>;

/** What is shown of somebody before they are identified: of a fixed form, so that it cannot become a name. */
export const PersonLabel = z.string().regex(/^(?:Child|Adult|Person) [1-9][0-9]{0,2}$/);
export type PersonLabel = z.infer<typeof PersonLabel>;

export interface Erased {
  readonly state: 'erased';
  readonly person: string;
}

export interface Living {
  readonly state: 'named' | 'not-identified';
  readonly person: string;
  readonly version: number;
  readonly label: string | undefined;
  readonly details: PersonDetails;
}

/** Somebody whom the force's records hold: named, not yet identified, or erased. */
export type Person = Living | Erased;

export const isNamed = (details: PersonDetails): boolean =>
  details.givenNames !== undefined || details.familyName !== undefined;

/** How somebody is called on a page: their name, else their label. */
export const displayName = (person: Living): string => {
  const name = [person.details.givenNames, person.details.familyName].filter((part) => part !== undefined).join(' ');
  return name === '' ? (person.label ?? 'A person not yet identified') : name;
};
