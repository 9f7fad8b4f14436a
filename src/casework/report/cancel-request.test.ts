import assert from 'node:assert/strict';
import test from 'node:test';
import { at, OFFICER } from '../../../test/actors.ts';
import { decideAsk, decideRefusal, type AskState, type RefuseState } from './cancel-request.ts';
import type { CancelCrime } from './cancel.ts';

const REGISTRAR = { ...OFFICER, staff: '00000000-0000-7000-8000-000000000003', roles: ['registrar'] };
const OPEN = { request: 'request', by: OFFICER.staff };

const aCrime = (crime: AskState['crime'] = { cancelled: false, open: undefined }): AskState => ({
  request: 'request',
  passage: 'passage',
  concerns: ['child'],
  crime,
});

const asking = (over: Partial<CancelCrime> = {}): CancelCrime => ({
  case: 'case',
  crime: 'crime',
  reason: 'C2',
  information: 'partner-record',
  otherReference: undefined,
  why: 'The invented school keeps a record that shows that it did not happen.',
  ...over,
});

const codeOf = (state: AskState, input: CancelCrime): string => {
  const decided = decideAsk(state, input, at());
  return decided.ok ? 'done' : decided.refusal.code;
};

for (const [given, code, wanted] of [
  ['C2 and what was verified', codeOf(aCrime(), asking()), 'done'],
  ['C2 and nothing verified', codeOf(aCrime(), asking({ information: undefined })), 'NotVerified'],
  ['C1 without the other force', codeOf(aCrime(), asking({ reason: 'C1' })), 'OtherReferenceNeeded'],
  ['C4', codeOf(aCrime(), asking({ reason: 'C4' })), 'done'],
  ['a crime that is not of this case', codeOf({ ...aCrime(), crime: undefined }, asking()), 'NoSuchCrime'],
  ['a cancelled record', codeOf(aCrime({ cancelled: true, open: undefined }), asking()), 'CrimeAlreadyCancelled'],
  ['a request that waits', codeOf(aCrime({ cancelled: false, open: OPEN }), asking()), 'CancellationWaits'],
] as const) {
  test(`given ${given}, when the registrar is asked to cancel, then it is ${wanted}`, () => {
    assert.equal(code, wanted);
  });
}

test('given C4 with answers that other reasons ask, when the registrar is asked, then they are not kept', () => {
  const decided = decideAsk(aCrime(), asking({ reason: 'C4', otherReference: 'NM/1' }), at());
  assert.ok(decided.ok);
  assert.deepEqual([decided.value[0]?.information, decided.value[0]?.otherReference], [undefined, undefined]);
});

const refusing = (
  open: RefuseState['open'],
  actor: typeof OFFICER = REGISTRAR,
  request = 'request',
  officers: readonly string[] = [],
): string => {
  const input = { case: 'case', crime: 'crime', request, answer: 'What was sent shows no such thing.' };
  const decided = decideRefusal(
    { passage: 'passage', concerns: ['child'], open, officers },
    input,
    at(undefined, actor),
  );
  return decided.ok ? 'done' : decided.refusal.code;
};

for (const [given, code, wanted] of [
  ['a request that waits', refusing(OPEN), 'done'],
  ['none', refusing(undefined), 'NoCancellationWaits'],
  ['another than the one that waits', refusing(OPEN, REGISTRAR, 'earlier'), 'NoCancellationWaits'],
  ['a request of one’s own', refusing(OPEN, OFFICER), 'OwnRequest'],
  ['a case that the registrar worked', refusing(OPEN, REGISTRAR, 'request', [REGISTRAR.staff]), 'OwnCrime'],
] as const) {
  test(`given ${given}, when cancelling is refused, then it is ${wanted}`, () => {
    assert.equal(code, wanted);
  });
}
