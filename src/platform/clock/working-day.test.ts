import assert from 'node:assert/strict';
import test from 'node:test';
import { Temporal } from '@js-temporal/polyfill';
import fc from 'fast-check';
import { BANK_HOLIDAYS, COVERED } from './bank-holidays.ts';
import { bankHolidayAlarm, endOfWorkingDay, londonDay, startOfDay, startOfNextDay } from './working-day.ts';

const DAY_MS = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const weekday = (ms: number): number => new Date(ms).getUTCDay();

/** Gauss, as corrected by Butcher: Easter Sunday of a year. */
const easter = (year: number): number => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1);
};

const firstMonday = (year: number, month: number): number => {
  const first = Date.UTC(year, month - 1, 1);
  return first + ((8 - weekday(first)) % 7) * DAY_MS;
};
const lastMonday = (year: number, month: number): number => {
  const last = Date.UTC(year, month, 0);
  return last - ((weekday(last) + 6) % 7) * DAY_MS;
};

const expected = (year: number): readonly string[] => {
  const taken = new Set<number>();
  const observe = (day: number): number => {
    let on = day;
    while (weekday(on) % 6 === 0 || taken.has(on)) on += DAY_MS;
    taken.add(on);
    return on;
  };
  const sunday = easter(year);
  const christmas = Date.UTC(year, 11, 25);
  const bothWorking = weekday(christmas) % 6 !== 0;
  const [one, two] = bothWorking
    ? [observe(christmas), observe(christmas + DAY_MS)]
    : [observe(christmas + DAY_MS), observe(christmas)];
  return [
    observe(Date.UTC(year, 0, 1)),
    sunday - 2 * DAY_MS,
    sunday + DAY_MS,
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    one,
    two,
  ]
    .map(iso)
    .toSorted();
};

test('given the years of the table, when the holidays are worked out by rule, then the table says the same', () => {
  const years = Array.from({ length: 7 }, (_, i) => 2024 + i);
  assert.deepEqual([...BANK_HOLIDAYS].toSorted(), years.flatMap(expected));
  assert.deepEqual(COVERED, { from: '2024-01-01', to: '2030-12-31' });
});

test('given a decision, when working days are counted, then weekends and bank holidays are left out', () => {
  const end = (from: string, count: number) => endOfWorkingDay(new Date(from), count).at.toISOString();
  assert.equal(end('2026-11-20T16:00:00Z', 1), '2026-11-24T00:00:00.000Z', 'Friday: the end of Monday');
  assert.equal(end('2026-04-02T16:00:00Z', 1), '2026-04-07T23:00:00.000Z', 'the Thursday before Easter: Tuesday');
  assert.equal(end('2026-12-24T09:00:00Z', 5), '2027-01-06T00:00:00.000Z', 'over Christmas and New Year');
  assert.equal(end('2026-06-01T23:30:00Z', 1), '2026-06-03T23:00:00.000Z', 'already the next day in London');
});

test('given any instant and count, then the deadline is that many working days ahead and never before', () => {
  const moments = fc.date({
    min: new Date('2024-01-01T00:00:00Z'),
    max: new Date('2029-12-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 40 }), (from, count) => {
      const { at, certain } = endOfWorkingDay(from, count);
      const first = Date.parse(londonDay(from)) + DAY_MS;
      const last = Date.parse(londonDay(new Date(at.getTime() - 1)));
      const days = Array.from({ length: (last - first) / DAY_MS + 1 }, (_, i) => first + i * DAY_MS);
      const working = days.filter(
        (day) => weekday(day) % 6 !== 0 && !expected(new Date(day).getUTCFullYear()).includes(iso(day)),
      );
      return certain && at > from && working.length === count;
    }),
  );
});

test('given any instant, then its day in London, and where that begins, are those of the calendar itself', () => {
  const moments = fc.date({ min: new Date('1972-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (instant) => {
      const day = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Europe/London');
      assert.equal(londonDay(instant), day.toPlainDate().toString());
      assert.equal(startOfDay(londonDay(instant)).getTime(), day.startOfDay().epochMilliseconds);
      assert.equal(startOfNextDay(instant).getTime(), day.startOfDay().add({ days: 1 }).epochMilliseconds);
    }),
  );
});

test('given the end of the table, then it is told a year ahead, and a deadline past it is early and not certain', () => {
  assert.equal(bankHolidayAlarm(new Date('2026-11-22T12:00:00Z')), undefined);
  assert.equal(bankHolidayAlarm(new Date('2030-02-01T12:00:00Z')), 'runs-out-soon');
  assert.equal(bankHolidayAlarm(new Date('2031-01-01T12:00:00Z')), 'ran-out');
  assert.equal(endOfWorkingDay(new Date('2030-12-31T12:00:00Z'), 1).certain, false);
});

test('given an instant, when the next day is asked for, then it begins at midnight in London, clock changes or not', () => {
  for (const [at, next] of [
    ['2026-11-22T23:59:59.999Z', '2026-11-23T00:00:00.000Z'],
    ['2026-07-01T23:30:00Z', '2026-07-02T23:00:00.000Z'],
    ['2026-03-29T00:30:00Z', '2026-03-29T23:00:00.000Z'],
    ['2026-10-25T00:30:00Z', '2026-10-26T00:00:00.000Z'],
  ] as const)
    assert.equal(startOfNextDay(new Date(at)).toISOString(), next);
});
