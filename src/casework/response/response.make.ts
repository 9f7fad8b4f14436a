import type { Consider, ConsiderState } from './consideration.ts';
import type { AskState, AskSupervisor } from './request.ts';
import type { SupervisorDecides, SupervisorState } from './supervisor.ts';

export const NOW = new Date('2026-11-22T02:00:00Z');
export const OFFICER = 'invented-officer';
export const SUPERVISOR = 'invented-supervisor';
export const CHILD = 'child-1';

export const momentOf = (staff: string, now = NOW) => ({
  actor: { force: 'northmoor', staff, name: 'Somebody Invented', roles: [] },
  now,
});

export const REASON = 'The school already works with both families on this.';

export const considerState: ConsiderState = {
  consideration: 'consideration-1',
  necessityPassage: 'passage-1',
  alternativesPassage: 'passage-2',
  isInCase: true,
  age: undefined,
  ageOnRecord: undefined,
  yearsSince: 0,
  arrestGranted: false,
  homeUnsafe: false,
};

export const interview: Consider = {
  case: 'case-1',
  person: CHILD,
  means: 'interview',
  conclusion: 'pursued',
  necessity: REASON,
  alternatives: REASON,
  ten: 'ten-or-over',
  appropriateAdult: 'parent-or-guardian',
};

export const askState: AskState = {
  request: 'request-1',
  passage: 'passage-1',
  familyPassage: 'passage-2',
  concerns: [CHILD, 'child-2'],
  people: [CHILD, 'child-2', 'adult-1'],
  children: [CHILD, 'child-2'],
  unavailable: [{ subject: CHILD, system: 'pnd' }],
  waiting: [],
};

export const ask: AskSupervisor = {
  case: 'case-1',
  about: 'response',
  subject: undefined,
  system: undefined,
  reason: REASON,
  reviewOn: undefined,
};

export const supervisorState: SupervisorState = {
  decision: 'decision-1',
  passage: 'passage-1',
  concerns: [CHILD],
  waiting: undefined,
  officers: [OFFICER],
  advised: undefined,
};

export const decides: SupervisorDecides<string> = { case: 'case-1', value: 'proportionate', reason: REASON };
