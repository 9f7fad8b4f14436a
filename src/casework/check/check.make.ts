import { defaultCheckSetting } from './check.setting.ts';
import type { CheckState, Recorded, RecordCheck, Subject } from './check.ts';

export const NOW = new Date('2026-11-22T02:00:00Z');
export const DAY_MS = 86_400_000;
export const CASE = '01980000-0000-7000-8000-00000000000a';
export const CHILD = '01980000-0000-7000-8000-0000000000c1';
export const PLACE = '01980000-0000-7000-8000-0000000000f1';

export const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);

export const moment = {
  actor: { force: 'northmoor', staff: 'invented-officer', name: 'Olive Example', roles: ['officer'] },
  now: NOW,
};

export const aChild: Subject = {
  kind: 'person',
  subject: CHILD,
  position: 1,
  addedAt: daysAgo(1),
  changedAt: undefined,
};
export const aPlace: Subject = {
  kind: 'place',
  subject: PLACE,
  position: 1,
  addedAt: daysAgo(1),
  changedAt: undefined,
};

export const clear: RecordCheck = {
  case: CASE,
  subject: CHILD,
  system: 'pnc',
  result: 'no-trace',
  unavailable: undefined,
  reference: undefined,
  ranAt: 'now',
};

export const ofChild: CheckState = { check: 'check-1', kind: 'person', setting: defaultCheckSetting };

export const recorded = (over: Partial<Recorded> = {}): Recorded => ({
  subject: CHILD,
  system: 'pnc',
  result: 'no-trace',
  unavailable: null,
  reference: null,
  ranAt: NOW,
  by: 'invented-officer',
  ...over,
});
