import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { decidePutBack, decideTakeOff, STANDS, type OffState, type TakeOffCase } from './off-case.ts';

const moment = {
  actor: { force: 'northmoor', staff: 'invented-officer', name: 'Somebody Invented', roles: [] },
  now: new Date('2026-11-22T02:00:00Z'),
};
const state: OffState = {
  entry: 'entry-1',
  passage: 'passage-1',
  kind: 'child',
  isOff: false,
  children: ['child-1', 'child-2'],
  died: [],
  stands: [],
  alarms: new Map(),
  isDecided: false,
  isAgreed: false,
};
const input: TakeOffCase = {
  case: 'case-1',
  person: 'child-1',
  same: undefined,
  why: 'The school named the same child twice.',
};
const codeOf = (over: Partial<OffState>, more: Partial<TakeOffCase> = {}): string => {
  const done = decideTakeOff({ ...state, ...over }, { ...input, ...more }, moment);
  return done.ok ? 'ok' : done.refusal.code;
};

test('given somebody of a case, when they are taken off, then never who reported, the only child, nor who is not there', () => {
  assert.equal(codeOf({}), 'ok');
  assert.equal(codeOf({ kind: 'reporter' }), 'ReporterStays');
  assert.equal(codeOf({ kind: undefined }), 'NotOnThisCase');
  assert.equal(codeOf({ children: ['child-1'] }), 'LastChild');
  assert.equal(codeOf({ kind: 'adult', children: ['child-2'] }), 'ok');
  // Who has died is what the case is about, too; taken off, nobody would read of them again.
  assert.equal(codeOf({ children: ['child-1'], died: ['child-2'] }), 'ok');
  assert.equal(codeOf({ children: ['child-2'], died: ['child-1'] }), 'RecordedAsDied');
  for (const same of ['child-1', 'child-3']) assert.equal(codeOf({}, { same }), 'NotTheSameChild');
});

test('given a child of whose safety not all is known, when they are taken off, then only with a supervisor who agreed, or as the child it is asked of', () => {
  for (const alarm of ['floor-not-walked', 'self-harm-not-known', 'no-welfare-check']) {
    const alarms = new Map([['child-1', [alarm]]]);
    assert.equal(codeOf({ alarms }), 'SafetyNotKnown', alarm);
    assert.equal(codeOf({ alarms, isAgreed: true }), 'ok', alarm);
  }
  // Counted twice: what is asked of the one child is asked of both.
  const alarms = new Map([['child-1', ['floor-not-walked']]]);
  assert.equal(codeOf({ alarms }, { same: 'child-2' }), 'ok');
  const known = new Map([['child-1', ['self-harm', 'floor-not-walked']]]);
  assert.equal(codeOf({ alarms: known, isAgreed: true }), 'AlarmNotTakenUp', 'a known danger nobody agrees away');
});

test('given a case in which an outcome is proposed or was approved, when a child is taken off, then only with a supervisor who agreed, or as another child of it', () => {
  assert.equal(codeOf({ isDecided: true }), 'DecidedWithThem');
  assert.equal(codeOf({ isDecided: true, isAgreed: true }), 'ok');
  assert.equal(codeOf({ isDecided: true }, { same: 'child-2' }), 'ok');
  assert.equal(codeOf({ isDecided: true, kind: 'adult', children: ['child-2'] }), 'ok');
});

test('given somebody who is on the case, when they are put back, then it is refused; who is off it is', () => {
  assert.equal(decidePutBack(state, input, moment).ok, false);
  assert.equal(decidePutBack({ ...state, kind: undefined, isOff: true }, input, moment).ok, true);
});

test('property: nobody goes while anything stands of them, or alarms about them that no other child of the case has', () => {
  const alarms = fc.subarray(['not-safe', 'self-harm', 'police-protection']);
  const anything = fc.record({ stands: fc.subarray([...STANDS]), own: alarms, others: alarms, isSame: fc.boolean() });
  fc.assert(
    fc.property(anything, ({ stands, own, others, isSame }) => {
      const known = new Map([
        ['child-1', own],
        ['child-2', others],
      ]);
      const isTakenUp = own.every((alarm) => isSame && others.includes(alarm));
      const done = codeOf({ stands, alarms: known }, isSame ? { same: 'child-2' } : {});
      return (done === 'ok') === (stands.length === 0 && isTakenUp);
    }),
    many(200, 1),
  );
});
