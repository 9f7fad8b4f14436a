import assert from 'node:assert/strict';
import test from 'node:test';
import { Temporal } from '@js-temporal/polyfill';
import { onLondonClock } from '../clock/index.ts';
import { date, dateTime, deadline, londonMoment, mojDate, plainDate, plainTime } from './london-time.ts';

test('given instants, when they are shown, then they are London’s, as GOV.UK writes them', () => {
  assert.equal(dateTime('2026-11-22T02:05:00Z'), '22 November 2026 at 2:05am');
  assert.equal(dateTime('2026-07-01T13:00:00Z'), '1 July 2026 at 2pm');
  assert.equal(dateTime('2026-06-30T23:00:00Z'), '1 July 2026 at midnight');
  assert.equal(deadline(new Date('2026-06-30T23:00:00Z')), 'the end of 30 June 2026');
  assert.equal(deadline(new Date('2026-06-30T22:59:00Z')), '30 June 2026 at 11:59pm');
  assert.equal(dateTime(new Date('2026-01-01T12:00:00Z')), '1 January 2026 at midday');
  assert.equal(date('2024-02-29'), '29 February 2024');
  assert.equal(mojDate('2026-11-22T14:05:00Z', 'time'), '2:05pm');
  assert.equal(mojDate('2026-11-22T14:05:00Z', 'date'), '22 November 2026');
  assert.equal(mojDate('2026-11-22T14:05:00Z'), '22 November 2026 at 2:05pm');
});

test('given what people type for a time, when it is read, then it is that time, and nothing is guessed', () => {
  const read = ['2:05am', '2.05 pm', '14:05', '1405', '12am', '12:30 p.m.', 'Midday', '7', '25:00', '13pm', '9:60', ''];
  assert.deepEqual(read.map(plainTime), [
    '02:05', '14:05', '14:05', '14:05', '00:00', '12:30', '12:00',
    undefined, undefined, undefined, undefined, undefined,
  ]); // oxfmt-ignore
});

test('given days that are not in the calendar, when they are read, then there is no date', () => {
  assert.equal(plainDate('29', '2', '2024'), '2024-02-29');
  for (const [d, m, y] of [
    ['29', '2', '2026'],
    ['31', '4', '2026'],
    ['1', '13', '2026'],
    ['1', '1', '26'],
    ['x', '1', '2026'],
  ] as const) {
    assert.equal(plainDate(d, m, y), undefined);
  }
});

test('given the nights when the clocks change, when a time is read, then a skipped one is missing and a second one is asked', () => {
  assert.deepEqual(londonMoment('2026-03-29', '01:30'), { odd: 'missing' });
  assert.deepEqual(londonMoment('2026-10-25', '01:30'), { odd: 'repeated' });
  assert.deepEqual(londonMoment('2026-10-25', '01:30', 'first'), { instant: '2026-10-25T00:30:00Z' });
  assert.deepEqual(londonMoment('2026-10-25', '01:30', 'second'), { instant: '2026-10-25T01:30:00Z' });
  assert.deepEqual(londonMoment('2026-10-25', '02:00'), { instant: '2026-10-25T02:00:00Z' });
});

test('given any instant, and those around each change of the clocks, when London’s clock is read, then as the tables of time zones say', () => {
  const changes = Array.from({ length: 60 }, (_, nth) =>
    ['03-31', '10-31'].flatMap((end) =>
      Array.from({ length: 9 }, (__, before) => Date.parse(`${1985 + nth}-${end}T01:00:00Z`) - before * 86_400_000),
    ),
  ).flat();
  const around = changes.flatMap((at) => [at - 1, at, at + 1, at + 3_599_999]);
  // Spread by a step that shares no measure with an hour, a day or a year.
  const spread = Array.from({ length: 2000 }, (_, nth) => Date.UTC(1900, 0, 1) + nth * 3_155_695_203);
  for (const at of [...around, ...spread]) {
    const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').toPlainDateTime();
    assert.equal(onLondonClock(new Date(at)).toISOString(), `${expected.toString({ smallestUnit: 'millisecond' })}Z`);
  }
});

test('given what is no instant, or none of any zone, when it is shown, then it is refused', () => {
  for (const wrong of ['2026-11-22T02:05:00', 'x', '2026-13-01T00:00:00Z'])
    assert.throws(() => dateTime(wrong), RangeError);
});
