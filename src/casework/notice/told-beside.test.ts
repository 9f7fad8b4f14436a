import assert from 'node:assert/strict';
import test from 'node:test';
import { decideTelling, type TellChild, type TellState } from './notice.ts';
import { allTold, alsoToTell, isToldForChild, noticeOf } from './not-telling.ts';
import { ASHA, DECIDED, DUE, momentOf, NOW, OFFICER, telling, tellState, toldRow } from './notice.make.ts';

const tell = (state: Partial<TellState>, input: Partial<TellChild> = {}): string => {
  const done = decideTelling(tellState(state), telling(input), momentOf(OFFICER));
  return done.ok ? 'ok' : done.refusal.code;
};

test('given a parent who was told for a child, when the child is told themselves, then both stand, each with its own who and when; the same twice is refused', () => {
  const before = [toldRow({ whom: 'parent-or-carer', how: 'telephone' })];
  const done = decideTelling(tellState({ before }), telling({ whom: 'child' }), momentOf(OFFICER));
  assert.deepEqual(done.ok && done.value.map(({ whom, how }) => [whom, how]), [['child', 'in-person']]);
  assert.equal(tell({ before }, { whom: 'parent-or-carer' }), 'AlreadyTold');
  assert.equal(tell({ before }, { whom: 'child', words: [] }), 'WordsLeftOut', 'all of it, as the first');
  const both = [...before, toldRow({ whom: 'child' })];
  assert.equal(tell({ before: both }, { whom: 'child' }), 'AlreadyTold');
  assert.equal(tell({ before: both }, { whom: 'professional', who: { name: 'The invented school nurse' } }), 'ok');
  // What nobody was told yet comes first, to whomever: what they heard before is not owed them again.
  const due = [...DUE, { words: 'ended', since: DECIDED } as const];
  assert.equal(tell({ due, before }, { whom: 'child', words: ['ended'] }), 'ok');
  // A parent told settles what the guidance asks (victim, parent or guardian); the child’s own telling is one more.
  const notices = [before, both].map((told) => noticeOf(ASHA, DUE, told, [], NOW));
  assert.deepEqual(
    notices.map(({ state }) => state),
    ['told', 'told'],
  );
  assert.equal(allTold(notices).state, 'final');
  assert.deepEqual(notices.map(isToldForChild), [true, false]);
  assert.deepEqual(notices.map(alsoToTell), [
    ['child', 'safe-contact', 'professional'],
    ['safe-contact', 'professional'],
  ]);
});
