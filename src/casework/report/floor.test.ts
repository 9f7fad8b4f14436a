import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { at, hours, NOW } from '../../../test/actors.ts';
import { alarmsOf, decideFloor, WELFARE_CHECK, WITH_WHOM } from './floor.ts';
import { calmFloor, childOfTheCase, unknownFloor } from './report.make.ts';
import { KNOWN } from './report.ts';

describe('walking the floor of a child', () => {
  it('given a child of the case, when it is walked, then it is recorded as answered, now', () => {
    const decided = decideFloor(childOfTheCase, calmFloor, at());
    const { safeContact, mustNot, ...answers } = calmFloor;
    assert.equal(mustNot, '');
    const contact = { way: safeContact, mustNot: [] };
    const walked = { contact, takenOff: undefined, type: 'FloorWalked', floor: childOfTheCase.floor, walkedAt: NOW };
    assert.deepEqual(decided, { ok: true, value: [{ ...answers, ...walked }] });
  });

  it('given nothing known, when it is walked, then that is recorded and not refused', () => {
    assert.equal(decideFloor(childOfTheCase, unknownFloor, at()).ok, true);
  });

  it('given somebody who is no child of the case, when it is walked, then it is refused', () => {
    const decided = decideFloor({ ...childOfTheCase, isChildOfCase: false }, calmFloor, at());
    assert.deepEqual(decided, { ok: false, refusal: { code: 'NotAChildOfThisCase', person: calmFloor.person } });
  });

  it('given a welfare check that was done tomorrow, when it is walked, then it is refused; arranged for tomorrow is not', () => {
    const check = { by: 'school', at: hours(24) } as const;
    const done = decideFloor(childOfTheCase, { ...calmFloor, welfareCheck: { ...check, state: 'done' } }, at());
    const arranged = decideFloor(childOfTheCase, { ...calmFloor, welfareCheck: { ...check, state: 'arranged' } }, at());
    assert.deepEqual(done, { ok: false, refusal: { code: 'WelfareCheckInFuture', at: hours(24) } });
    assert.equal(arranged.ok, true);
  });
});

describe('the alarms of a floor', () => {
  const floors = fc.record({
    safeNow: fc.constantFrom(...KNOWN),
    selfHarm: fc.constantFrom(...KNOWN),
    withWhom: fc.constantFrom(...WITH_WHOM),
    welfare: fc.constantFrom(...WELFARE_CHECK),
    welfareOverdue: fc.boolean(),
  });
  const every = (property: (floor: Parameters<typeof alarmsOf>[0]) => boolean): void => {
    fc.assert(fc.property(floors, property), many(500, 1));
  };

  it('given any floor, when safety or self-harm is not known, then something is raised as it would be for the worst', () => {
    every((floor) => floor.safeNow === 'yes' || alarmsOf(floor).some((alarm) => alarm.includes('safe')));
    every((floor) => floor.selfHarm === 'no' || alarmsOf(floor).some((alarm) => alarm.startsWith('self-harm')));
  });

  it('given any floor, when an answer becomes not known, then no alarm falls silent without another in its place', () => {
    every((floor) => alarmsOf({ ...floor, safeNow: 'not-known' }).length >= alarmsOf(floor).length);
    every((floor) => alarmsOf({ ...floor, selfHarm: 'not-known' }).length >= alarmsOf(floor).length);
    every((floor) => alarmsOf({ ...floor, withWhom: 'not-known' }).length >= alarmsOf(floor).length);
  });

  it('given a calm floor, when it is read, then nothing is raised', () => {
    assert.deepEqual(
      alarmsOf({ safeNow: 'yes', selfHarm: 'no', withWhom: 'school', welfare: 'done', welfareOverdue: false }),
      [],
    );
  });

  it('given a welfare check whose time has come, when the floor is read, then it is raised', () => {
    const floor = { safeNow: 'yes', selfHarm: 'no', withWhom: 'school', welfare: 'arranged' } as const;
    assert.deepEqual(alarmsOf({ ...floor, welfareOverdue: true }), ['welfare-check-overdue']);
    assert.deepEqual(alarmsOf({ ...floor, welfareOverdue: false }), []);
  });
});
