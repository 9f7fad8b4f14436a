import assert from 'node:assert/strict';
import test from 'node:test';
import type { Actor } from '../../platform/access/index.ts';
import { PROPOSAL } from './outcome.make.ts';
import { decideWithdrawal, type WithdrawalState } from './withdrawal.ts';

const waiting: WithdrawalState = { ruling: 'r', stage: 'proposed', proposal: PROPOSAL };
const officer: Actor = { force: 'northmoor', staff: 'officer', name: 'Alex Example', roles: ['officer'] };
const input = { case: 'c', proposal: PROPOSAL, reason: 'The invented school wrote again.' };
const at = new Date('2026-11-22T10:00:00Z');
const done = (state: WithdrawalState, proposal = PROPOSAL) =>
  decideWithdrawal(state, { ...input, proposal }, { actor: officer, now: at });

test('given a proposal that waits, when it is withdrawn, then with whom, when and why', () => {
  const decided = done(waiting);
  assert.ok(decided.ok);
  assert.deepEqual(decided.value, [{ ...input, type: 'ProposalWithdrawn', ruling: 'r', at, by: 'officer' }]);
});

test('given one that was ruled on, or another in its place, when it is withdrawn, then nothing is', () => {
  for (const stage of ['open', 'approved', 'closed'] as const)
    assert.equal(done({ ...waiting, stage }).ok, false, stage);
  assert.equal(done(waiting, 'another').ok, false);
  assert.equal(done({ ...waiting, proposal: undefined }).ok, false);
});
