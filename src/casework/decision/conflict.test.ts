import assert from 'node:assert/strict';
import test from 'node:test';
import { at, NOW, OFFICER, SUPERVISOR } from '../../../test/actors.ts';
import { decideConflict, isConflict, type ConflictState } from './conflict.ts';

const CASE = '00000000-0000-7000-8000-0000000000c1';
const waits: ConflictState = {
  decision: CASE,
  passage: CASE,
  concerns: [CASE],
  stage: 'proposed',
  conflicts: true,
  proposedBy: OFFICER.staff,
  officers: [OFFICER.staff],
};
const codeOf = (over: Partial<ConflictState> = {}, by = SUPERVISOR): string => {
  const input = { case: CASE, stands: 'sgiiModel', reason: 'The force has written so to the Home Office' } as const;
  const decided = decideConflict({ ...waits, ...over }, input, at(NOW, by));
  return decided.ok ? 'decided' : decided.refusal.code;
};

test('given settings that conflict, when the registrar decides, then it stands; before a proposal too', () => {
  assert.equal(codeOf(), 'decided');
  assert.equal(codeOf({ stage: 'open', proposedBy: undefined }), 'decided');
});

test('given no conflict, an ended case or one’s own proposal, when decided, then it is refused with why', () => {
  assert.equal(codeOf({ conflicts: false }), 'NoSettingsConflict');
  for (const stage of ['approved', 'closed'] as const) assert.equal(codeOf({ stage }), 'NotOpenForDecision');
  assert.equal(codeOf({}, OFFICER), 'OwnConflict');
  assert.equal(codeOf({ officers: [SUPERVISOR.staff] }), 'OwnConflict', 'a colleague proposed, in their case');
});

test('given the two settings in every combination, when looked at, then only the two that contradict conflict', () => {
  const found = ['PERSON_INVOLVED', 'SUSPECT_LINK'].flatMap((sgiiModel) =>
    [true, false].map((outcome21RequiresSuspect) => isConflict({ sgiiModel, outcome21RequiresSuspect })),
  );
  assert.deepEqual(found, [true, false, false, false]);
  assert.equal(isConflict({}), false);
});
