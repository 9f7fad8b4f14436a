import { londonDay } from '../../platform/clock/index.ts';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { ageOn, type PersonDetails } from '../../platform/person/index.ts';
import { ageSpan, type AgeSpan, type ConductDay } from './age-span.ts';

export interface NamePerson {
  readonly case: string;
  readonly person: string;
  /** The version of the details that was seen. */
  readonly basis: number;
  readonly details: PersonDetails;
}

export interface NameState {
  readonly statement: string;
  readonly isInCase: boolean;
  readonly isErased: boolean;
  readonly version: number;
  readonly isSearched: boolean;
  readonly day: ConductDay | undefined;
}

export interface PersonNamed extends NamePerson {
  readonly type: 'PersonNamed';
  readonly statement: string;
  /** Undefined takes back an age that an earlier date of birth gave. */
  readonly age: AgeSpan | undefined;
  /** As old as they are now: nobody was older on the day. */
  readonly most: number | undefined;
}

export type NameRefusal =
  | { readonly code: 'NotInThisCase'; readonly person: string }
  | { readonly code: 'PersonErased'; readonly people: readonly string[] }
  | { readonly code: 'SearchFirst'; readonly person: string }
  | { readonly code: 'DetailsChanged'; readonly version: number }
  | { readonly code: 'NameMissing' }
  | { readonly code: 'BornInFuture' }
  | { readonly code: 'BornAfterConduct'; readonly people: readonly string[] };

const refusalOf = (
  state: NameState,
  { person, basis, details }: NamePerson,
  today: string,
): NameRefusal | undefined => {
  if (!state.isInCase) return { code: 'NotInThisCase', person };
  if (state.isErased) return { code: 'PersonErased', people: [person] };
  // So that nobody becomes two people: the search comes before the name (design, section 8).
  if (!state.isSearched) return { code: 'SearchFirst', person };
  // Somebody else put the details right meanwhile: overwriting them unseen could undo a child's name.
  if (state.version !== basis) return { code: 'DetailsChanged', version: state.version };
  if (details.givenNames === undefined && details.familyName === undefined) return { code: 'NameMissing' };
  const { birthDate } = details;
  if (birthDate === undefined) return undefined;
  if (birthDate > today) return { code: 'BornInFuture' };
  return state.day !== undefined && birthDate > state.day.earliest
    ? { code: 'BornAfterConduct', people: [person] }
    : undefined;
};

export const decideName = (
  state: NameState,
  input: NamePerson,
  { now }: Moment,
): Result<readonly PersonNamed[], NameRefusal> => {
  const refusal = refusalOf(state, input, londonDay(now));
  if (refusal !== undefined) return refused(refusal);
  const age = ageSpan(input.details.birthDate, state.day);
  const { birthDate } = input.details;
  const most = birthDate === undefined ? undefined : ageOn(birthDate, londonDay(now));
  return ok([{ ...input, type: 'PersonNamed', statement: state.statement, age, most }]);
};
