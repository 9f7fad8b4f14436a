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
  const before = [toldRow({ whom: 'parent-or-carer', how: 'telephone', toldName: 'The invented mother' })];
  const done = decideTelling(tellState({ before }), telling({ whom: 'child' }), momentOf(OFFICER));
  assert.deepEqual(done.ok && done.value.map(({ whom, how }) => [whom, how]), [['child', 'in-person']]);
  assert.equal(tell({ before }, { whom: 'parent-or-carer', who: { name: 'Invented Mum' } }), 'AlreadyTold');
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
    ['child', 'parent-or-carer', 'safe-contact', 'professional'],
    ['parent-or-carer', 'safe-contact', 'professional'],
  ]);
});

test('given one parent who was told for a child, when another is told, then both stand; the same one twice, or both parents at once and then one, is refused', () => {
  const MOTHER = '018f0000-0000-7000-8000-00000000000a';
  const FATHER = '018f0000-0000-7000-8000-00000000000b';
  const told = (over: Partial<ReturnType<typeof toldRow>>) => toldRow({ whom: 'parent-or-carer', ...over });
  const parent = (before: ReturnType<typeof toldRow>, who: TellChild['who'], called?: string) =>
    tell({ before: [before], called }, { whom: 'parent-or-carer', who });
  assert.equal(parent(told({ toldPerson: MOTHER }), { person: FATHER }, 'Ewan Exampleton'), 'ok');
  assert.equal(parent(told({ toldPerson: MOTHER }), { person: MOTHER }, 'Erin Exampleton'), 'AlreadyTold');
  assert.equal(parent(told({ toldName: 'The mother' }), { name: 'Dad' }), 'ok');
  assert.equal(parent(told({ toldName: 'The mother' }), { name: 'Mum' }), 'AlreadyTold');
  assert.equal(parent(told({ toldName: 'Both parents' }), { name: 'The father' }), 'AlreadyTold');
  assert.equal(parent(told({ toldName: 'The mother' }), undefined), 'AlreadyTold', 'who it was is not said');
  const rows = [told({ toldName: 'The mother' }), told({ toldName: 'The father' })];
  const offered = [rows.slice(0, 1), rows].map((all) => alsoToTell(noticeOf(ASHA, DUE, all, [], NOW)));
  assert.deepEqual(
    offered.map((whom) => whom.includes('parent-or-carer')),
    [true, false],
  );
});
