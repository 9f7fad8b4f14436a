import assert from 'node:assert/strict';
import test from 'node:test';
import { decideDuty, type DischargeDuty, type DutyAnswers } from './duty.ts';
import { CHILD, NOW, OFFICER, REASON, SUPERVISOR } from './response.make.ts';

const by = (staff: string, ...roles: string[]) => ({
  actor: { force: 'northmoor', staff, name: 'Somebody Invented', roles },
  now: NOW,
});

const answering = (
  answers: DutyAnswers,
  moment: ReturnType<typeof by>,
  is: 'done' | 'not-done' = 'not-done',
): string => {
  const answer: DischargeDuty['answer'] = is === 'done' ? { is, by: 'supervisor', at: 'now' } : { is };
  const state = { discharge: 'd', passage: 'p', isKnown: true, isInCase: true, answers, concerns: [CHILD] };
  const input = { case: 'case-1', duty: 'plan-who-is-told', person: CHILD, answer, words: REASON };
  const done = decideDuty({ ...state, officers: [OFFICER, 'sergeant'] }, input, moment);
  return done.ok ? 'ok' : done.refusal.code;
};

test('given a duty that a supervisor answers, when a sergeant who has or had the case answers it, then another supervisor has to', () => {
  const sergeant = by('sergeant', 'officer', 'supervisor');
  const supervisor = by(SUPERVISOR, 'supervisor');
  for (const is of ['done', 'not-done'] as const) {
    assert.equal(answering('any-by-supervisor', by(OFFICER, 'officer'), is), 'SupervisorAnswers');
    assert.equal(answering('any-by-supervisor', sergeant, is), 'OwnDuty');
    assert.equal(answering('any-by-supervisor', supervisor, is), 'ok');
    // What is the officer's to answer stays theirs, whatever else they are.
    assert.equal(answering('any', sergeant, is), 'ok');
  }
  assert.equal(answering('not-done-by-supervisor', by(OFFICER, 'officer')), 'SupervisorSaysWhy');
  assert.equal(answering('not-done-by-supervisor', sergeant), 'OwnDuty');
  assert.equal(answering('not-done-by-supervisor', supervisor), 'ok');
  assert.equal(answering('not-done-by-supervisor', sergeant, 'done'), 'DoneInItsStep', 'it is done there, by whoever');
});
