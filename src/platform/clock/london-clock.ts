const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;

/** Asked of the tables of time zones: some hundred times as long as all that is reckoned with the answer. */
const askAhead = (instant: number): number => {
  const [day, month, year, hour, minute, second] = LONDON.format(instant).split(/\D+/).map(Number);
  const shown = Date.UTC(year ?? Number.NaN, (month ?? Number.NaN) - 1, day, hour, minute, second);
  return shown - Math.floor(instant / SECOND_MS) * SECOND_MS;
};

/** More hours than the pages of a day show. */
const MOST = 10_000;
const known = new Map<number, number>();

/** By the hour of UTC: London's clocks have changed at no other moment since they follow Greenwich. */
const aheadAt = (instant: number): number => {
  const hour = Math.floor(instant / HOUR_MS);
  const held = known.get(hour);
  if (held !== undefined) return held;
  const ahead = askAhead(instant);
  if (known.size >= MOST) known.clear();
  known.set(hour, ahead);
  return ahead;
};

/** London's clock at an instant, as the date that a clock of UTC would show: read by `getUTC…` alone. */
export const onLondonClock = (instant: Date): Date => new Date(instant.getTime() + aheadAt(instant.getTime()));
