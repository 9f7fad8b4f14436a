import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Actor } from '../../platform/access/index.ts';
import { aStanding, aWaitingProposal, PROPOSAL, PROPOSER } from './outcome.make.ts';
import { ranksNeeded, type Approver } from './rank.ts';
import { decideRuling, type RuleOnProposal, type RulingState } from './outcome.ts';

const CASE = '00000000-0000-7000-8000-0000000000c1';
const SUPERVISOR = '00000000-0000-7000-8000-000000000002';
const actor = (staff: string): Actor => ({ force: 'northmoor', staff, name: 'Sidney Sample', roles: ['supervisor'] });
const now = new Date('2026-11-22T10:00:00Z');
const approve: RuleOnProposal = { case: CASE, proposal: PROPOSAL, verdict: { is: 'approved' } };
const back: RuleOnProposal = {
  ...approve,
  verdict: { is: 'returned', reason: 'The views of the second child are missing' },
};
const codeOf = (state: RulingState, input: RuleOnProposal, staff = SUPERVISOR): string => {
  const done = decideRuling(state, input, { actor: actor(staff), now });
  return done.ok ? input.verdict.is : done.refusal.code;
};

test('given a waiting proposal, when somebody else rules, then it is approved or returned', () => {
  assert.equal(codeOf(aWaitingProposal(), approve), 'approved');
  assert.equal(codeOf(aWaitingProposal(), back), 'returned');
});

test('given one’s own proposal, when one rules on it either way, then it is refused', () => {
  assert.equal(codeOf(aWaitingProposal(), approve, PROPOSER), 'OwnProposal');
  assert.equal(codeOf(aWaitingProposal(), back, PROPOSER), 'OwnProposal');
  // Proposed by a colleague, on what the one who rules recorded as the officer of the case.
  const worked = aWaitingProposal({ officers: [PROPOSER, 'sergeant'] });
  assert.equal(codeOf(worked, approve, 'sergeant'), 'OwnCase');
  assert.equal(codeOf(worked, approve, 'another'), 'approved');
  // Under a row that they had before, it is theirs all the same.
  const returned = { ...actor('another'), formerly: ['sergeant'] };
  const done = decideRuling(worked, approve, { actor: returned, now });
  assert.equal(done.ok ? '' : done.refusal.code, 'OwnCase');
});

test('given facts that one recorded as cover, when one approves, then somebody else has to while anybody could, and it is said where nobody can', () => {
  const another = { staff: 'another', name: 'Ida Instance', rank: null };
  const state = aWaitingProposal({ recorders: [SUPERVISOR], approvers: [another, { ...another, staff: PROPOSER }] });
  const moment = { actor: actor(SUPERVISOR), now };
  assert.deepEqual(decideRuling(state, approve, moment), {
    ok: false,
    refusal: { code: 'RecordedByYou', could: ['Ida Instance'], deed: 'approved' },
  });
  assert.equal(codeOf(state, back), 'returned');
  const alone = decideRuling({ ...state, recorders: [SUPERVISOR, 'another'] }, approve, moment);
  assert.deepEqual(alone.ok && alone.value.map(({ recordedToo }) => recordedToo), [true]);
  assert.equal(codeOf(state, approve, 'another'), 'approved');
});

test('given facts that changed since, when ruled on, then it cannot be approved and can be returned', () => {
  const state = aWaitingProposal({ basisDigest: 'newer' });
  assert.equal(codeOf(state, approve), 'FactsChanged');
  assert.equal(codeOf(state, back), 'returned');
});

test('given a conflict of settings, when approved, then the registrar is needed first', () => {
  assert.equal(
    codeOf(aWaitingProposal({ standings: [aStanding({ needs: ['registrar-decision'] })] }), approve),
    'RegistrarNeeded',
  );
});

test('given a formal end that is a decision of its own, when approved, then only with the reason why it fits; returned, always', () => {
  const state = aWaitingProposal({ standings: [aStanding({ outcome: '1', needs: ['formal-action-decision'] })] });
  const reasoned = { is: 'approved', formalReason: 'Why a charge fits this child' } as const;
  assert.equal(codeOf(state, approve), 'FormalActionUndecided');
  assert.equal(codeOf(state, { ...approve, verdict: reasoned }), 'approved');
  assert.equal(codeOf(state, back), 'returned');
});

test('given a ruling on the response and nothing else, when a formal end is approved, then the ruling does not stand for it', () => {
  const needs = ['second-person', 'formal-action-decision'];
  const state = aWaitingProposal({
    standings: [aStanding({ needs: ['second-person'] }), aStanding({ outcome: '2', needs })],
  });
  assert.equal(codeOf(state, approve), 'FormalActionUndecided');
});

test('given no proposal, another one, or one that was ruled on, when ruled on, then nothing waits', () => {
  assert.equal(codeOf(aWaitingProposal({ proposal: undefined }), approve), 'NothingProposed');
  assert.equal(codeOf(aWaitingProposal(), { ...approve, proposal: CASE }), 'NothingProposed');
  for (const stage of ['open', 'approved', 'closed'] as const)
    assert.equal(codeOf(aWaitingProposal({ stage }), approve), 'NothingProposed');
});

test('given any standings now, when approved, then it stands only if none is barred or waits', () => {
  const standings = fc.array(fc.constantFrom('available', 'needs-decision', 'not-yet', 'barred'), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(standings, fc.boolean(), (all, own) => {
      const state = aWaitingProposal({ standings: all.map((standing) => aStanding({ standing })) });
      const open = all.every((standing) => standing === 'available' || standing === 'needs-decision');
      assert.equal(codeOf(state, approve, own ? PROPOSER : SUPERVISOR) === 'approved', open && !own);
    }),
  );
});

test('given something unfinished, when it is approved, then it is refused; and it can be returned', () => {
  const state = aWaitingProposal({ unfinished: [{ what: 'question-unanswered', subject: CASE }] });
  assert.equal(codeOf(state, approve), 'UnfinishedFirst');
  assert.equal(codeOf(state, back), 'returned');
});

const kept = (own: Approver['rank'], other: Approver['rank']): Partial<RulingState> => ({
  approvers: [
    { staff: SUPERVISOR, name: 'Sidney Sample', rank: own },
    { staff: PROPOSER, name: 'Olive Example', rank: 'superintendent' },
    { staff: 'another', name: 'Indira Instance', rank: other },
  ],
});

test('given a force that keeps ranks, when somebody below the rank of the setting approves, then it is refused with the rank and who could, never the proposer; returning stays open', () => {
  const state = aWaitingProposal(kept('sergeant', 'chief-inspector'));
  const done = decideRuling(state, approve, { actor: actor(SUPERVISOR), now });
  assert.deepEqual(!done.ok && done.refusal, {
    code: 'RankTooLow',
    outcome: '21',
    needed: 'inspector',
    has: 'sergeant',
    could: ['Indira Instance'],
    deed: 'approved',
  });
  assert.equal(codeOf(state, back), 'returned');
  assert.equal(codeOf(aWaitingProposal(kept(null, 'inspector')), approve), 'RankTooLow', 'none kept is not enough');
});

test('given the rank needed, a higher one, a decision maker, or a force that keeps no ranks, when approved, then it stands', () => {
  for (const rank of ['inspector', 'chief-officer', 'decision-maker'] as const)
    assert.equal(codeOf(aWaitingProposal(kept(rank, null)), approve), 'approved', rank);
  const none = kept(null, null).approvers?.map((one) => ({ ...one, rank: null })) ?? [];
  assert.equal(codeOf(aWaitingProposal({ approvers: none }), approve), 'approved');
});

test('given a designated decision maker, when ranks are held against each other, then they stand where a chief inspector does', () => {
  const asked = (has: Approver['rank'], needed: 'chief-inspector' | 'superintendent' | 'decision-maker') =>
    codeOf(aWaitingProposal({ ...kept(has, null), ranks: [{ outcome: '21', rank: needed }] }), approve);
  assert.equal(asked('decision-maker', 'chief-inspector'), 'approved');
  assert.equal(asked('decision-maker', 'superintendent'), 'RankTooLow');
  assert.equal(asked('chief-inspector', 'decision-maker'), 'approved');
  assert.equal(asked('inspector', 'decision-maker'), 'RankTooLow');
});

test('given the settings of a force, when ranks are asked for, then those they name have theirs and no other outcome has one', () => {
  const settings = new Map([
    ['outcome21ApproverRank', 'chief-inspector'],
    ['outcome22Approver', 'decision-maker'],
    ['outcome10Approver', 'inspector'],
    ['cautionApprover', 'sergeant'],
  ]);
  assert.deepEqual(
    ranksNeeded(['21', '22', '10', '2', '3', '1', '9'], (name) => settings.get(name)),
    [
      { outcome: '21', rank: 'chief-inspector' },
      { outcome: '22', rank: 'decision-maker' },
      { outcome: '10', rank: 'inspector' },
      { outcome: '2', rank: 'sergeant' },
      { outcome: '3', rank: 'sergeant' },
    ],
  );
});
