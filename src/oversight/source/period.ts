import { quarterName, type Days, type Quarter, type Slot } from './quarter-count.ts';

/** First and last day. */
export interface Period {
  readonly periodStart: string;
  readonly periodEnd: string;
}

/** Last days of the quarters of a financial year, which starts in April. */
const QUARTERS = [
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
  ['01-01', '03-31'],
] as const;

/** Whether a text is a financial year as published: 2018/19. */
export function isFinancialYear(year: string): boolean {
  const match = /^(\d{4})\/(\d{2})$/.exec(year);
  return match !== null && (Number(match[1]) + 1) % 100 === Number(match[2]);
}

/** Days of a financial year as published (2018/19), or undefined when it is none. */
export function financialYear(year: string): Period | undefined {
  if (!isFinancialYear(year)) return undefined;
  const first = Number(year.slice(0, 4));
  return { periodStart: `${first}-04-01`, periodEnd: `${first + 1}-03-31` };
}

export function quarterPeriod({ year, quarter }: Quarter): Period {
  const first = Number(year.slice(0, 4));
  const [start, end] = QUARTERS[quarter - 1] ?? QUARTERS[0];
  // The fourth quarter lies in the calendar year after the one that the financial year is named by first.
  const calendar = quarter === 4 ? first + 1 : first;
  return { periodStart: `${calendar}-${start}`, periodEnd: `${calendar}-${end}` };
}

/** First and last day of a time. */
export function slotDays(slot: Slot): Days {
  if ('from' in slot) return { from: slot.from, to: slot.to };
  const { periodStart, periodEnd } = quarterPeriod(slot);
  return { from: periodStart, to: periodEnd };
}

/** The financial quarter that days are, or undefined when they are none. */
export function quarterOf({ from, to }: Days): Quarter | undefined {
  const at = QUARTERS.findIndex(([start, end]) => from.slice(5) === start && to === `${from.slice(0, 4)}-${end}`);
  if (at < 0) return undefined;
  const first = Number(from.slice(0, 4)) - (at === 3 ? 1 : 0);
  return { year: `${first}/${String(first + 1).slice(2)}`, quarter: at + 1 };
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Days as they are called for short: a calendar or financial year, a quarter and a month by their names. */
function daysName({ from, to }: Days): string {
  const year = Number(from.slice(0, 4));
  const quarter = quarterOf({ from, to });
  if (quarter !== undefined) return quarterName(quarter);
  if (monthPeriod(from.slice(0, 7))?.periodEnd === to && from.endsWith('-01')) return MONTH.format(new Date(from));
  if (from === `${year}-01-01` && to === `${year}-12-31`) return String(year);
  if (from === `${year}-04-01` && to === `${year + 1}-03-31`) return `${year}/${String(year + 1).slice(2)}`;
  return `${from} to ${to}`;
}

export const slotName = (slot: Slot): string => ('from' in slot ? daysName(slot) : quarterName(slot));

/** Days of a month written 2021-07, or undefined when it is none. */
export function monthPeriod(month: string): Period | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (match === null) return undefined;
  // Day 0 of the next month is the last of this one.
  const last = new Date(Date.UTC(Number(match[1]), Number(match[2]), 0)).getUTCDate();
  return { periodStart: `${month}-01`, periodEnd: `${month}-${last}` };
}

export const calendarYear = (year: string): Period | undefined =>
  /^(?:19|20)\d{2}$/.test(year) ? { periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` } : undefined;

export const overlaps = (one: Period, other: Period): boolean =>
  one.periodStart <= other.periodEnd && other.periodStart <= one.periodEnd;
