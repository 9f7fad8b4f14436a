import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { at, hours, NOW, OFFICER, SUPERVISOR } from '../../../test/actors.ts';
import { decideAcknowledgement, decideEmergency, type Emergency, type EmergencyState } from './emergency.ts';

const CASE = '00000000-0000-7000-8000-0000000000c1';
const OPENING = '00000000-0000-7000-8000-0000000000a1';
const state = (running?: Date): EmergencyState => ({
  opening: OPENING,
  passage: OPENING,
  concerns: [CASE],
  running,
  joined: undefined,
});
const glass = { case: CASE, reason: 'The hospital asks at night whom to call' };

describe('breaking glass', () => {
  it('given any moment, when glass is broken, then the case is open for one hour and no longer', () => {
    fc.assert(
      fc.property(fc.date({ max: hours(1000), noInvalidDate: true }), (now) => {
        const decided = decideEmergency(state(), glass, at(now));
        return decided.ok && decided.value.every(({ until, from }) => until.getTime() - from.getTime() === 3_600_000);
      }),
      many(200, 1),
    );
  });

  it('given an hour that runs, when glass is broken again, then it is not made longer; after its end it may be', () => {
    const again = (now: Date) => decideEmergency(state(hours(1)), glass, at(now));
    assert.deepEqual(again(NOW), { ok: false, refusal: { code: 'EmergencyRunning', until: hours(1) } });
    assert.equal(again(hours(1)).ok, true);
  });
});

describe('acknowledging an emergency', () => {
  const told: Emergency = {
    opening: OPENING,
    staff: OFFICER.staff,
    by: OFFICER.name,
    from: NOW,
    until: hours(1),
    passage: OPENING,
    acknowledged: undefined,
  };
  const codeOf = (emergency: Emergency | undefined, by = SUPERVISOR): string => {
    const decided = decideAcknowledgement(emergency, { case: CASE, opening: OPENING }, at(NOW, by));
    return decided.ok ? 'acknowledged' : decided.refusal.code;
  };

  it('given one that was announced, when another acknowledges it, then once and never of their own', () => {
    assert.equal(codeOf(told), 'acknowledged');
    assert.equal(codeOf(told, OFFICER), 'OwnEmergency');
    assert.equal(codeOf({ ...told, acknowledged: { by: SUPERVISOR.name, at: NOW } }), 'EmergencyAcknowledgedAlready');
    assert.equal(codeOf(undefined), 'NoSuchEmergency');
  });
});
