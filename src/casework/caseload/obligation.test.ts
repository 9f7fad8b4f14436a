import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { hours, NOW } from '../../../test/actors.ts';
import { dueNow, type Obligation } from './obligation.ts';

const crime: Obligation = {
  id: 'record-crime',
  after: 'ReportRecorded',
  what: 'Record the crime',
  within: { hours: 24 },
  by: 'officer in the case',
  authority: 'T01',
  until: 'CrimeRecorded',
  place: 'crimes/new',
};
const floor: Obligation = { ...crime, id: 'walk-safety-floor', within: { hours: 0 } };
const reported = (at: Date) => [{ event: 'ReportRecorded', at }];
const NOTHING: ReadonlySet<string> = new Set();

describe('what is due', () => {
  it('given a report, when it is a minute before the time, then it is due; at the time, it is overdue', () => {
    const at = (now: Date) => dueNow([crime], reported(NOW), NOTHING, now).map((due) => due.overdue);
    assert.deepEqual(at(new Date(hours(24).getTime() - 60_000)), [false]);
    assert.deepEqual(at(hours(24)), [true]);
  });

  it('given what has no time to run, when it is owed, then it is due at once; what has a time never is', () => {
    const now = { ...floor, id: 'now', within: 'now' } as const;
    const due = dueNow([crime, floor, now], reported(NOW), NOTHING, NOW);
    assert.deepEqual(
      due.filter(({ atOnce }) => atOnce === true).map(({ id }) => id),
      ['walk-safety-floor', 'now'],
    );
  });

  it('given what is met, when it is asked, then it is not due', () => {
    assert.deepEqual(dueNow([crime], reported(NOW), new Set(['record-crime']), hours(48)), []);
  });

  it('given nothing that it follows from, when it is asked, then it is not due', () => {
    assert.deepEqual(dueNow([crime], [], NOTHING, hours(48)), []);
  });

  it('given several, when they are asked, then the soonest comes first', () => {
    const due = dueNow([crime, floor], reported(NOW), NOTHING, NOW);
    assert.deepEqual(
      due.map(({ id }) => id),
      ['walk-safety-floor', 'record-crime'],
    );
  });

  it('given a night when the clocks change, when 24 hours are counted, then they are elapsed hours', () => {
    const evening = new Date('2026-03-28T20:00:00.000Z');
    const [due] = dueNow([crime], reported(evening), NOTHING, evening);
    assert.equal(due?.at.toISOString(), '2026-03-29T20:00:00.000Z');
  });

  it('given police protection taken before the clocks change, when its 72 hours are counted, then they are elapsed: due just before, overdue at the end', () => {
    const protection = { ...crime, id: 'end-police-protection', after: 'PoliceProtectionTaken', within: { hours: 72 } };
    for (const [taken, end] of [
      ['2026-03-27T12:00:00.000Z', '2026-03-30T12:00:00.000Z'],
      ['2026-10-23T12:00:00.000Z', '2026-10-26T12:00:00.000Z'],
    ] as const) {
      const happened = [{ event: 'PoliceProtectionTaken', at: new Date(taken) }];
      const at = (now: Date) => dueNow([protection], happened, NOTHING, now)[0];
      assert.equal(at(new Date(Date.parse(end) - 1))?.overdue, false);
      assert.deepEqual([at(new Date(end))?.overdue, at(new Date(end))?.at.toISOString()], [true, end]);
    }
  });

  it('given any moment, when it is asked, then what is not met is shown, and overdue exactly from its time on', () => {
    const instants = fc.date({ min: hours(-1000), max: hours(1000), noInvalidDate: true });
    fc.assert(
      fc.property(instants, instants, fc.integer({ min: 0, max: 500 }), (told, now, within) => {
        const [due] = dueNow([{ ...crime, within: { hours: within } }], reported(told), NOTHING, now);
        const time = told.getTime() + within * 3_600_000;
        return due?.at.getTime() === time && due.overdue === now.getTime() >= time;
      }),
      many(1000, 1),
    );
  });
});
