import type { RulingState, StandingNow } from './outcome.ts';

export const PROPOSAL = '00000000-0000-7000-8000-0000000000d1';
export const PROPOSER = '00000000-0000-7000-8000-000000000001';

export const aStanding = (over: Partial<StandingNow> = {}): StandingNow => ({
  outcome: '21',
  standing: 'needs-decision',
  needs: ['second-person'],
  because: [],
  ...over,
});

/** A proposal that waits, on facts that nobody changed. */
export const aWaitingProposal = (over: Partial<RulingState> = {}): RulingState => ({
  ruling: '00000000-0000-7000-8000-0000000000e1',
  stage: 'proposed',
  proposal: { proposal: PROPOSAL, by: PROPOSER, basisDigest: 'seen' },
  officers: [PROPOSER],
  recorders: [],
  basisDigest: 'seen',
  standings: [aStanding()],
  unfinished: [],
  ranks: [{ outcome: '21', rank: 'inspector' }],
  approvers: [],
  ...over,
});
