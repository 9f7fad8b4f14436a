import type { AgeSpan } from './age-span.ts';
import type { Part } from './part.ts';

export const ADULT = 18;

/** What bears on whether somebody is a child of the case. */
export interface ChildKnown {
  readonly kind: 'child' | 'adult' | 'person' | 'reporter';
  readonly named: boolean;
  readonly parts: readonly Part[];
  /** On the day of the conduct; undefined where nobody has said anything of it. */
  readonly age: AgeSpan | 'not-known' | undefined;
  /** By a date of birth: nobody was older on the day than now. */
  readonly ageToday: number | undefined;
}

/** Whether the case is about somebody, and there is somebody. */
const isConcerned = ({ kind, named, parts }: ChildKnown): boolean => {
  // An account nobody has a name for: there is nobody yet who could be made safe, heard or told. Once named, there is.
  if (kind === 'person') return named;
  // Who only told has no part in it: a friend who reports is not made one of those whom the case is about.
  return kind !== 'reporter' || parts.some((part) => part !== 'reported');
};

/** Whether every step takes somebody as a child of the case: by the lowest age that is still possible (Code C 1.5). */
export const mayBeChild = (known: ChildKnown): boolean => {
  const { kind, age, ageToday } = known;
  // Listed as a child they keep that protection: a slip in an age must not take it away.
  if (kind === 'child') return true;
  if (!isConcerned(known)) return false;
  if (age !== undefined && age !== 'not-known') return age.lowest < ADULT;
  // Who was added as an adult is one until somebody doubts it; of anybody else an age that nobody knows may be any.
  return kind === 'person' || age === 'not-known' || (ageToday !== undefined && ageToday < ADULT);
};
