import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { at, hours, NOW } from '../../../test/actors.ts';
import type { FloorBefore } from './floor-alike.ts';
import { alarmsOf, decideFloor, WELFARE_CHECK, WITH_WHOM, type WalkFloor } from './floor.ts';
import { calmFloor, childOfTheCase, unknownFloor } from './report.make.ts';
import { KNOWN } from './report.ts';

describe('walking the floor of a child', () => {
  it('given a child of the case, when it is walked, then it is recorded as answered, now', () => {
    const decided = decideFloor(childOfTheCase, calmFloor, at());
    const { safeContact, mustNot, ...answers } = calmFloor;
    assert.equal(mustNot, '');
    const contact = { way: safeContact, mustNot: [] };
    const walked = {
      contact,
      takenOff: undefined,
      type: 'FloorWalked',
      floor: childOfTheCase.floor,
      walkedAt: NOW,
      alike: false,
    };
    assert.deepEqual(decided, { ok: true, value: [{ ...answers, ...walked }] });
  });

  it('given nothing known, when it is walked, then that is recorded and not refused', () => {
    assert.equal(decideFloor(childOfTheCase, unknownFloor, at()).ok, true);
  });

  it('given somebody who is no child of the case, when it is walked, then it is refused', () => {
    const decided = decideFloor({ ...childOfTheCase, isChildOfCase: false }, calmFloor, at());
    assert.deepEqual(decided, { ok: false, refusal: { code: 'NotAChildOfThisCase', person: calmFloor.person } });
  });

  it('given a child who is recorded as having died, when it is walked, then it is refused with that', () => {
    const decided = decideFloor({ ...childOfTheCase, isChildOfCase: false, isDead: true }, calmFloor, at());
    assert.deepEqual(decided, { ok: false, refusal: { code: 'ChildDied', person: calmFloor.person } });
  });

  it('given a welfare check that was done tomorrow, when it is walked, then it is refused; arranged for tomorrow is not', () => {
    const check = { by: 'school', at: hours(24) } as const;
    const done = decideFloor(childOfTheCase, { ...calmFloor, welfareCheck: { ...check, state: 'done' } }, at());
    const arranged = decideFloor(childOfTheCase, { ...calmFloor, welfareCheck: { ...check, state: 'arranged' } }, at());
    assert.deepEqual(done, { ok: false, refusal: { code: 'WelfareCheckInFuture', at: hours(24) } });
    assert.equal(arranged.ok, true);
  });

  it('given a welfare check that is arranged, when its time has passed or is further ahead than the force allows, then it is refused with how', () => {
    const arranged = (ahead: number, arrangeWithinHours = 24) => {
      const check = { state: 'arranged', by: 'school', at: hours(ahead) } as const;
      const walked = decideFloor(
        { ...childOfTheCase, arrangeWithinHours },
        { ...calmFloor, welfareCheck: check },
        at(),
      );
      return walked.ok ? 'ok' : walked.refusal;
    };
    for (const past of [-8760, -1, 0])
      assert.deepEqual(arranged(past), { code: 'WelfareCheckWasDue', at: hours(past) });
    assert.deepEqual(
      [0.1, 24].map((ahead) => arranged(ahead)),
      ['ok', 'ok'],
    );
    assert.deepEqual(arranged(25), { code: 'WelfareCheckTooFarOff', at: hours(25), hours: 24 });
    assert.deepEqual(arranged(25, 48), 'ok');
  });

  it('given a welfare check of days before the report, when it is walked, then it is refused; one of the day before is not', () => {
    const { toldAt } = childOfTheCase;
    const done = (before: number) =>
      decideFloor(
        childOfTheCase,
        { ...calmFloor, welfareCheck: { state: 'done', by: 'police', at: hours(-before, toldAt) } },
        at(),
      );
    assert.deepEqual(done(49), {
      ok: false,
      refusal: { code: 'WelfareCheckTooOld', at: hours(-49, toldAt), toldAt },
    });
    assert.equal(done(24).ok, true);
  });
});

describe('the floor of a child, walked again', () => {
  const { safeContact: way, welfareCheck } = calmFloor;
  assert.ok(welfareCheck !== 'not-arranged');
  const contact = { way, mustNot: ['The invented uncle'] };
  const before = {
    ...calmFloor,
    ...{ welfare: welfareCheck.state, welfareBy: welfareCheck.by, welfareAt: welfareCheck.at },
  };
  const alike = (over: Partial<WalkFloor>, was: Partial<FloorBefore> = {}) => {
    const state = { ...childOfTheCase, contact, before: { ...before, ...was } };
    const decided = decideFloor(state, { ...calmFloor, ...over }, at());
    assert.ok(decided.ok);
    return decided.value.map((event) => event.alike)[0];
  };

  it('given the same again, also seen once more by the same, when nothing alarms, then it is alike', () => {
    assert.equal(alike({}), true);
    assert.equal(
      alike({ welfareCheck: { state: 'done', by: 'school', at: hours(-1) } }, { welfare: 'done', welfareBy: 'school' }),
      true,
    );
    assert.equal(alike({ mustNot: 'The invented uncle' }), true, 'named before');
  });

  it('given anything else than before, or an alarm, when it is walked, then it is not alike', () => {
    const others: readonly Partial<WalkFloor>[] = [
      { withWhom: 'other-family' },
      { inCare: 'not-known' },
      { onPlan: 'yes' },
      { fromWhom: 'police-record' },
      { safeContact: undefined },
      { safeContact: { may: 'The invented aunt', how: '' } },
      { mustNot: 'The invented father' },
      { takeOff: { names: ['The invented uncle'], reason: 'Named by mistake' } },
      { welfareCheck: 'not-arranged' },
      { welfareCheck: { state: 'done', by: 'health', at: hours(-1) } },
      { welfareCheck: { state: 'arranged', by: welfareCheck.by, at: hours(9) } },
    ];
    for (const over of others) assert.equal(alike(over), false, JSON.stringify(over));
    assert.equal(alike({ safeNow: 'no' }, { safeNow: 'no' }), false, 'an alarm, though it was one before');
  });
});

describe('the alarms of a floor', () => {
  it('given somebody alone, when they are an adult by now, then that alarms nobody; every other answer does as before', () => {
    const at = { welfareTooOld: false, welfareOverdue: false, welfare: 'done' } as const;
    for (const withWhom of ['nobody', 'not-known'] as const) {
      const floor = { ...at, safeNow: 'no', selfHarm: 'yes', withWhom } as const;
      assert.deepEqual(alarmsOf({ ...floor, isAdultNow: true }), ['not-safe', 'self-harm']);
      assert.equal(alarmsOf({ ...floor, isAdultNow: false }).length, 3);
    }
  });

  const floors = fc.record({
    safeNow: fc.constantFrom(...KNOWN),
    selfHarm: fc.constantFrom(...KNOWN),
    withWhom: fc.constantFrom(...WITH_WHOM),
    welfare: fc.constantFrom(...WELFARE_CHECK),
    welfareTooOld: fc.boolean(),
    welfareOverdue: fc.boolean(),
    isAdultNow: fc.boolean(),
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
    const calm = { safeNow: 'yes', selfHarm: 'no', withWhom: 'school', welfare: 'done' } as const;
    assert.deepEqual(alarmsOf({ ...calm, welfareTooOld: false, welfareOverdue: false, isAdultNow: false }), []);
  });

  it('given a welfare check whose time has come, when the floor is read, then it is raised', () => {
    const floor = {
      safeNow: 'yes',
      selfHarm: 'no',
      withWhom: 'school',
      welfare: 'arranged',
      welfareTooOld: false,
    } as const;
    assert.deepEqual(alarmsOf({ ...floor, welfareOverdue: true, isAdultNow: false }), ['welfare-check-overdue']);
    assert.deepEqual(alarmsOf({ ...floor, welfareOverdue: false, isAdultNow: false }), []);
  });
});
