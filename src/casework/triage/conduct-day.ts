import { londonDay } from '../../platform/clock/index.ts';
import { ageOn } from '../../platform/person/index.ts';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { ageSpan, MOST_YEARS, type AgeSpan, type ConductDay } from './age-span.ts';

export interface StateConductDay {
  readonly case: string;
  readonly day: ConductDay | 'not-known';
}

/** Somebody whose date of birth is recorded, with a fresh reference for the age that follows. */
export interface Born {
  readonly person: string;
  readonly birthDate: string;
  readonly statement: string;
}

export interface ConductDayState {
  readonly statement: string;
  readonly born: readonly Born[];
}

/** An age that a date of birth and the day give; undefined where it can no longer be worked out. */
export interface DerivedAge {
  readonly person: string;
  readonly statement: string;
  readonly age: AgeSpan | undefined;
  /** As old as they are now: nobody was older on the day. */
  readonly most: number | undefined;
}

export interface ConductDayStated extends StateConductDay {
  readonly type: 'ConductDayStated';
  readonly statement: string;
  readonly ages: readonly DerivedAge[];
}

export type ConductDayRefusal =
  | { readonly code: 'ConductInFuture' }
  | { readonly code: 'ConductTooLongAgo' }
  | { readonly code: 'DaysReversed' }
  | { readonly code: 'BornAfterConduct'; readonly people: readonly string[] };

const isBeyondAnyLife = (day: string, today: string): boolean =>
  Number(day.slice(0, 4)) < Number(today.slice(0, 4)) - MOST_YEARS;

/** States when it happened, and works out again every age that rests on a date of birth. */
export const decideConductDay = (
  state: ConductDayState,
  input: StateConductDay,
  { now }: Moment,
): Result<readonly ConductDayStated[], ConductDayRefusal> => {
  const day = input.day === 'not-known' ? undefined : input.day;
  if (day !== undefined && day.latest > londonDay(now)) return refused({ code: 'ConductInFuture' });
  if (day !== undefined && isBeyondAnyLife(day.earliest, londonDay(now))) return refused({ code: 'ConductTooLongAgo' });
  if (day !== undefined && day.earliest > day.latest) return refused({ code: 'DaysReversed' });
  // One of the two is a slip; which of them, only people can know.
  const unborn = state.born.filter(({ birthDate }) => day !== undefined && birthDate > day.earliest);
  if (unborn.length > 0) return refused({ code: 'BornAfterConduct', people: unborn.map(({ person }) => person) });
  const ages = state.born.map(({ person, birthDate, statement }) => ({
    person,
    statement,
    age: ageSpan(birthDate, day),
    most: birthDate > londonDay(now) ? undefined : ageOn(birthDate, londonDay(now)),
  }));
  return ok([{ ...input, type: 'ConductDayStated', statement: state.statement, ages }]);
};
