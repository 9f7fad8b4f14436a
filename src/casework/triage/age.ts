import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { agesExclude, type AgeKnown, type AgeSpan } from './age-span.ts';
import type { FromWhom } from './statement.ts';

export interface StateAge {
  readonly case: string;
  readonly person: string;
  readonly age: AgeSpan | 'not-known';
  readonly fromWhom: FromWhom | undefined;
  /** Said in a report that joins the case: it is kept, whatever stands against it. */
  readonly isCarried?: true;
}

export interface AgeState extends AgeKnown {
  readonly statement: string;
  readonly isInCase: boolean;
}

export interface AgeStated extends StateAge {
  readonly type: 'AgeStated';
  readonly statement: string;
}

export type AgeRefusal =
  | { readonly code: 'NotInThisCase'; readonly person: string }
  | { readonly code: 'AgeDerived'; readonly person: string }
  | { readonly code: 'AgeAboveBirth'; readonly person: string; readonly most: number }
  | { readonly code: 'AgesReversed'; readonly lowest: number; readonly highest: number };

/** Refused, not overruled in silence: if the age is wrong, then the date of birth or the day is. */
const againstBirth = (state: AgeState, { person, age }: StateAge): AgeRefusal | undefined => {
  const { derived, most } = state;
  const excluded = age !== 'not-known' && agesExclude({ derived, most, stated: age });
  if (derived === undefined)
    return excluded && most !== undefined ? { code: 'AgeAboveBirth', person, most } : undefined;
  // What was stated before the date of birth was known, and is excluded by it, can be put right.
  return agesExclude(state) && !excluded ? undefined : { code: 'AgeDerived', person };
};

export const decideAge = (
  state: AgeState,
  input: StateAge,
  _moment: Moment,
): Result<readonly AgeStated[], AgeRefusal> => {
  const { person, age } = input;
  if (!state.isInCase) return refused({ code: 'NotInThisCase', person });
  const fault = input.isCarried === true ? undefined : againstBirth(state, input);
  if (fault !== undefined) return refused(fault);
  if (age !== 'not-known' && age.lowest > age.highest) return refused({ code: 'AgesReversed', ...age });
  return ok([{ ...input, type: 'AgeStated', statement: state.statement }]);
};
