import assert from 'node:assert/strict';
import test from 'node:test';
import { ageOn } from './index.ts';
import { PersonDetails } from './person.ts';

const cases = [
  ['2011-05-12', '2021-05-11', 9, 'the day before the birthday'],
  ['2011-05-12', '2021-05-12', 10, 'from the start of the birthday'],
  ['2012-02-29', '2022-02-28', 9, 'born on a leap day, 28 February of a common year'],
  ['2012-02-29', '2022-03-01', 10, 'born on a leap day, 1 March of a common year'],
  ['2012-02-29', '2024-02-28', 11, 'born on a leap day, 28 February of a leap year'],
  ['2012-02-29', '2024-02-29', 12, 'born on a leap day, that day of a leap year'],
  ['2011-05-12', '2011-05-12', 0, 'on the day of birth'],
  ['2008-12-31', '2026-01-01', 17, 'over the turn of a year'],
] as const;

for (const [birth, day, age, when] of cases) {
  test(`given a birth on ${birth}, when it is ${day} (${when}), then the age is ${age}`, () => {
    assert.equal(ageOn(birth, day), age);
  });
}

test('given what is no day, or a day before birth, when an age is asked, then there is none', () => {
  assert.throws(() => ageOn('2011-02-30', '2021-01-01'), /not a date/);
  assert.throws(() => ageOn('2011-02-03', '2010-01-01'), /not yet born/);
});

test('given a birth date that is not taken, then it says why: too long ago, too far ahead, or no day at all', () => {
  const why = (birthDate: string): string | undefined =>
    PersonDetails.safeParse({ birthDate }).error?.issues[0]?.message;
  assert.equal(why('1890-05-03'), 'This is too long ago: enter a year from 1900 on');
  assert.equal(why('2190-05-03'), 'This is too far ahead: enter a year before 2100');
  assert.equal(why('2010-02-30'), 'This is not a day of the calendar');
  assert.equal(why('2010-02-28'), undefined);
});
