import assert from 'node:assert/strict';
import test from 'node:test';
import { at, OFFICER } from '../../../test/actors.ts';
import { decideCancellation, type CancelCrime, type CancelState } from './cancel.ts';

const REGISTRAR = { ...OFFICER, staff: '00000000-0000-7000-8000-000000000003', roles: ['registrar'] };

const aCrime = (over: Partial<CancelState> = {}): CancelState => ({
  passage: 'passage',
  concerns: ['child'],
  stage: 'open',
  crime: { recordedBy: OFFICER.staff, cancelled: false },
  asked: undefined,
  officers: [OFFICER.staff],
  ...over,
});

const cancelling = (over: Partial<CancelCrime> = {}): CancelCrime => ({
  case: 'case',
  crime: 'crime',
  reason: 'C2',
  information: 'police-record',
  otherReference: undefined,
  why: 'Two records that do not depend on each other show that it did not happen.',
  ...over,
});

const codeOf = (state: CancelState, input: CancelCrime, actor: typeof OFFICER = REGISTRAR): string => {
  const decided = decideCancellation(state, input, at(undefined, actor));
  return decided.ok ? 'done' : decided.refusal.code;
};

for (const [given, code, wanted] of [
  ['what was verified, and C2', codeOf(aCrime(), cancelling()), 'done'],
  ['C2 and nothing verified', codeOf(aCrime(), cancelling({ information: undefined })), 'NotVerified'],
  ['C1 and no force that takes it on', codeOf(aCrime(), cancelling({ reason: 'C1' })), 'OtherReferenceNeeded'],
  ['C3 and no other crime', codeOf(aCrime(), cancelling({ reason: 'C3' })), 'OtherReferenceNeeded'],
  ['C3 and the other crime', codeOf(aCrime(), cancelling({ reason: 'C3', otherReference: 'NM/1' })), 'done'],
  ['C4', codeOf(aCrime(), cancelling({ reason: 'C4', information: undefined })), 'done'],
  ['a crime that is not of this case', codeOf(aCrime({ crime: undefined }), cancelling()), 'NoSuchCrime'],
  ['who recorded it', codeOf(aCrime(), cancelling(), OFFICER), 'OwnCrime'],
  ['a registrar who worked the case', codeOf(aCrime({ officers: [REGISTRAR.staff] }), cancelling()), 'OwnCrime'],
  [
    'a request of the registrar’s own',
    codeOf(aCrime({ asked: { request: 'request', by: REGISTRAR.staff } }), cancelling()),
    'OwnRequest',
  ],
  ['a request of another', codeOf(aCrime({ asked: { request: 'request', by: OFFICER.staff } }), cancelling()), 'done'],
  ['a case that is closed', codeOf(aCrime({ stage: 'closed' }), cancelling()), 'ReopenFirst'],
  [
    'a record that was cancelled',
    codeOf(aCrime({ crime: { recordedBy: OFFICER.staff, cancelled: true } }), cancelling()),
    'CrimeAlreadyCancelled',
  ],
] as const) {
  test(`given ${given}, when the record of a crime is cancelled, then it is ${wanted}`, () => {
    assert.equal(code, wanted);
  });
}

test('given C4 with answers that other reasons ask, when it is cancelled, then they are not kept', () => {
  const decided = decideCancellation(aCrime(), cancelling({ reason: 'C4', otherReference: 'NM/1' }), at());
  assert.equal(decided.ok, false, 'nor by who recorded it');
  const kept = decideCancellation(
    aCrime(),
    cancelling({ reason: 'C4', otherReference: 'NM/1' }),
    at(undefined, REGISTRAR),
  );
  assert.ok(kept.ok);
  const [event] = kept.value;
  assert.deepEqual([event?.information, event?.otherReference], [undefined, undefined]);
});
