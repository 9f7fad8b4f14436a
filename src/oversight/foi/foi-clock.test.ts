import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { dueOn } from './foi-clock.ts';
import { foiClocks, foiSettings } from './foi.setting.ts';
import { refusalReasons } from './refusal-reason.ts';

const DAY_MS = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const weekday = (ms: number): number => new Date(ms).getUTCDay();

/** On its day, or the Monday after a weekend; 2 January also gives way to a 1 January that was moved. */
const observed = (year: number, month: number, day: number): number => {
  const on = Date.UTC(year, month - 1, day);
  if (weekday(on) === 6) return on + 2 * DAY_MS;
  return weekday(on) === 0 ? on + DAY_MS : on;
};
const firstMonday = (year: number, month: number): number => {
  const first = Date.UTC(year, month - 1, 1);
  return first + ((8 - weekday(first)) % 7) * DAY_MS;
};
const secondOfJanuary = (year: number): number => {
  const first = observed(year, 1, 1);
  const second = observed(year, 1, 2);
  return second === first ? second + DAY_MS : second;
};

/** The bank holidays of Scotland or Northern Ireland alone, worked out by rule. */
const elsewhere = (year: number): readonly string[] =>
  [
    secondOfJanuary(year),
    observed(year, 3, 17),
    observed(year, 7, 12),
    firstMonday(year, 8),
    observed(year, 11, 30),
  ].map(iso);

test('given the years of the table, when one working day is counted over each such day, then only the wider reading leaves it out', () => {
  for (let year = 2024; year <= 2030; year += 1)
    for (const day of elsewhere(year)) {
      const before = iso(Date.parse(day) - DAY_MS);
      const isNewYear = day.slice(5, 7) === '01';
      assert.ok(dueOn(before, 1, 'any-part-of-the-uk') > day, day);
      if (!isNewYear) assert.equal(dueOn(before, 1, 'england-and-wales'), day);
    }
});

test('given a request, when twenty working days are counted, then its own day does not count, nor weekends and holidays', () => {
  assert.equal(dueOn('2026-06-01', 20, 'england-and-wales'), '2026-06-29');
  assert.equal(dueOn('2026-07-01', 20, 'england-and-wales'), '2026-07-29');
  assert.equal(dueOn('2026-07-01', 20, 'any-part-of-the-uk'), '2026-07-30', 'the Battle of the Boyne, on a Monday');
  assert.equal(dueOn('2026-12-23', 20, 'england-and-wales'), '2027-01-25', 'over Christmas and New Year');
});

test('given any day, then the wider reading is never due before the narrower, and both on a working day', () => {
  const days = fc.date({ min: new Date('2024-01-01'), max: new Date('2029-06-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const day = iso(from.getTime());
      const [narrow, wide] = [dueOn(day, count, 'england-and-wales'), dueOn(day, count, 'any-part-of-the-uk')];
      assert.ok(day < narrow && narrow <= wide);
      for (const due of [narrow, wide]) assert.ok(weekday(Date.parse(due)) % 6 !== 0);
      assert.ok(!elsewhere(Number(wide.slice(0, 4))).includes(wide));
    }),
    many(50),
  );
});

test('given no signed settings, when the clocks are read, then they are those of the Act; given signed ones, then those', () => {
  const usual = { answerDays: 20, reviewDays: 20, reviewAskDays: 40, holidays: 'any-part-of-the-uk' };
  assert.deepEqual(foiClocks({}), usual);
  const signed = { foiAnswerDays: 10, foiHolidays: 'england-and-wales' };
  assert.deepEqual(foiClocks(signed), { ...usual, answerDays: 10, holidays: 'england-and-wales' });
  for (const { note } of foiSettings) assert.ok(note.length > 20);
});

test('given the reasons of a refusal, when they are read, then the usual sections are there, each with how sure it is', () => {
  const sections = refusalReasons().map(({ section }) => section);
  for (const wanted of ['s.1(1)(a)', 's.12', 's.14', 's.21', 's.22', 's.40(2)']) assert.ok(sections.includes(wanted));
  assert.equal(new Set(refusalReasons().map(({ id }) => id)).size, sections.length);
  assert.deepEqual(
    refusalReasons()
      .filter(({ counts }) => counts === 'not-held')
      .map(({ id }) => id),
    ['not-held'],
    'not held is an answer of its own',
  );
});
