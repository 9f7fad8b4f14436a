import assert from 'node:assert/strict';
import test from 'node:test';
import type { OutcomeRow } from '../notice/index.ts';
import {
  decideReopening,
  decideRecorded,
  decideUpholding,
  stateOf,
  type ReconsiderationRow,
  type UpholdState,
} from './reconsideration.ts';

const SET = new Date('2026-09-01T10:00:00Z');
const REOPENED = new Date('2026-11-20T10:00:00Z');
const now = new Date('2026-11-22T12:00:00Z');
const momentOf = (staff: string) => ({
  actor: { force: 'northmoor', staff, name: 'Somebody Example', roles: ['supervisor'] },
  now,
});
const outcome = (over: Partial<OutcomeRow> = {}): OutcomeRow => ({
  crime: 'crime',
  outcome: '21',
  person: 'child',
  state: 'approved',
  at: SET,
  by: 'sidney',
  ...over,
});
const row = (over: Partial<ReconsiderationRow> = {}): ReconsiderationRow => ({
  reconsideration: 'r',
  cause: 'challenge',
  event: null,
  answers: [],
  adultSince: false,
  passage: 'p',
  reopenedAt: REOPENED,
  reopenedBy: 'olive',
  earlier: [{ crime: 'crime', outcome: '21', person: 'child', at: SET, by: 'sidney' }],
  upheld: undefined,
  ...over,
});
const PRESENT = { proposedBy: 'olive', digest: 'd', standings: [], unfinished: [], ranks: [], approvers: [] };
const state = { reconsideration: 'r', stage: 'closed', outcomes: [outcome()], children: ['child'] } as const;

test('given a closed case, when it is opened again, then the earlier outcome is kept with who set it and when', () => {
  const done = decideReopening(
    state,
    { case: 'case', cause: 'adult-involvement', why: 'A message' },
    momentOf('olive'),
  );
  assert.ok(done.ok);
  assert.deepEqual(done.value[0]?.earlier, row().earlier);
});

test('given a case that is open, when it is opened again or something is recorded, then there is nothing to open', () => {
  for (const stage of ['open', 'proposed'] as const) {
    const open = { ...state, stage };
    assert.deepEqual(decideReopening(open, { case: 'case', cause: 'challenge', why: 'x' }, momentOf('olive')), {
      ok: false,
      refusal: { code: 'NotClosed' },
    });
    assert.equal(decideRecorded(open, { case: 'case', event: 'ChildAdded' }, momentOf('olive')).ok, false);
  }
});

test('given what is known now, when it is upheld, then what the guidance bars or lets wait is not', () => {
  for (const standing of ['available', 'needs-decision', 'not-yet', 'barred'] as const) {
    const present = { ...PRESENT, standings: [{ outcome: '21', standing, needs: [], because: ['a-rule'] }] };
    const done = decideUpholding(
      { stage: 'open', row: row(), outcomes: [outcome()], children: ['child'], officers: [], recorders: [], present },
      { case: 'case', reconsideration: 'r', why: 'Weighed' },
      momentOf('ines'),
    );
    assert.equal(done.ok, standing === 'available' || standing === 'needs-decision', standing);
    if (!done.ok) assert.deepEqual(done.refusal, { code: 'MustBeDecidedAnew', because: ['a-rule'] });
  }
});

test('given a reconsideration, then only an approval since then changes it, and a proposal leaves it open', () => {
  const later = new Date(REOPENED.getTime() + 1);
  assert.equal(stateOf(row(), [outcome()]), 'reopened');
  assert.equal(stateOf(row(), [outcome(), outcome({ at: later, state: 'proposed' })]), 'reopened');
  assert.equal(stateOf(row(), [outcome(), outcome({ at: later, outcome: '22' })]), 'changed');
  assert.equal(stateOf(row({ upheld: { at: now, by: 'sidney', passage: 'p' } }), [outcome()]), 'upheld');
});

test('given a reconsideration, when it is upheld, then by another supervisor, and never with new evidence of an adult', () => {
  const uphold = (staff: string, over: Partial<ReconsiderationRow> = {}, known: Partial<UpholdState> = {}) => {
    const done = decideUpholding(
      {
        stage: 'open',
        row: row(over),
        outcomes: [outcome()],
        children: ['child'],
        officers: [],
        recorders: [],
        present: PRESENT,
        ...known,
      },
      { case: 'case', reconsideration: 'r', why: 'Weighed' },
      momentOf(staff),
    );
    return done.ok ? 'ok' : done.refusal.code;
  };
  assert.equal(uphold('ines'), 'ok');
  assert.equal(uphold('sidney'), 'OwnApproval', 'they approved it before');
  assert.equal(uphold('ines', {}, { stage: 'proposed' }), 'ProposalWaits');
  assert.equal(uphold('olive'), 'OwnReopening');
  const proposed = { present: { ...PRESENT, proposedBy: 'sergeant' } };
  assert.equal(uphold('sergeant', {}, proposed), 'OwnOutcome', 'they proposed it');
  assert.equal(uphold('sergeant', {}, { officers: ['olive', 'sergeant'] }), 'OwnOutcome', 'they worked the case');
  assert.equal(uphold('ines', {}, { ...proposed, officers: ['sergeant'] }), 'ok');
  const asks = (rank: 'sergeant' | 'inspector') => ({
    present: {
      ...PRESENT,
      ranks: [{ outcome: '21', rank: 'inspector' }] as const,
      approvers: [{ staff: 'ines', name: 'Ines Instance', rank }],
    },
  });
  assert.equal(uphold('ines', {}, asks('sergeant')), 'RankTooLow', 'upholding decides it as approving does');
  assert.equal(uphold('ines', {}, asks('inspector')), 'ok');
  const covered = { ...asks('inspector'), recorders: ['ines'] };
  assert.equal(uphold('ines', {}, covered), 'ok', 'nobody else could');
  const { present: alone } = covered;
  const ida = { staff: 'ida', name: 'Ida Instance', rank: 'inspector' } as const;
  const two = { ...covered, present: { ...alone, approvers: [...alone.approvers, ida] } };
  assert.equal(uphold('ines', {}, two), 'RecordedByYou', 'what they recorded, somebody else looks at');
  assert.equal(uphold('ida', {}, two), 'ok');
  assert.equal(uphold('ines', { cause: 'adult-involvement' }), 'MustBeDecidedAnew');
  assert.equal(uphold('ines', { upheld: { at: now, by: 'x', passage: 'p' } }), 'NothingReconsidered');
});
