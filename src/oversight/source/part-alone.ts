import { periodOf, type Period } from './period-said.ts';

const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?';

/** A part of a year that does not say of which: *Q1*, *2nd half*, *January*, *Apr–Jun*. */
const ALONE = new RegExp(
  `^(?:q(?:tr|uarter)?\\.? ?[1-4]|h[12]|half ?[12]|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:quarter|half)|${MONTH}(?: ?(?:-|–|to) ?${MONTH})?)$`,
  'i',
);

export const isPartAlone = (label: string): boolean => ALONE.test(label);

interface Said {
  readonly period: Period | undefined;
  readonly periodWords: string | undefined;
}

/**
 * A part of a year in one label and its year in another are one period: read as the whole year, each quarter would be it. Undefined
 * where the labels are not so.
 */
export function partOfYear(one: Said, other: Said): Said | undefined {
  const [part, year] = isPartAlone(one.periodWords ?? '') ? [one, other] : [other, one];
  const [of = '', when = ''] = [part.periodWords, year.periodWords];
  if (!isPartAlone(of) || when === '' || isPartAlone(when)) return undefined;
  const periodWords = `${of} ${when}`;
  // Of *2021* alone nobody knows whether it begins in January or in April, and so not which January is its: *Q1 2021/22* says its days.
  return { period: year.period?.presumed === false ? periodOf(periodWords) : undefined, periodWords };
}
