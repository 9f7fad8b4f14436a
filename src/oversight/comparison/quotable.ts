import { adultsToo } from './adults-too.ts';
import type { Comparison } from './comparison.ts';
import { spreadSentence } from './spread.words.ts';
import { BASIS, offenceLine, period } from './words.ts';

/** What the figures are of, so that a headline which is quoted alone takes it along. */
export function groundOf({ definition, unasked }: Comparison): string {
  const { scope, numerator, denominator, basis, period: time, source } = definition;
  const adults = adultsToo(definition);
  return [
    `Counted: ${numerator.words}, among ${denominator.words}; ${scope.unit}; offence ${offenceLine(scope.offence)}; ${scope.ages}; ${period(time)}; ${BASIS[basis]}.`,
    `Source: ${source}.`,
    ...(adults === undefined ? [] : [adults]),
    ...(unasked === null ? [] : [unasked]),
  ].join(' ');
}

/** The headline as it is given everywhere: the finding with definition, ages, period, basis and source, in one paragraph. */
export const quotable = (comparison: Comparison): string => `${spreadSentence(comparison)} ${groundOf(comparison)}`;
