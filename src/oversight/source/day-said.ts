/** Two days as a table prints them, in one order of day and month. */
export interface DaysSaid {
  readonly start: string;
  readonly end: string;
  readonly why: string;
}

type Order = 'day' | 'month';

const WHY: Readonly<Record<Order, string>> = {
  day: 'the day is printed first, as in Britain',
  month: 'the month is printed first, as in America',
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAME = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.]+z?)?$/;
const NUMBERED = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: [\d:.]+)?$/;
const NAMED = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[- ](?:of )?${NAME}[- ,]+(\\d{4})$`);
const AMERICAN = new RegExp(`^${NAME}[- ](\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`);

const two = (number: number): string => String(number).padStart(2, '0');

/** A day that exists: there is no 31 June. */
function day(year: string | undefined, month: number, date: string | undefined): string | undefined {
  const [y, d] = [Number(year), Number(date)];
  const last = month >= 1 && month <= 12 ? new Date(Date.UTC(y, month, 0)).getUTCDate() : 0;
  return y >= 1900 && y < 2100 && d >= 1 && d <= last ? `${y}-${two(month)}-${two(d)}` : undefined;
}

const monthOf = (name = ''): number => MONTHS.indexOf(name.slice(0, 3)) + 1;

/** One day in words or figures, read in one order where the order is not plain; undefined where it is no day so. */
function dayIn(printed: string, order: Order): string | undefined {
  const text = printed.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const iso = ISO.exec(text);
  if (iso !== null) return day(iso[1], Number(iso[2]), iso[3]);
  const named = NAMED.exec(text);
  if (named !== null) return day(named[3], monthOf(named[2]), named[1]);
  const american = AMERICAN.exec(text);
  if (american !== null) return day(american[3], monthOf(american[1]), american[2]);
  const [, one, other, year] = NUMBERED.exec(text) ?? [];
  return order === 'day' ? day(year, Number(other), one) : day(year, Number(one), other);
}

/** Whether a cell holds nothing but a day, by its form: which day it is may not be plain, and it may be none. */
export const isDay = (cell: string): boolean => {
  const text = cell.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return [ISO, NAMED, AMERICAN, /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\d{2})?(?: [\d:.]+)?$/].some((form) =>
    form.test(text),
  );
};

/** What two days can be: one reading is plain, two are a question (is 04/01/2019 in April?), none is no period. */
export function daysSaid(first: string, last: string): readonly DaysSaid[] {
  const [one, other] = (['day', 'month'] as const).map((order) => {
    const [start, end] = [dayIn(first, order), dayIn(last, order)];
    return start !== undefined && end !== undefined && start <= end ? { start, end, why: WHY[order] } : undefined;
  });
  const isSame = one !== undefined && one.start === other?.start && one.end === other.end;
  return [one, isSame ? undefined : other].filter((each) => each !== undefined);
}

const TWO = /^(\d{1,2}([-/.])\d{1,2}\2\d{4})\s*(?:to|-|–|and)\s*(\d{1,2}([-/.])\d{1,2}\4\d{4})$/i;

/** What a label of two days in figures can be. */
export function daysWithin(label: string): readonly DaysSaid[] {
  const [, first = '', , last = ''] = TWO.exec(label.trim()) ?? [];
  return daysSaid(first, last);
}
