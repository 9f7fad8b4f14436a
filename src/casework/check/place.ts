import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

/** A place that is to be checked: where it is, is sealed as concerning a child; everybody else reads *Place 1*. */
export interface AddPlace {
  readonly case: string;
  readonly person: string;
  readonly where: string;
}

export interface PlaceState {
  readonly place: string;
  readonly passage: string;
  readonly isChildOfCase: boolean;
  readonly places: number;
}

export interface PlaceAdded extends AddPlace {
  readonly type: 'PlaceAdded';
  readonly place: string;
  readonly passage: string;
  readonly position: number;
  readonly addedAt: Date;
}

export type PlaceRefusal =
  | { readonly code: 'NotAChildOfThisCase'; readonly person: string }
  | { readonly code: 'TooManyPlaces'; readonly most: number };

/** Each place is checked in every system: more than these are several cases. */
export const MOST_PLACES = 20;

export const decidePlace = (
  state: PlaceState,
  input: AddPlace,
  { now }: Moment,
): Result<readonly PlaceAdded[], PlaceRefusal> => {
  if (!state.isChildOfCase) return refused({ code: 'NotAChildOfThisCase', person: input.person });
  // Refused, not dropped: which places matter to a child's safety is for people to say.
  if (state.places >= MOST_PLACES) return refused({ code: 'TooManyPlaces', most: MOST_PLACES });
  const { place, passage } = state;
  return ok([{ ...input, type: 'PlaceAdded', place, passage, position: state.places + 1, addedAt: now }]);
};
