import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hours } from '../../../test/actors.ts';
import { deadlineOf, owedSince } from './duty.ts';

const [first, second, third] = [hours(0), hours(5), hours(9)];
const moments = [first, second, third];

describe('since when a duty is owed', () => {
  it('given a fact that raised it, when it is stated anew later, then it is owed since the first', () => {
    const owedAt = (moment: Date) => new Set(moment >= second ? ['ceop'] : []);
    assert.deepEqual(owedSince(['ceop'], moments, owedAt), new Map([['ceop', second]]));
  });

  it('given what was owed from the start, when it is read, then it is owed since then; the other is not drawn with it', () => {
    const owedAt = (moment: Date) => new Set(moment >= third ? ['check', 'ceop'] : ['check']);
    const since = new Map([
      ['check', first],
      ['ceop', third],
    ]);
    assert.deepEqual(owedSince(['check', 'ceop'], moments, owedAt), since);
  });

  it('given a duty that lapsed and came back, when it is read, then its time runs from when it came back', () => {
    const owedAt = (moment: Date) => new Set(moment.getTime() === second.getTime() ? [] : ['ceop']);
    assert.deepEqual(owedSince(['ceop'], moments, owedAt), new Map([['ceop', third]]));
  });
});

it('given a period of the guidance, when its end is asked, then days are elapsed and working days end with the day', () => {
  assert.deepEqual(deadlineOf(hours(0), 'now'), hours(0));
  assert.deepEqual(deadlineOf(hours(0), { hours: 24 }), hours(24));
  assert.deepEqual(deadlineOf(hours(0), { days: 28 }), hours(28 * 24));
  assert.equal(
    deadlineOf(new Date('2026-11-20T10:00:00Z'), { workingDays: 1 }).toISOString(),
    '2026-11-24T00:00:00.000Z',
  );
});
