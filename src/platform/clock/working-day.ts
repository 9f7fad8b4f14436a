import { Temporal } from '@js-temporal/polyfill';
import { BANK_HOLIDAYS, COVERED } from './bank-holidays.ts';

// Instants are UTC, days are London's (design, section 10): one counted as 24 hours goes wrong twice a year.
const LONDON = 'Europe/London';

const dayIn = (instant: Date): Temporal.PlainDate =>
  Temporal.Instant.from(instant.toISOString()).toZonedDateTimeISO(LONDON).toPlainDate();

/** The day in London at an instant: `2026-11-22`. */
export const londonDay = (instant: Date): string => dayIn(instant).toString();

/** The first instant of a day in London. */
export const startOfDay = (day: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(LONDON).epochMilliseconds);

/** The first instant of the day in London after the one that an instant is in. */
export const startOfNextDay = (instant: Date): Date => startOfDay(dayIn(instant).add({ days: 1 }).toString());

const SATURDAY = 6;

// Only periods in working days leave these out: a limit in hours runs on through nights and weekends (handbook 6.3).
const isWorking = (day: Temporal.PlainDate): boolean => day.dayOfWeek < SATURDAY && !BANK_HOLIDAYS.has(day.toString());

export interface Deadline {
  readonly at: Date;
  /** False where the table does not reach: only weekends were left out, so the time can be early, never late. */
  readonly certain: boolean;
}

/** The end of the `count`th working day after the day of `from`, which does not count itself, on London's clocks. */
export const endOfWorkingDay = (from: Date, count: number): Deadline => {
  let day = dayIn(from);
  let left = count;
  while (left > 0) {
    day = day.add({ days: 1 });
    if (isWorking(day)) left -= 1;
  }
  const certain = dayIn(from).toString() >= COVERED.from && day.toString() <= COVERED.to;
  // To the end of that day: the person told "5 working days" still has the whole of the fifth.
  return { at: startOfDay(day.add({ days: 1 }).toString()), certain };
};

// The next table has to be written, released and installed before it is needed.
const WARNING_DAYS = 365;

/** Says that the table of bank holidays runs out, a year before it does: for `health`, and for whoever keeps the program. */
export const bankHolidayAlarm = (now: Date): 'runs-out-soon' | 'ran-out' | undefined => {
  const left = dayIn(now).until(Temporal.PlainDate.from(COVERED.to)).days;
  if (left < 0) return 'ran-out';
  return left <= WARNING_DAYS ? 'runs-out-soon' : undefined;
};
