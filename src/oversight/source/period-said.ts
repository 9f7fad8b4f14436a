import { daysWithin } from './day-said.ts';
import { withoutMarks } from './foot-mark.ts';
import { guessIn } from './period-guess.ts';
import { isOther } from './part-period.ts';
import { spanIn } from './span-said.ts';

/** First and last day of what a label covers; what a year means may be presumed. */
export interface Period {
  readonly start: string;
  readonly end: string;
  /** A year alone: calendar by its form, but not said to be. */
  readonly presumed: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DAY = '(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?';
const YEAR = '\\[?((?:19|20)\\d{2})\\]?';
const TO = '\\s*(?:-|–|—|to|until|till|and|through)\\s*';
const DATE = `${DAY}${MONTH},?(?:\\s+${YEAR})?`;

const two = (number: number): string => String(number).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const day = (year: number, month: number, date: number): string =>
  `${year}-${two(month)}-${two(Math.min(date, lastDay(year, month)))}`;
const period = (start: string, end: string, presumed = false): Period | undefined =>
  start <= end ? { start, end, presumed } : undefined;

const years = (from: number, to: number, presumed = false) => period(`${from}-01-01`, `${to}-12-31`, presumed);
const financial = (from: number, to: number) => period(`${from}-04-01`, `${to}-03-31`);
const monthOf = (name = ''): number => MONTHS.indexOf(name) + 1;

const DATES = new RegExp(`^(?:from |between )?${DATE}${TO}${DATE}$`);

function dates(text: string): Period | undefined {
  const match = DATES.exec(text);
  if (match === null) return undefined;
  const [, d1, m1, y1, d2, m2, y2] = match;
  const end = Number(y2 ?? y1);
  if (Number.isNaN(end)) return undefined;
  const [from, to] = [monthOf(m1), monthOf(m2)];
  // "July to June 2020" starts in the year before.
  const start = y1 === undefined ? end - (from > to ? 1 : 0) : Number(y1);
  return period(day(start, from, Number(d1 ?? 1)), day(end, to, Number(d2 ?? 31)));
}

const isMonth = (number = 0): boolean => number >= 1 && number <= 12;

/** `2016-12 to 2019-03`, whole months. */
function numericMonths(text: string): Period | undefined {
  const match = /^(\d{4})-(\d{2}) to (\d{4})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [, y1 = 0, m1 = 0, y2 = 0, m2 = 0] = match.map(Number);
  return isMonth(m1) && isMonth(m2) ? period(day(y1, m1, 1), day(y2, m2, 31)) : undefined;
}

const isoDates = (text: string): Period | undefined => {
  const match = /^(\d{4}-\d{2}-\d{2})\s*(?:to|-|–|\/)\s*(\d{4}-\d{2}-\d{2})$/.exec(text);
  return match === null ? undefined : period(match[1] ?? '', match[2] ?? '');
};

/** `01/04/2018 - 31/03/2019`: of days that can be read in two orders neither is chosen. */
function daysInFigures(text: string): Period | undefined {
  const [only, other] = daysWithin(text);
  return only === undefined || other !== undefined ? undefined : period(only.start, only.end);
}

const ONE_MONTH = new RegExp(`^${MONTH}\\s+${YEAR}$`);

function month(text: string): Period | undefined {
  const named = ONE_MONTH.exec(text);
  const numbered = /^((?:19|20)\d{2})-(0[1-9]|1[0-2])$/.exec(text);
  const [year, number] =
    named === null ? [Number(numbered?.[1]), Number(numbered?.[2])] : [Number(named[2]), monthOf(named[1])];
  return Number.isNaN(year) ? undefined : period(day(year, number, 1), day(year, number, 31));
}

function quarter(text: string): Period | undefined {
  const [, before, first, second, after] =
    /^(?:q([1-4])\s+)?((?:19|20)\d{2})[/-](\d{2})(?:\s+q([1-4]))?$/.exec(text) ?? [];
  const [number, year] = [Number(before ?? after), Number(first)];
  if (Number.isNaN(number) || (before !== undefined && after !== undefined) || !isNext(year, second)) return undefined;
  const [y, m] = number === 4 ? [year + 1, 1] : [year, number * 3 + 1];
  return period(day(y, m, 1), day(y, m + 2, 31));
}

const isNext = (year: number, short = ''): boolean => Number(short) === (year + 1) % 100;

const ENDING = `(?:(?:the )?(?:financial )?(?:year|12 months) (?:ending|ended|end|to)|y/?e|fye)\\s+(?:(\\d{2})(?:st|th)? )?${MONTH}\\s+${YEAR}`;
const YEAR_ENDING = new RegExp(`^${ENDING}$`);
const ENDS = new RegExp(`\\b${ENDING}`, 'i');

function yearEnding(text: string): Period | undefined {
  const match = YEAR_ENDING.exec(text);
  if (match === null) return undefined;
  const [number, year] = [monthOf(match[2]), Number(match[3])];
  if (match[1] !== undefined && Number(match[1]) !== lastDay(year, number)) return undefined;
  const start = number === 12 ? day(year, 1, 1) : day(year - 1, number + 1, 1);
  return period(start, day(year, number, 31));
}

/** Two years: the next one makes a financial year, a later one merges several. */
const TWO_YEARS = /^(?:fy ?|financial year )?((?:19|20)\d{2})\s*([/-]|–)\s*((?:19|20)?\d{2})$/;

function twoYears(text: string): Period | undefined {
  const match = TWO_YEARS.exec(text);
  if (match === null) return undefined;
  const from = Number(match[1]);
  const short = Number(match[3]);
  const to = short < 100 ? Math.floor(from / 100) * 100 + short : short;
  if (to === from + 1) return financial(from, to);
  return to > from && match[2] !== '/' ? years(from, to, true) : undefined;
}

/** *2018/19 to 2020/21*; joined by *and* they have to follow each other. */
function financialYears(text: string): Period | undefined {
  const [, first, second, by, third, last] =
    /^((?:19|20)\d{2})[/-](\d{2})\s*(-|–|to|and)\s*(?:((?:19|20)\d{2})[/-])?(\d{2})$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (!isNext(from, second) || (third !== undefined && !isNext(Number(third), last))) return undefined;
  if (by === 'and' && to !== (from + 2) % 100) return undefined;
  return financial(from, 2000 + to);
}

/** *2013, 2014 and 2015*: only years that follow each other are one period. */
function listedYears(text: string): Period | undefined {
  if (!/^(?:between |from )?(?:19|20)\d{2}(?:(?:, | and |, and | to | until )(?:19|20)\d{2})+$/.test(text))
    return undefined;
  const listed = [...text.matchAll(/\d{4}/g)].map(([year]) => Number(year));
  const [first = 0, last = 0] = [listed[0], listed.at(-1)];
  // *2019 to 2020* is one financial year too: it is asked.
  if (guessIn(text)?.words === text) return undefined;
  const range = listed.length === 2 && /to|between|from|until/.test(text);
  return range || listed.every((year, i) => year === first + i) ? years(first, last, true) : undefined;
}

function oneYear(text: string): Period | undefined {
  const match = /^(?:(calendar year|in|year|jan-dec|january to december|january - december)\s+)?((?:19|20)\d{2})$/.exec(
    text,
  );
  if (match === null) return undefined;
  const year = Number(match[2]);
  return years(year, year, match[1] === undefined || match[1] === 'in' || match[1] === 'year');
}

/** The period that a label names, or undefined: `2019`, `2014/15`, `1st July 2016 to 30th June 2018`, `Q1 2018/19` … */
export function periodOf(label: string): Period | undefined {
  const text = withoutMarks(
    label
      .toLowerCase()
      .replaceAll(/\s+/g, ' ')
      .replace(/[:*]+$/, '')
      .trim(),
  ).trim();
  // Every way to write a period has the digits of a year in it.
  if (text.length > 80 || !/\d\d/.test(text)) return undefined;
  for (const read of [
    oneYear,
    twoYears,
    dates,
    month,
    quarter,
    yearEnding,
    financialYears,
    listedYears,
    numericMonths,
    isoDates,
    daysInFigures,
  ]) {
    const found = read(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

const FINANCIAL = '(?:19|20)\\d{2}[/-]\\d{2}';
const PIECES = [
  `${DATE}${TO}${DATE}`,
  '\\d{4}-\\d{2}(?:-\\d{2})? to \\d{4}-\\d{2}(?:-\\d{2})?',
  `\\b${ENDING}`,
  `\\b${FINANCIAL}\\s*(?:-|–|to|and)\\s*${FINANCIAL}`,
  `\\bq[1-4] ${FINANCIAL}|\\b${FINANCIAL} q[1-4]\\b`,
  '(?:19|20)\\d{2}\\s*[/–-]\\s*(?:(?:19|20)\\d{2}|\\d{2})\\b',
  '\\b(?:from |between )(?:19|20)\\d{2} (?:to|until|and) (?:19|20)\\d{2}\\b',
  '(?:19|20)\\d{2}(?:(?:, | and |, and | to )(?:19|20)\\d{2})+',
  '\\b(?:19|20)\\d{2}\\b',
].map((piece) => new RegExp(piece, 'i'));

/** Words that say how far from now, or from when on: a start at most, and no period. */
const RELATIVE = /\b(?:past|last|since|previous|months?|so far|to date|current(?:ly)?|this year|for \d+ years)\b/i;

/** A period in the words of a label; without days where they name one that is not the year in them. */
interface Within {
  readonly period: Period | undefined;
  readonly words: string;
}

const isFinancial = ({ start, end }: Period): boolean => start.endsWith('-04-01') && end.endsWith('-03-31');

/** The year of an Act is a part of its name: *s1 PCA 1978*, *the Sexual Offences Act 2003*. */
const ACT_YEAR =
  /(?<=\bacts?(?: of)?,? \(?)(?:18|19|20)\d{2}|(?<=\bpca ?)1978|(?<=\bcja ?)1988|(?<=\bsoa ?)(?:1956|2003)|(?<=\bcjca ?)2015|(?<=\bfoia ?)2000|(?<=\bdpa ?)(?:1998|2018)/gi;

/** Where in a longer label its period stands; no days where it is relative to an unknown one, or a part of what it names. */
export function periodWithin(said: string): Within | undefined {
  const label = said.replaceAll(ACT_YEAR, '····');
  // The months of *12 months to March 2019* are no months from now.
  if (RELATIVE.test(label.replace(ENDS, ' '))) return { period: undefined, words: said };
  // A year below 0 is no year: it is asked, like words that name none.
  if (!/\d\d/.test(label) || /^\s*-\s?\d/.test(label)) return undefined;
  const span = spanIn(label);
  if (span !== undefined) return { period: undefined, words: span.words };
  const guess = guessIn(label);
  // Cut to one of its two years it would be another period.
  const isPair = guess !== undefined && /\d{4} to \d{4}$/.test(guess.words);
  return (isPair ? undefined : plainIn(label, said)) ?? (guess && { period: undefined, words: guess.words });
}

/** A period whose words are plain. */
function plainIn(label: string, said: string): Within | undefined {
  for (const piece of PIECES) {
    const { 0: words, index } = piece.exec(label) ?? { 0: undefined, index: 0 };
    const found = words === undefined ? undefined : periodOf(words);
    if (words === undefined || found === undefined) continue;
    const [before, behind] = [label.slice(0, index), label.slice(index + words.length)];
    return isOther(before, behind, !isFinancial(found)) ? { period: undefined, words: said } : { period: found, words };
  }
  return undefined;
}
