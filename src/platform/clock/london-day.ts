const LONDON_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in London of an instant, as `2026-11-22`. */
export const londonDay = (now: Date): string => LONDON_DAY.format(now);
