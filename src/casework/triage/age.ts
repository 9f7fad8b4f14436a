import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { AgeSpan } from './age-span.ts';
import type { FromWhom } from './statement.ts';

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
