import type { Reading } from './span-said.ts';

/** Words that mean a period to a person and could mean another: asked as they are printed, with what they may be. */
interface Guess {
  readonly words: string;
  readonly readings: readonly Reading[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TO = '\\s*(?:to|until|-|–|—)\\s*';

const two = (number: number): string => String(number).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const isNext = (first: number, second: number): boolean => second === (first + 1) % 100;

const financial = (from: number, why = `the financial year ${from}/${two((from + 1) % 100)}`): Reading => ({
  answer: `${from}-04-01 to ${from + 1}-03-31`,
  why,
});

type Reader = (label: string) => Guess | undefined;

/** *18/19*: ages and types of outcomes are printed so too. */
const shortYears: Reader = (label) => {
  const [words, first, second] = /(?<![\d/.])(?:fy ?)?(\d{2}) ?[/-] ?(\d{2})(?![\d/.])/iu.exec(label) ?? [];
  const from = Number(first);
  if (words === undefined || from < 5 || from > 40 || !isNext(from, Number(second))) return undefined;
  return /\bage|\bold\b|\boutcomes?\b ?(?:types?|codes?)? ?\d{2} ?[/-]|\b(?:types?|codes?) ?\d{2} ?[/-]|\byrs?\b|\byears?\b(?! ?\d)/iu.test(
    label,
  )
    ? undefined
    : { words, readings: [financial(2000 + from)] };
};

/** *FY20*: named by the year that it ends in, or that it begins in. */
const namedByOne: Reader = (label) => {
  const [words, short, long] = /\bfy ?-?(?:(\d{2})|((?:19|20)\d{2}))(?![\d/-])/iu.exec(label) ?? [];
  if (words === undefined) return undefined;
  const year = short === undefined ? Number(long) : 2000 + Number(short);
  return {
    words,
    readings: [
      financial(year - 1, `the financial year that ends in ${year}`),
      financial(year, `the financial year that begins in ${year}`),
    ],
  };
};

/** *2019 to 2020*: one financial year as government writes it, or all of two calendar years. */
const yearToNext: Reader = (label) => {
  const [words, first, second] =
    /(?<!\b(?:from|between) )(?<![\d/-])((?:19|20)\d{2}) to ((?:19|20)\d{2})(?![\d/-])/iu.exec(label) ?? [];
  const from = Number(first);
  if (words === undefined || Number(second) !== from + 1) return undefined;
  return {
    words,
    readings: [
      financial(from),
      { answer: `${from}-01-01 to ${from + 1}-12-31`, why: `both calendar years, all of ${from + 1} too` },
    ],
  };
};

const SHORT_DAY = '(\\d{1,2})[./-](\\d{1,2})[./-](\\d{2})';
const SHORT_DAYS = new RegExp(`(?<![\\d/.])${SHORT_DAY}${TO}${SHORT_DAY}(?![\\d/.])`, 'iu');

/** *01.04.22-31.03.23*: years of two figures, and the day first, as in Britain. */
const shortDays: Reader = (label) => {
  const [words, ...parts] = SHORT_DAYS.exec(label) ?? [];
  if (words === undefined) return undefined;
  const dayOf = ([date = 0, month = 0, year = 0]: readonly number[]): string | undefined =>
    month >= 1 && month <= 12 && date >= 1 && date <= lastDay(2000 + year, month)
      ? `${2000 + year}-${two(month)}-${two(date)}`
      : undefined;
  const figures = parts.map(Number);
  const [start, end] = [dayOf(figures.slice(0, 3)), dayOf(figures.slice(3))];
  const isPeriod = start !== undefined && end !== undefined && start <= end;
  return {
    words,
    readings: isPeriod ? [{ answer: `${start} to ${end}`, why: 'day, month, year of this century' }] : [],
  };
};

/** *to 31/03/2018*, a year by its last day. */
const yearTo: Reader = (label) => {
  const [words, date, month, year] =
    /^(?:the )?(?:(?:financial )?year |12 months )?(?:to|ending|ended|end) (\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d{2})$/iu.exec(
      label.trim(),
    ) ?? [];
  const [y, m] = [Number(year), Number(month)];
  if (words === undefined || m < 1 || m > 12 || Number(date) !== lastDay(y, m)) return undefined;
  const start = m === 12 ? `${y}-01-01` : `${y - 1}-${two(m + 1)}-01`;
  return {
    words,
    readings: [{ answer: `${start} to ${y}-${two(m)}-${two(lastDay(y, m))}`, why: 'the year that ends on this day' }],
  };
};

/** *Jan-19*: a month of a year, or a day that a spreadsheet made of it. */
const shortMonth: Reader = (label) => {
  const [words, name = '', short] = /^([a-z]{3})[a-z]*\.?[-/' ]{1,2}(\d{2})$/iu.exec(label.trim()) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (words === undefined || month === 0) return undefined;
  const year = 2000 + Number(short);
  return {
    words,
    readings: [
      {
        answer: `${year}-${two(month)}-01 to ${year}-${two(month)}-${two(lastDay(year, month))}`,
        why: `that month of ${year}`,
      },
    ],
  };
};

const READERS: readonly Reader[] = [yearToNext, shortDays, yearTo, shortMonth, namedByOne, shortYears];

/** The period in a label that is not plain enough to be read, or undefined where none is. */
export function guessIn(label: string): Guess | undefined {
  if (label.length > 80) return undefined;
  for (const read of READERS) {
    const found = read(label);
    if (found !== undefined) return found;
  }
  return undefined;
}
