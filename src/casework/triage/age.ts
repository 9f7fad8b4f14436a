import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { ageOn } from '../../platform/person/index.ts';
import type { FromWhom } from './statement.ts';

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

export interface StateAge {
  readonly case: string;
  readonly person: string;
  readonly age: AgeSpan | 'not-known';
  readonly fromWhom: FromWhom | undefined;
}

export interface AgeState {
  readonly statement: string;
  readonly isInCase: boolean;
  /** The age that a date of birth gives: it is not stated against. */
  readonly derived: AgeSpan | undefined;
}

export interface AgeStated extends StateAge {
  readonly type: 'AgeStated';
  readonly statement: string;
}

export type AgeRefusal =
  | { readonly code: 'NotInThisCase'; readonly person: string }
  | { readonly code: 'AgeDerived'; readonly person: string }
  | { readonly code: 'AgesReversed'; readonly lowest: number; readonly highest: number };

export const decideAge = (
  state: AgeState,
  input: StateAge,
  _moment: Moment,
): Result<readonly AgeStated[], AgeRefusal> => {
  const { person, age } = input;
  if (!state.isInCase) return refused({ code: 'NotInThisCase', person });
  // Refused, not overruled in silence: if the age is wrong, then the date of birth or the day is.
  if (state.derived !== undefined) return refused({ code: 'AgeDerived', person });
  if (age !== 'not-known' && age.lowest > age.highest) return refused({ code: 'AgesReversed', ...age });
  return ok([{ ...input, type: 'AgeStated', statement: state.statement }]);
};

/** Below the age of criminal responsibility: never a suspect (Children and Young Persons Act 1933, s.50; handbook 6.9). */
export const RESPONSIBILITY = 10;
