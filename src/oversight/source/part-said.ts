import type { Period } from './period-said.ts';
import type { Reading } from './span-said.ts';

type Days = Pick<Period, 'start' | 'end'>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];
const FEW = `(?:${NUMBERS.join('|')}|[1-9]|1[01])`;
const WHEN = `(?:(\\d{1,2})(?:st|nd|rd|th)? )?(${MONTH})(?: ((?:19|20)\\d{2}))?`;

const pattern = (words: string): RegExp => new RegExp(words, 'iu');

const RANGE = pattern(`\\b${WHEN} ?(?:to|-|–|—|until|through|and) ?${WHEN}\\b`);
const FROM = pattern(`\\b(?:from|since|after|starting|begins?|began|beginning) (?:in |on )?${WHEN}`);
const TO = pattern(`\\b(?:to|until|till|up to|ending|ends?|ended) (?:in |on |the end of )?${WHEN}`);
const COUNTED = pattern(`\\b(first |last )?(${FEW})[- ]months?\\b`);

/** Words that say of a period that it is a part of one, wherever they stand. */
const PART = [
  '\\bpart[- ](?:year|period)\\b|\\bpart of (?:the |a |that |this )?(?:year|period|(?:19|20)\\d\\d)|\\bpartial (?:year|period|data)\\b',
  '\\bnot (?:a |the )?(?:full|whole|complete) year\\b|\\byear[- ]to[- ]date\\b|\\bytd\\b|\\bincomplete (?:year|period)\\b',
  `\\b(?:first |last )?${FEW}[- ](?:months?|quarters?|weeks?)\\b|\\b(?:first|last|second) (?:half|quarter)\\b|\\bhalf (?:of )?(?:the |a )?year\\b`,
  `\\bonly\\b.*\\b${MONTH}\\b|\\b${MONTH}\\b.*\\bonly\\b`,
  `\\b(?:is|are|covers?|runs?) (?:\\w+ ){0,2}?${MONTH}(?: \\d{4})? ?(?:to|-|–|until) ?${MONTH}\\b`,
].map(pattern);

/** What a note that a mark points to needs to say for the same. */
const MARKED = [RANGE, FROM, TO, COUNTED, ...PART];

export const saysPart = (words: string, isMarked: boolean): boolean =>
  (isMarked ? MARKED : PART).some((each) => each.test(words));

const two = (number: number): string => String(number).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The month of a period that a name means, where the note says no year: the first of that name in it. */
function yearOf(month: number, said: string | undefined, { start }: Days): number {
  if (said !== undefined) return Number(said);
  const [year, first] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  return month >= first ? year : year + 1;
}

function dayOf(
  [date, name = '', year]: readonly (string | undefined)[],
  period: Days,
  isEnd: boolean,
): string | undefined {
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const of = yearOf(month, year, period);
  const day = date === undefined ? (isEnd ? lastDay(of, month) : 1) : Number(date);
  return day < 1 || day > lastDay(of, month) ? undefined : `${of}-${two(month)}-${two(day)}`;
}

/** So many months from the first day of a period, or to its last. */
function monthsOf(isLast: boolean, count: number, { start, end }: Days): Days {
  const [from, to] = [new Date(`${start}T00:00Z`), new Date(`${end}T00:00Z`)];
  if (isLast)
    return {
      start: new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1 - count, 1)).toISOString().slice(0, 10),
      end,
    };
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count, 0));
  return { start, end: last.toISOString().slice(0, 10) };
}

const between = (start: string | undefined, end: string | undefined): Days | undefined =>
  start === undefined || end === undefined ? undefined : { start, end };

function countedMonths(note: string, period: Days): Days | undefined {
  const [words, which = '', number = ''] = COUNTED.exec(note) ?? [];
  if (words === undefined) return undefined;
  const count = /\d/u.test(number) ? Number(number) : NUMBERS.indexOf(number.toLowerCase()) + 1;
  return monthsOf(/last/iu.test(which), count, period);
}

/** The days that a note names, beside a period: of a month without a year, those of that period. */
function daysIn(note: string, period: Days): Days | undefined {
  const range = RANGE.exec(note);
  if (range !== null) return between(dayOf(range.slice(1, 4), period, false), dayOf(range.slice(4, 7), period, true));
  const [from, to] = [FROM.exec(note), TO.exec(note)];
  if (from === null && to === null) return countedMonths(note, period);
  return between(
    from === null ? period.start : dayOf(from.slice(1, 4), period, false),
    to === null ? period.end : dayOf(to.slice(1, 4), period, true),
  );
}

/**
 * What a period may be beside a note that speaks of a part of one: the part, or all of it. None where the note names days that take
 * nothing off this period.
 */
export function partReadings(note: string, period: Days): readonly Reading[] {
  const named = daysIn(note, period);
  const whole = { answer: `${period.start} to ${period.end}`, why: 'all of it: the note is of something else' };
  if (named === undefined) return [whole];
  const start = named.start > period.start ? named.start : period.start;
  const end = named.end < period.end ? named.end : period.end;
  if (start > end || (start === period.start && end === period.end)) return [];
  // A year of its own (*April 2019 to March 2020* beside 2019) is not cut to the one that is printed.
  const isYear = named.end > end && Date.parse(named.end) - Date.parse(named.start) < 366 * 86_400_000;
  return [
    ...(isYear ? [{ answer: `${named.start} to ${named.end}`, why: 'all that the note says' }] : []),
    { answer: `${start} to ${end}`, why: 'as the note says' },
    whole,
  ];
}
