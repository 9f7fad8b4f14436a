import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

/** A child is added by the report's own command, because the safety floor follows. */
export const ADDED_KINDS = ['adult', 'person'] as const;
export type AddedKind = (typeof ADDED_KINDS)[number];

export interface AddPerson {
  readonly case: string;
  readonly kind: AddedKind;
}

export interface AddedState {
  readonly person: string;
  readonly already: number;
  /** Everybody of the case but who reported it: the guidance takes at most thirty. */
  readonly people: number;
}

export interface PersonAdded extends AddPerson {
  readonly type: 'PersonAdded';
  readonly person: string;
  readonly position: number;
}

// The guidance takes thirty; who reported may turn out to have had a part, and is then one of them.
export const MOST_PEOPLE = 29;

export interface AddedRefusal {
  readonly code: 'TooManyPeople';
  readonly most: number;
}

export const decideAdded = (
  state: AddedState,
  input: AddPerson,
  _moment: Moment,
): Result<readonly PersonAdded[], AddedRefusal> =>
  state.people >= MOST_PEOPLE
    ? refused({ code: 'TooManyPeople', most: MOST_PEOPLE })
    : ok([{ ...input, type: 'PersonAdded', person: state.person, position: state.already + 1 }]);
