import { BANK_HOLIDAYS, COVERED } from './bank-holidays.ts';
import { onLondonClock } from './london-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The day in London at an instant: `2026-11-22`. */
export const londonDay = (instant: Date): string =>
  // Instants are UTC, days are London's (design, section 10): one counted as 24 hours goes wrong twice a year.
  onLondonClock(instant).toISOString().slice(0, 10);

// A day as its number in a calendar without clocks, which knows no summer time.
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** The first instant of a day in London. */
export const startOfDay = (day: string): Date => {
  const midnight = new Date(numberOf(day) * DAY_MS);
  const hourBefore = new Date(midnight.getTime() - HOUR_MS);
  // In summer it begins an hour before midnight of UTC.
  return londonDay(hourBefore) === day ? hourBefore : midnight;
};

/** The first instant of the day in London after the one that an instant is in. */
export const startOfNextDay = (instant: Date): Date => startOfDay(dayOf(numberOf(londonDay(instant)) + 1));

const isWeekend = (number: number): boolean => new Date(number * DAY_MS).getUTCDay() % 6 === 0;

const HOLIDAYS: ReadonlySet<number> = new Set([...BANK_HOLIDAYS].map(numberOf));

// Only periods in working days leave these out: a limit in hours runs on through nights and weekends (handbook 6.3).
const isWorking = (number: number): boolean => !isWeekend(number) && !HOLIDAYS.has(number);

export interface Deadline {
  readonly at: Date;
  /** False where the table does not reach: only weekends were left out, so the time can be early, never late. */
  readonly certain: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The end of the `count`th working day after the day of `from`, which does not count itself, on London's clocks. `alsoOff`:
 * days that are none either, under a law that leaves out more than the bank holidays of England and Wales.
 */
export const endOfWorkingDay = (from: Date, count: number, alsoOff: ReadonlySet<string> = NONE): Deadline => {
  const first = londonDay(from);
  let number = numberOf(first);
  let left = count;
  while (left > 0) {
    number += 1;
    if (isWorking(number) && (alsoOff.size === 0 || !alsoOff.has(dayOf(number)))) left -= 1;
  }
  const certain = first >= COVERED.from && dayOf(number) <= COVERED.to;
  // To the end of that day: the person told "5 working days" still has the whole of the fifth.
  return { at: startOfDay(dayOf(number + 1)), certain };
};

/** The last day that the table of bank holidays covers. */
export const BANK_HOLIDAYS_UNTIL = COVERED.to;

// The next table has to be written, released and installed before it is needed.
const WARNING_DAYS = 365;

/** Says that the table of bank holidays runs out, a year before it does: for `health`, and for whoever keeps the program. */
export const bankHolidayAlarm = (now: Date): 'runs-out-soon' | 'ran-out' | undefined => {
  const left = numberOf(COVERED.to) - numberOf(londonDay(now));
  if (left < 0) return 'ran-out';
  return left <= WARNING_DAYS ? 'runs-out-soon' : undefined;
};
