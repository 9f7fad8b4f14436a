import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { mergedFloor, type FloorAsWalked } from './join-floor.ts';
import { decideJoin, type JoinReport, type JoinState } from './join.ts';
import { KNOWN } from './report.ts';

const NOW = new Date('2026-11-22T02:00:00Z');
const moment = {
  actor: { force: 'northmoor', staff: 'invented', name: 'Olive Example', roles: ['officer'] },
  now: NOW,
};
const calm: FloorAsWalked = {
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'school',
  inCare: 'no',
  onPlan: 'no',
  welfare: 'not-arranged',
  welfareTooOld: false,
  welfareBy: null,
  welfareAt: null,
  fromWhom: 'reporter',
  walkedAt: new Date('2026-11-21T10:00:00Z'),
};
const side = { stage: 'open', isJoined: false, dead: [], floors: new Map(), contacts: new Map() } as const;
const state: JoinState = {
  from: { ...side, children: ['y'], reports: ['r'], reporters: [], isWorked: false, crimes: [] },
  into: { ...side, children: ['x', 'z'] },
  passage: 'p',
  ids: ['f'],
  elsewhere: [],
};
const input: JoinReport = { case: 'new', into: 'old', children: [{ person: 'y', same: 'x' }], why: 'The same message' };
const codeOf = (over: Partial<JoinState>, asked: Partial<JoinReport> = {}): string => {
  const done = decideJoin({ ...state, ...over }, { ...input, ...asked }, moment);
  return done.ok ? 'ok' : done.refusal.code;
};

test('given a report of what is already a case, when it joins, then it is the case’s, with its children placed', () => {
  const done = decideJoin(state, { ...input, children: [{ person: 'y', same: undefined }] }, moment);
  assert.ok(done.ok);
  const [event] = done.value;
  assert.deepEqual([event?.case, event?.from, event?.reports], ['old', 'new', ['r']]);
  assert.deepEqual(event?.children, [{ person: 'y', same: undefined, position: 3 }]);
});

test('given crimes against children of a report, when it joins, then each is against whoever of the case they are', () => {
  const crimes = [
    { crime: 'one', against: 'y' },
    { crime: 'two', against: 'w' },
    { crime: 'three', against: 'taken off' },
  ];
  const from = { ...state.from, children: ['y', 'w'], crimes };
  const children = [...input.children, { person: 'w', same: undefined }];
  const done = decideJoin({ ...state, from }, { ...input, children }, moment);
  assert.deepEqual(done.ok ? done.value[0]?.crimes.map(({ crime, against }) => [crime, against]) : done, [
    ['one', 'x'],
    ['two', 'w'],
    ['three', 'taken off'],
  ]);
});

test('given what does not join, when it is asked, then it is refused with the fact', () => {
  const worked = { ...state.from, isWorked: true };
  assert.equal(codeOf({}, { into: 'new' }), 'JoinsItself');
  assert.equal(codeOf({ from: worked }), 'ReportWorked');
  assert.equal(codeOf({ from: { ...state.from, stage: 'proposed' } }), 'ReportWorked');
  assert.equal(codeOf({ into: { ...state.into, isJoined: true } }), 'CaseJoinedAlready');
  assert.equal(codeOf({}, { children: [] }), 'ChildrenNotPlaced');
  assert.equal(codeOf({}, { children: [{ person: 'y', same: 'stranger' }] }), 'ChildrenNotPlaced');
  assert.equal(codeOf({}, { children: [...input.children, { person: 'stranger', same: 'z' }] }), 'ChildrenNotPlaced');
  const two = { ...state.from, children: ['y', 'w'] };
  assert.equal(
    codeOf({ from: two }, { children: [...input.children, { person: 'w', same: 'x' }] }),
    'ChildrenNotPlaced',
  );
  const full = Array.from({ length: 20 }, (_, i) => `c${i}`);
  assert.equal(
    codeOf({ into: { ...state.into, children: full } }, { children: [{ person: 'y', same: undefined }] }),
    'TooManyChildren',
  );
  const dead = { ...state.into, dead: ['x'] };
  assert.equal(codeOf({ into: dead }), 'SameAsDead');
  assert.equal(codeOf({ into: dead }, { children: [{ person: 'y', same: 'z' }] }), 'ok');
  assert.equal(codeOf({ into: dead }, { children: [{ person: 'y', same: undefined }] }), 'ok');
  assert.equal(codeOf({ from: { ...state.from, dead: ['y'] } }), 'SameAsDead');
  assert.equal(codeOf({ into: { ...state.into, stage: 'closed' } }), 'ok', 'a closed case opens by it');
});

test('given two safe contacts that differ, when the floors are put together, then nobody is told, and everybody who must not be is kept', () => {
  const way = { may: 'The mother', how: 'By telephone' };
  const merged = mergedFloor({ case: 'old', person: 'x', floor: 'f', at: NOW }, [
    { floor: calm, contact: { way, mustNot: ['The uncle'] } },
    { floor: calm, contact: { way: { ...way, may: 'The aunt' }, mustNot: ['The lodger', 'The uncle'] } },
  ]);
  assert.deepEqual(merged.contact, { way: undefined, mustNot: ['The uncle', 'The lodger'] });
  const alone = mergedFloor({ case: 'old', person: 'x', floor: 'f', at: NOW }, [
    { floor: calm, contact: { way, mustNot: [] } },
  ]);
  assert.deepEqual(alone.contact.way, way);
});

test('property: whatever two floors say, the one of both is never milder than either', () => {
  const known = fc.constantFrom(...KNOWN);
  const floor = fc
    .record({ safeNow: known, selfHarm: known, inCare: known, onPlan: known, day: fc.integer({ min: 1, max: 20 }) })
    .map(({ day, ...said }) => ({ ...calm, ...said, walkedAt: new Date(Date.UTC(2026, 10, day)) }));
  const grave = { safeNow: ['yes', 'not-known', 'no'], selfHarm: ['no', 'not-known', 'yes'] } as const;
  const order = { ...grave, inCare: grave.selfHarm, onPlan: grave.selfHarm };
  fc.assert(
    fc.property(floor, floor, (one, other) => {
      const sides = [{ floor: one, contact: undefined }] as const;
      const merged = mergedFloor({ case: 'old', person: 'x', floor: 'f', at: NOW }, [
        ...sides,
        { floor: other, contact: undefined },
      ]);
      for (const name of ['safeNow', 'selfHarm', 'inCare', 'onPlan'] as const)
        for (const each of [one, other])
          assert.ok(order[name].indexOf(merged[name]) >= order[name].indexOf(each[name]), name);
    }),
  );
});
