import type { DecideSafeguarding, SafeguardingState } from './safeguarding.ts';

export const NOW = new Date('2026-11-22T02:00:00Z');
export const OFFICER = 'invented-officer';
export const SUPERVISOR = 'invented-supervisor';

export const momentOf = (staff: string) => ({
  actor: { force: 'northmoor', staff, name: 'Somebody Invented', roles: [] },
  now: NOW,
});
export const moment = momentOf(OFFICER);

export const REASON = 'The family is safe together and the school already supports them.';

export const childState: SafeguardingState = {
  safeguarding: 'safeguarding-1',
  passage: 'passage-1',
  isChildOfCase: true,
  isAdultNow: false,
  concern: { care: 'neither', safe: 'yes', selfHarm: 'no', homeUnsafe: false },
  owed: undefined,
  isSupervisor: true,
};

export const notReferred: DecideSafeguarding = {
  case: 'case-1',
  person: 'child-1',
  decision: 'considered-not-referred',
  to: [],
  strategy: undefined,
  protectedAt: undefined,
  reason: REASON,
  supervisor: undefined,
};
